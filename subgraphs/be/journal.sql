-- The journal of changes, derived from bureau.ts by `npm run journals`: change the mapping, not this file.
CREATE TABLE change_journal_origin (origin VARCHAR(36) NOT NULL) ENGINE = InnoDB;
INSERT INTO change_journal_origin VALUES (LEFT(MD5(UUID()), 12));
CREATE TABLE change_journal (
  position    BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  record_type VARCHAR(20),
  record_key  TEXT,
  via         VARCHAR(200),
  happened    VARCHAR(10)  NOT NULL,
  at          TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)
) ENGINE = InnoDB, CHARACTER SET utf8mb4, COLLATE utf8mb4_bin;
INSERT INTO change_journal (happened) VALUES ('ANYTHING');

CREATE TRIGGER `change_journal_arme_tracage_insert` AFTER INSERT ON `arme_tracage` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_arme_tracage_update` AFTER UPDATE ON `arme_tracage` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_arme_tracage_delete` AFTER DELETE ON `arme_tracage` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_ent_refus_insert` AFTER INSERT ON `ent_refus` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_ent`, NULL, 'CHANGED'), ('TravelDocument', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Warrant', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Vehicle', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Firearm', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Seizure', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_ent_refus_update` AFTER UPDATE ON `ent_refus` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_ent`, NULL, 'CHANGED'), ('TravelDocument', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Warrant', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Vehicle', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Firearm', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Seizure', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_ent`, NULL, 'CHANGED'), ('TravelDocument', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Warrant', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Vehicle', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Firearm', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Seizure', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_ent_refus_delete` AFTER DELETE ON `ent_refus` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_ent`, NULL, 'CHANGED'), ('TravelDocument', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Warrant', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Vehicle', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Firearm', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Seizure', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_entite_insert` AFTER INSERT ON `entite` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_ent`, NULL, 'CHANGED'), ('TravelDocument', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Warrant', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Vehicle', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Firearm', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Seizure', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_entite_update` AFTER UPDATE ON `entite` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_ent`, NULL, 'CHANGED'), ('TravelDocument', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Warrant', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Vehicle', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Firearm', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Seizure', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_ent`, NULL, 'CHANGED'), ('TravelDocument', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Warrant', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Vehicle', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Firearm', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Seizure', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_entite_delete` AFTER DELETE ON `entite` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_ent`, NULL, 'CHANGED'), ('TravelDocument', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Warrant', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Vehicle', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Firearm', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Seizure', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_fait_insert` AFTER INSERT ON `fait` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_fait` IN ('MD')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_ent`, NULL, 'INSERTED'); END IF;
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_fait` IN ('SA')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`id_ent`, NULL, 'INSERTED'); END IF;
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_fait` IN ('AR')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`id_ent`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_fait_update` AFTER UPDATE ON `fait` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_fait` IN ('MD')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_fait` IN ('MD')) AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`) OR NOT (BINARY OLD.`typ_fait` <=> BINARY NEW.`typ_fait`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_fait` IN ('SA')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_fait` IN ('SA')) AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`) OR NOT (BINARY OLD.`typ_fait` <=> BINARY NEW.`typ_fait`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_fait` IN ('AR')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_fait` IN ('AR')) AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`) OR NOT (BINARY OLD.`typ_fait` <=> BINARY NEW.`typ_fait`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_fait_delete` AFTER DELETE ON `fait` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_fait` IN ('MD')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_ent`, NULL, 'DELETED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_fait` IN ('SA')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`id_ent`, NULL, 'DELETED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_fait` IN ('AR')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`id_ent`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_fait_bien_insert` AFTER INSERT ON `fait_bien` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_fait_bien_update` AFTER UPDATE ON `fait_bien` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_fait_bien_delete` AFTER DELETE ON `fait_bien` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_fait_qualif_insert` AFTER INSERT ON `fait_qualif` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_fait_qualif_update` AFTER UPDATE ON `fait_qualif` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_fait_qualif_delete` AFTER DELETE ON `fait_qualif` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_ent`, 'id_ent', 'CHANGED'), ('Arrest', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_lien_pers_fait_insert` AFTER INSERT ON `lien_pers_fait` FOR EACH ROW BEGIN
  IF NEW.`id_pers` IS NOT NULL AND (NEW.`role_rol` IN ('REC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_pers`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_fait` IS NOT NULL AND (NEW.`role_rol` IN ('REC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_fait`, 'id_ent', 'CHANGED'); END IF;
  IF NEW.`id_pers` IS NOT NULL AND (NEW.`role_rol` IN ('ARR')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_pers`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_fait` IS NOT NULL AND (NEW.`role_rol` IN ('ARR')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`id_fait`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_lien_pers_fait_update` AFTER UPDATE ON `lien_pers_fait` FOR EACH ROW BEGIN
  IF NEW.`id_pers` IS NOT NULL AND (NEW.`role_rol` IN ('REC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_pers`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_pers` IS NOT NULL AND (OLD.`role_rol` IN ('REC')) AND (NOT (BINARY OLD.`id_pers` <=> BINARY NEW.`id_pers`) OR NOT (BINARY OLD.`role_rol` <=> BINARY NEW.`role_rol`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_pers`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_fait` IS NOT NULL AND (NEW.`role_rol` IN ('REC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_fait`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_fait` IS NOT NULL AND (OLD.`role_rol` IN ('REC')) AND (NOT (BINARY OLD.`id_fait` <=> BINARY NEW.`id_fait`) OR NOT (BINARY OLD.`role_rol` <=> BINARY NEW.`role_rol`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_fait`, 'id_ent', 'CHANGED'); END IF;
  IF NEW.`id_pers` IS NOT NULL AND (NEW.`role_rol` IN ('ARR')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_pers`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_pers` IS NOT NULL AND (OLD.`role_rol` IN ('ARR')) AND (NOT (BINARY OLD.`id_pers` <=> BINARY NEW.`id_pers`) OR NOT (BINARY OLD.`role_rol` <=> BINARY NEW.`role_rol`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_pers`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_fait` IS NOT NULL AND (NEW.`role_rol` IN ('ARR')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`id_fait`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_fait` IS NOT NULL AND (OLD.`role_rol` IN ('ARR')) AND (NOT (BINARY OLD.`id_fait` <=> BINARY NEW.`id_fait`) OR NOT (BINARY OLD.`role_rol` <=> BINARY NEW.`role_rol`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`id_fait`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_lien_pers_fait_delete` AFTER DELETE ON `lien_pers_fait` FOR EACH ROW BEGIN
  IF OLD.`id_pers` IS NOT NULL AND (OLD.`role_rol` IN ('REC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_pers`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_fait` IS NOT NULL AND (OLD.`role_rol` IN ('REC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_fait`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_pers` IS NOT NULL AND (OLD.`role_rol` IN ('ARR')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_pers`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_fait` IS NOT NULL AND (OLD.`role_rol` IN ('ARR')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`id_fait`, 'id_ent', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_lien_pers_objet_insert` AFTER INSERT ON `lien_pers_objet` FOR EACH ROW BEGIN
  IF NEW.`id_pers` IS NOT NULL AND (NEW.`role_rol` IN ('TIT')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_pers`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_objet` IS NOT NULL AND (NEW.`role_rol` IN ('TIT')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`id_objet`, 'id_ent', 'CHANGED'); END IF;
  IF NEW.`id_pers` IS NOT NULL AND (NEW.`role_rol` IN ('UTI')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_pers`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_objet` IS NOT NULL AND (NEW.`role_rol` IN ('UTI')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`id_objet`, 'id_ent', 'CHANGED'); END IF;
  IF NEW.`id_pers` IS NOT NULL AND (NEW.`role_rol` IN ('DET')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_pers`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_objet` IS NOT NULL AND (NEW.`role_rol` IN ('DET')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_objet`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_lien_pers_objet_update` AFTER UPDATE ON `lien_pers_objet` FOR EACH ROW BEGIN
  IF NEW.`id_pers` IS NOT NULL AND (NEW.`role_rol` IN ('TIT')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_pers`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_pers` IS NOT NULL AND (OLD.`role_rol` IN ('TIT')) AND (NOT (BINARY OLD.`id_pers` <=> BINARY NEW.`id_pers`) OR NOT (BINARY OLD.`role_rol` <=> BINARY NEW.`role_rol`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_pers`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_objet` IS NOT NULL AND (NEW.`role_rol` IN ('TIT')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`id_objet`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_objet` IS NOT NULL AND (OLD.`role_rol` IN ('TIT')) AND (NOT (BINARY OLD.`id_objet` <=> BINARY NEW.`id_objet`) OR NOT (BINARY OLD.`role_rol` <=> BINARY NEW.`role_rol`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`id_objet`, 'id_ent', 'CHANGED'); END IF;
  IF NEW.`id_pers` IS NOT NULL AND (NEW.`role_rol` IN ('UTI')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_pers`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_pers` IS NOT NULL AND (OLD.`role_rol` IN ('UTI')) AND (NOT (BINARY OLD.`id_pers` <=> BINARY NEW.`id_pers`) OR NOT (BINARY OLD.`role_rol` <=> BINARY NEW.`role_rol`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_pers`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_objet` IS NOT NULL AND (NEW.`role_rol` IN ('UTI')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`id_objet`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_objet` IS NOT NULL AND (OLD.`role_rol` IN ('UTI')) AND (NOT (BINARY OLD.`id_objet` <=> BINARY NEW.`id_objet`) OR NOT (BINARY OLD.`role_rol` <=> BINARY NEW.`role_rol`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`id_objet`, 'id_ent', 'CHANGED'); END IF;
  IF NEW.`id_pers` IS NOT NULL AND (NEW.`role_rol` IN ('DET')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_pers`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_pers` IS NOT NULL AND (OLD.`role_rol` IN ('DET')) AND (NOT (BINARY OLD.`id_pers` <=> BINARY NEW.`id_pers`) OR NOT (BINARY OLD.`role_rol` <=> BINARY NEW.`role_rol`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_pers`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_objet` IS NOT NULL AND (NEW.`role_rol` IN ('DET')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_objet`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_objet` IS NOT NULL AND (OLD.`role_rol` IN ('DET')) AND (NOT (BINARY OLD.`id_objet` <=> BINARY NEW.`id_objet`) OR NOT (BINARY OLD.`role_rol` <=> BINARY NEW.`role_rol`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_objet`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_lien_pers_objet_delete` AFTER DELETE ON `lien_pers_objet` FOR EACH ROW BEGIN
  IF OLD.`id_pers` IS NOT NULL AND (OLD.`role_rol` IN ('TIT')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_pers`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_objet` IS NOT NULL AND (OLD.`role_rol` IN ('TIT')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`id_objet`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_pers` IS NOT NULL AND (OLD.`role_rol` IN ('UTI')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_pers`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_objet` IS NOT NULL AND (OLD.`role_rol` IN ('UTI')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`id_objet`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_pers` IS NOT NULL AND (OLD.`role_rol` IN ('DET')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_pers`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_objet` IS NOT NULL AND (OLD.`role_rol` IN ('DET')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_objet`, 'id_ent', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_objet_insert` AFTER INSERT ON `objet` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_objet` IN ('DOC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`id_ent`, NULL, 'INSERTED'); END IF;
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_objet` IN ('VEH')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`id_ent`, NULL, 'INSERTED'); END IF;
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_objet` IN ('ARM')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_ent`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_objet_update` AFTER UPDATE ON `objet` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_objet` IN ('DOC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_objet` IN ('DOC')) AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`) OR NOT (BINARY OLD.`typ_objet` <=> BINARY NEW.`typ_objet`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_objet` IN ('VEH')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_objet` IN ('VEH')) AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`) OR NOT (BINARY OLD.`typ_objet` <=> BINARY NEW.`typ_objet`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_ent` IS NOT NULL AND (NEW.`typ_objet` IN ('ARM')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_objet` IN ('ARM')) AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`) OR NOT (BINARY OLD.`typ_objet` <=> BINARY NEW.`typ_objet`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_objet_delete` AFTER DELETE ON `objet` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_objet` IN ('DOC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`id_ent`, NULL, 'DELETED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_objet` IN ('VEH')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`id_ent`, NULL, 'DELETED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (OLD.`typ_objet` IN ('ARM')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_ent`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_objet_arme_insert` AFTER INSERT ON `objet_arme` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_objet_arme_update` AFTER UPDATE ON `objet_arme` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_objet_arme_delete` AFTER DELETE ON `objet_arme` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_objet_doc_insert` AFTER INSERT ON `objet_doc` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_objet_doc_update` AFTER UPDATE ON `objet_doc` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_objet_doc_delete` AFTER DELETE ON `objet_doc` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_objet_veh_insert` AFTER INSERT ON `objet_veh` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_objet_veh_update` AFTER UPDATE ON `objet_veh` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`id_ent`, 'id_ent', 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_objet_veh_delete` AFTER DELETE ON `objet_veh` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`id_ent`, 'id_ent', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_pers_insert` AFTER INSERT ON `pers` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_ent`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_pers_update` AFTER UPDATE ON `pers` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_pers_delete` AFTER DELETE ON `pers` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_ent`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_pers_nat_insert` AFTER INSERT ON `pers_nat` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_pers_nat_update` AFTER UPDATE ON `pers_nat` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_pers_nat_delete` AFTER DELETE ON `pers_nat` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_pers_nom_insert` AFTER INSERT ON `pers_nom` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_pers_nom_update` AFTER UPDATE ON `pers_nom` FOR EACH ROW BEGIN
  IF NEW.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_ent`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_ent` IS NOT NULL AND (NOT (BINARY OLD.`id_ent` <=> BINARY NEW.`id_ent`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_pers_nom_delete` AFTER DELETE ON `pers_nom` FOR EACH ROW BEGIN
  IF OLD.`id_ent` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_ent`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_qualif_insert` AFTER INSERT ON `qualif` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;
CREATE TRIGGER `change_journal_qualif_update` AFTER UPDATE ON `qualif` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;
CREATE TRIGGER `change_journal_qualif_delete` AFTER DELETE ON `qualif` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;
