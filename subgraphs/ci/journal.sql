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

CREATE TRIGGER `change_journal_ARME_insert` AFTER INSERT ON `ARME` FOR EACH ROW BEGIN
  IF NEW.`NUM_ARME` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`NUM_ARME`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_ARME_update` AFTER UPDATE ON `ARME` FOR EACH ROW BEGIN
  IF NEW.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF NEW.`NUM_ARME` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`NUM_ARME`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_ARME` IS NOT NULL AND (NOT (BINARY OLD.`NUM_ARME` <=> BINARY NEW.`NUM_ARME`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`NUM_ARME`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_ARME_delete` AFTER DELETE ON `ARME` FOR EACH ROW BEGIN
  IF OLD.`NUM_ARME` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`NUM_ARME`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_FICHE_PERSONNE_insert` AFTER INSERT ON `FICHE_PERSONNE` FOR EACH ROW BEGIN
  IF NEW.`NUM_FICHE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`NUM_FICHE`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_FICHE_PERSONNE_update` AFTER UPDATE ON `FICHE_PERSONNE` FOR EACH ROW BEGIN
  IF NEW.`NUM_FICHE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_FICHE_PERSONNE_delete` AFTER DELETE ON `FICHE_PERSONNE` FOR EACH ROW BEGIN
  IF OLD.`NUM_FICHE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`NUM_FICHE`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_INTERPELLATION_insert` AFTER INSERT ON `INTERPELLATION` FOR EACH ROW BEGIN
  IF NEW.`NUM_INTERP` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`NUM_INTERP`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_INTERPELLATION_update` AFTER UPDATE ON `INTERPELLATION` FOR EACH ROW BEGIN
  IF NEW.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF NEW.`NUM_INTERP` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`NUM_INTERP`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_INTERP` IS NOT NULL AND (NOT (BINARY OLD.`NUM_INTERP` <=> BINARY NEW.`NUM_INTERP`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`NUM_INTERP`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_INTERPELLATION_delete` AFTER DELETE ON `INTERPELLATION` FOR EACH ROW BEGIN
  IF OLD.`NUM_INTERP` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`NUM_INTERP`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_MANDAT_insert` AFTER INSERT ON `MANDAT` FOR EACH ROW BEGIN
  IF NEW.`NUM_MANDAT` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`NUM_MANDAT`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_MANDAT_update` AFTER UPDATE ON `MANDAT` FOR EACH ROW BEGIN
  IF NEW.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF NEW.`NUM_MANDAT` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`NUM_MANDAT`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_MANDAT` IS NOT NULL AND (NOT (BINARY OLD.`NUM_MANDAT` <=> BINARY NEW.`NUM_MANDAT`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`NUM_MANDAT`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_MANDAT_delete` AFTER DELETE ON `MANDAT` FOR EACH ROW BEGIN
  IF OLD.`NUM_MANDAT` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`NUM_MANDAT`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_PIECE_insert` AFTER INSERT ON `PIECE` FOR EACH ROW BEGIN
  IF NEW.`NUM_PIECE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`NUM_PIECE`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_PIECE_update` AFTER UPDATE ON `PIECE` FOR EACH ROW BEGIN
  IF NEW.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF NEW.`NUM_PIECE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`NUM_PIECE`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_PIECE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_PIECE` <=> BINARY NEW.`NUM_PIECE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`NUM_PIECE`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_PIECE_delete` AFTER DELETE ON `PIECE` FOR EACH ROW BEGIN
  IF OLD.`NUM_PIECE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`NUM_PIECE`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_SAISIE_insert` AFTER INSERT ON `SAISIE` FOR EACH ROW BEGIN
  IF NEW.`NUM_SAISIE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`NUM_SAISIE`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_SAISIE_update` AFTER UPDATE ON `SAISIE` FOR EACH ROW BEGIN
  IF NEW.`NUM_SAISIE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`NUM_SAISIE`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_SAISIE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_SAISIE` <=> BINARY NEW.`NUM_SAISIE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`NUM_SAISIE`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_SAISIE_delete` AFTER DELETE ON `SAISIE` FOR EACH ROW BEGIN
  IF OLD.`NUM_SAISIE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`NUM_SAISIE`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_SCELLE_insert` AFTER INSERT ON `SCELLE` FOR EACH ROW BEGIN
  IF NEW.`NUM_SAISIE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`NUM_SAISIE`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_SCELLE_update` AFTER UPDATE ON `SCELLE` FOR EACH ROW BEGIN
  IF NEW.`NUM_SAISIE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`NUM_SAISIE`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_SAISIE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_SAISIE` <=> BINARY NEW.`NUM_SAISIE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`NUM_SAISIE`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_SCELLE_delete` AFTER DELETE ON `SCELLE` FOR EACH ROW BEGIN
  IF OLD.`NUM_SAISIE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`NUM_SAISIE`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_VEHICULE_insert` AFTER INSERT ON `VEHICULE` FOR EACH ROW BEGIN
  IF NEW.`NUM_VEHICULE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`NUM_VEHICULE`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_VEHICULE_update` AFTER UPDATE ON `VEHICULE` FOR EACH ROW BEGIN
  IF NEW.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_FICHE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_FICHE` <=> BINARY NEW.`NUM_FICHE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`NUM_FICHE`, NULL, 'CHANGED'); END IF;
  IF NEW.`NUM_VEHICULE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`NUM_VEHICULE`, NULL, 'CHANGED'); END IF;
  IF OLD.`NUM_VEHICULE` IS NOT NULL AND (NOT (BINARY OLD.`NUM_VEHICULE` <=> BINARY NEW.`NUM_VEHICULE`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`NUM_VEHICULE`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_VEHICULE_delete` AFTER DELETE ON `VEHICULE` FOR EACH ROW BEGIN
  IF OLD.`NUM_VEHICULE` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`NUM_VEHICULE`, NULL, 'DELETED'); END IF;
END;
