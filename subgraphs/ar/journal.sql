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

CREATE TRIGGER `change_journal_arma_insert` AFTER INSERT ON `arma` FOR EACH ROW BEGIN
  IF NEW.`id_arma` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_arma`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_arma_update` AFTER UPDATE ON `arma` FOR EACH ROW BEGIN
  IF NEW.`id_legitimo_usuario` IS NOT NULL AND (NOT (BINARY OLD.`id_legitimo_usuario` <=> BINARY NEW.`id_legitimo_usuario`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_legitimo_usuario`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_legitimo_usuario` IS NOT NULL AND (NOT (BINARY OLD.`id_legitimo_usuario` <=> BINARY NEW.`id_legitimo_usuario`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_legitimo_usuario`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_arma` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_arma`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_arma` IS NOT NULL AND (NOT (BINARY OLD.`id_arma` <=> BINARY NEW.`id_arma`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_arma`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_arma_delete` AFTER DELETE ON `arma` FOR EACH ROW BEGIN
  IF OLD.`id_arma` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_arma`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_automotor_insert` AFTER INSERT ON `automotor` FOR EACH ROW BEGIN
  IF NEW.`id_automotor` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`id_automotor`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_automotor_update` AFTER UPDATE ON `automotor` FOR EACH ROW BEGIN
  IF NEW.`id_titular` IS NOT NULL AND (NOT (BINARY OLD.`id_titular` <=> BINARY NEW.`id_titular`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_titular`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_titular` IS NOT NULL AND (NOT (BINARY OLD.`id_titular` <=> BINARY NEW.`id_titular`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_titular`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_automotor` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`id_automotor`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_automotor` IS NOT NULL AND (NOT (BINARY OLD.`id_automotor` <=> BINARY NEW.`id_automotor`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`id_automotor`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_automotor_delete` AFTER DELETE ON `automotor` FOR EACH ROW BEGIN
  IF OLD.`id_automotor` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`id_automotor`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_cat_arma_insert` AFTER INSERT ON `cat_arma` FOR EACH ROW BEGIN
  IF NEW.`id_clase_arma` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_clase_arma`, 'id_clase_arma', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_cat_arma_update` AFTER UPDATE ON `cat_arma` FOR EACH ROW BEGIN
  IF NEW.`id_clase_arma` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`id_clase_arma`, 'id_clase_arma', 'CHANGED'); END IF;
  IF OLD.`id_clase_arma` IS NOT NULL AND (NOT (BINARY OLD.`id_clase_arma` <=> BINARY NEW.`id_clase_arma`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_clase_arma`, 'id_clase_arma', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_cat_arma_delete` AFTER DELETE ON `cat_arma` FOR EACH ROW BEGIN
  IF OLD.`id_clase_arma` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`id_clase_arma`, 'id_clase_arma', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_cat_delito_insert` AFTER INSERT ON `cat_delito` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;
CREATE TRIGGER `change_journal_cat_delito_update` AFTER UPDATE ON `cat_delito` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;
CREATE TRIGGER `change_journal_cat_delito_delete` AFTER DELETE ON `cat_delito` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;

CREATE TRIGGER `change_journal_cat_organismo_insert` AFTER INSERT ON `cat_organismo` FOR EACH ROW BEGIN
  IF NEW.`id_organismo` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_organismo`, 'id_organismo', 'CHANGED'), ('Arrest', NEW.`id_organismo`, 'id_organismo', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_cat_organismo_update` AFTER UPDATE ON `cat_organismo` FOR EACH ROW BEGIN
  IF NEW.`id_organismo` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_organismo`, 'id_organismo', 'CHANGED'), ('Arrest', NEW.`id_organismo`, 'id_organismo', 'CHANGED'); END IF;
  IF OLD.`id_organismo` IS NOT NULL AND (NOT (BINARY OLD.`id_organismo` <=> BINARY NEW.`id_organismo`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_organismo`, 'id_organismo', 'CHANGED'), ('Arrest', OLD.`id_organismo`, 'id_organismo', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_cat_organismo_delete` AFTER DELETE ON `cat_organismo` FOR EACH ROW BEGIN
  IF OLD.`id_organismo` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_organismo`, 'id_organismo', 'CHANGED'), ('Arrest', OLD.`id_organismo`, 'id_organismo', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_cat_pais_insert` AFTER INSERT ON `cat_pais` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NULL, '*', 'CHANGED'), ('Seizure', NULL, '*', 'CHANGED');
  IF NEW.`id_pais` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`id_pais`, 'id_pais_emisor', 'CHANGED'), ('Vehicle', NEW.`id_pais`, 'id_pais_dominio', 'CHANGED'), ('Vehicle', NEW.`id_pais`, 'id_pais_robo', 'CHANGED'), ('Firearm', NEW.`id_pais`, 'id_pais_fabricacion', 'CHANGED'), ('Arrest', NEW.`id_pais`, 'id_pais', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_cat_pais_update` AFTER UPDATE ON `cat_pais` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NULL, '*', 'CHANGED'), ('Seizure', NULL, '*', 'CHANGED');
  IF NEW.`id_pais` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`id_pais`, 'id_pais_emisor', 'CHANGED'), ('Vehicle', NEW.`id_pais`, 'id_pais_dominio', 'CHANGED'), ('Vehicle', NEW.`id_pais`, 'id_pais_robo', 'CHANGED'), ('Firearm', NEW.`id_pais`, 'id_pais_fabricacion', 'CHANGED'), ('Arrest', NEW.`id_pais`, 'id_pais', 'CHANGED'); END IF;
  IF OLD.`id_pais` IS NOT NULL AND (NOT (BINARY OLD.`id_pais` <=> BINARY NEW.`id_pais`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`id_pais`, 'id_pais_emisor', 'CHANGED'), ('Vehicle', OLD.`id_pais`, 'id_pais_dominio', 'CHANGED'), ('Vehicle', OLD.`id_pais`, 'id_pais_robo', 'CHANGED'), ('Firearm', OLD.`id_pais`, 'id_pais_fabricacion', 'CHANGED'), ('Arrest', OLD.`id_pais`, 'id_pais', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_cat_pais_delete` AFTER DELETE ON `cat_pais` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NULL, '*', 'CHANGED'), ('Seizure', NULL, '*', 'CHANGED');
  IF OLD.`id_pais` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`id_pais`, 'id_pais_emisor', 'CHANGED'), ('Vehicle', OLD.`id_pais`, 'id_pais_dominio', 'CHANGED'), ('Vehicle', OLD.`id_pais`, 'id_pais_robo', 'CHANGED'), ('Firearm', OLD.`id_pais`, 'id_pais_fabricacion', 'CHANGED'), ('Arrest', OLD.`id_pais`, 'id_pais', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_cat_tipo_requerimiento_insert` AFTER INSERT ON `cat_tipo_requerimiento` FOR EACH ROW BEGIN
  IF NEW.`id_tipo` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('TravelDocument', NEW.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('Warrant', NEW.`id_tipo`, 'id_tipo', 'CHANGED'), ('Vehicle', NEW.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('Firearm', NEW.`id_tipo`, 'req.id_tipo', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_cat_tipo_requerimiento_update` AFTER UPDATE ON `cat_tipo_requerimiento` FOR EACH ROW BEGIN
  IF NEW.`id_tipo` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('TravelDocument', NEW.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('Warrant', NEW.`id_tipo`, 'id_tipo', 'CHANGED'), ('Vehicle', NEW.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('Firearm', NEW.`id_tipo`, 'req.id_tipo', 'CHANGED'); END IF;
  IF OLD.`id_tipo` IS NOT NULL AND (NOT (BINARY OLD.`id_tipo` <=> BINARY NEW.`id_tipo`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('TravelDocument', OLD.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('Warrant', OLD.`id_tipo`, 'id_tipo', 'CHANGED'), ('Vehicle', OLD.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('Firearm', OLD.`id_tipo`, 'req.id_tipo', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_cat_tipo_requerimiento_delete` AFTER DELETE ON `cat_tipo_requerimiento` FOR EACH ROW BEGIN
  IF OLD.`id_tipo` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('TravelDocument', OLD.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('Warrant', OLD.`id_tipo`, 'id_tipo', 'CHANGED'), ('Vehicle', OLD.`id_tipo`, 'req.id_tipo', 'CHANGED'), ('Firearm', OLD.`id_tipo`, 'req.id_tipo', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_documento_insert` AFTER INSERT ON `documento` FOR EACH ROW BEGIN
  IF NEW.`id_documento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`id_documento`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_documento_update` AFTER UPDATE ON `documento` FOR EACH ROW BEGIN
  IF NEW.`id_titular` IS NOT NULL AND (NOT (BINARY OLD.`id_titular` <=> BINARY NEW.`id_titular`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_titular`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_titular` IS NOT NULL AND (NOT (BINARY OLD.`id_titular` <=> BINARY NEW.`id_titular`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_titular`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_documento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`id_documento`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_documento` IS NOT NULL AND (NOT (BINARY OLD.`id_documento` <=> BINARY NEW.`id_documento`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`id_documento`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_documento_delete` AFTER DELETE ON `documento` FOR EACH ROW BEGIN
  IF OLD.`id_documento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`id_documento`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_efecto_secuestrado_insert` AFTER INSERT ON `efecto_secuestrado` FOR EACH ROW BEGIN
  IF NEW.`id_procedimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`id_procedimiento`, 'id_procedimiento', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_efecto_secuestrado_update` AFTER UPDATE ON `efecto_secuestrado` FOR EACH ROW BEGIN
  IF NEW.`id_procedimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`id_procedimiento`, 'id_procedimiento', 'CHANGED'); END IF;
  IF OLD.`id_procedimiento` IS NOT NULL AND (NOT (BINARY OLD.`id_procedimiento` <=> BINARY NEW.`id_procedimiento`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`id_procedimiento`, 'id_procedimiento', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_efecto_secuestrado_delete` AFTER DELETE ON `efecto_secuestrado` FOR EACH ROW BEGIN
  IF OLD.`id_procedimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`id_procedimiento`, 'id_procedimiento', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_otra_identidad_insert` AFTER INSERT ON `otra_identidad` FOR EACH ROW BEGIN
  IF NEW.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_sujeto`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_otra_identidad_update` AFTER UPDATE ON `otra_identidad` FOR EACH ROW BEGIN
  IF NEW.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_sujeto`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_sujeto` IS NOT NULL AND (NOT (BINARY OLD.`id_sujeto` <=> BINARY NEW.`id_sujeto`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_sujeto`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_otra_identidad_delete` AFTER DELETE ON `otra_identidad` FOR EACH ROW BEGIN
  IF OLD.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_sujeto`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_procedimiento_insert` AFTER INSERT ON `procedimiento` FOR EACH ROW BEGIN
  IF NEW.`id_procedimiento` IS NOT NULL AND (NEW.`clase` IN ('SECUESTRO')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`id_procedimiento`, NULL, 'INSERTED'); END IF;
  IF NEW.`id_procedimiento` IS NOT NULL AND (NEW.`clase` IN ('DETENCION')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`id_procedimiento`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_procedimiento_update` AFTER UPDATE ON `procedimiento` FOR EACH ROW BEGIN
  IF NEW.`id_detenido` IS NOT NULL AND (NOT (BINARY OLD.`id_detenido` <=> BINARY NEW.`id_detenido`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_detenido`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_detenido` IS NOT NULL AND (NOT (BINARY OLD.`id_detenido` <=> BINARY NEW.`id_detenido`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_detenido`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_procedimiento` IS NOT NULL AND (NEW.`clase` IN ('SECUESTRO')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`id_procedimiento`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_procedimiento` IS NOT NULL AND (OLD.`clase` IN ('SECUESTRO')) AND (NOT (BINARY OLD.`id_procedimiento` <=> BINARY NEW.`id_procedimiento`) OR NOT (BINARY OLD.`clase` <=> BINARY NEW.`clase`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`id_procedimiento`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_procedimiento` IS NOT NULL AND (NEW.`clase` IN ('DETENCION')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`id_procedimiento`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_procedimiento` IS NOT NULL AND (OLD.`clase` IN ('DETENCION')) AND (NOT (BINARY OLD.`id_procedimiento` <=> BINARY NEW.`id_procedimiento`) OR NOT (BINARY OLD.`clase` <=> BINARY NEW.`clase`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`id_procedimiento`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_procedimiento_delete` AFTER DELETE ON `procedimiento` FOR EACH ROW BEGIN
  IF OLD.`id_procedimiento` IS NOT NULL AND (OLD.`clase` IN ('SECUESTRO')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`id_procedimiento`, NULL, 'DELETED'); END IF;
  IF OLD.`id_procedimiento` IS NOT NULL AND (OLD.`clase` IN ('DETENCION')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`id_procedimiento`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_procedimiento_delito_insert` AFTER INSERT ON `procedimiento_delito` FOR EACH ROW BEGIN
  IF NEW.`id_procedimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`id_procedimiento`, 'id_procedimiento', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_procedimiento_delito_update` AFTER UPDATE ON `procedimiento_delito` FOR EACH ROW BEGIN
  IF NEW.`id_procedimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`id_procedimiento`, 'id_procedimiento', 'CHANGED'); END IF;
  IF OLD.`id_procedimiento` IS NOT NULL AND (NOT (BINARY OLD.`id_procedimiento` <=> BINARY NEW.`id_procedimiento`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`id_procedimiento`, 'id_procedimiento', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_procedimiento_delito_delete` AFTER DELETE ON `procedimiento_delito` FOR EACH ROW BEGIN
  IF OLD.`id_procedimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`id_procedimiento`, 'id_procedimiento', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_requerimiento_insert` AFTER INSERT ON `requerimiento` FOR EACH ROW BEGIN
  IF NEW.`id_requerimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('TravelDocument', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('Vehicle', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('Firearm', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
  IF NEW.`id_requerimiento` IS NOT NULL AND (NEW.`id_tipo` IN (201, 202, 203, 204)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_requerimiento`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_requerimiento_update` AFTER UPDATE ON `requerimiento` FOR EACH ROW BEGIN
  IF NEW.`id_requerimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('TravelDocument', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('Vehicle', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('Firearm', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
  IF OLD.`id_requerimiento` IS NOT NULL AND (NOT (BINARY OLD.`id_requerimiento` <=> BINARY NEW.`id_requerimiento`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('TravelDocument', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('Vehicle', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('Firearm', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
  IF NEW.`id_requerimiento` IS NOT NULL AND (NEW.`id_tipo` IN (201, 202, 203, 204)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_requerimiento`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_requerimiento` IS NOT NULL AND (OLD.`id_tipo` IN (201, 202, 203, 204)) AND (NOT (BINARY OLD.`id_requerimiento` <=> BINARY NEW.`id_requerimiento`) OR NOT (BINARY OLD.`id_tipo` <=> BINARY NEW.`id_tipo`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_requerimiento`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_requerimiento_delete` AFTER DELETE ON `requerimiento` FOR EACH ROW BEGIN
  IF OLD.`id_requerimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('TravelDocument', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('Vehicle', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'), ('Firearm', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
  IF OLD.`id_requerimiento` IS NOT NULL AND (OLD.`id_tipo` IN (201, 202, 203, 204)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_requerimiento`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_requerimiento_delito_insert` AFTER INSERT ON `requerimiento_delito` FOR EACH ROW BEGIN
  IF NEW.`id_requerimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_requerimiento_delito_update` AFTER UPDATE ON `requerimiento_delito` FOR EACH ROW BEGIN
  IF NEW.`id_requerimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
  IF OLD.`id_requerimiento` IS NOT NULL AND (NOT (BINARY OLD.`id_requerimiento` <=> BINARY NEW.`id_requerimiento`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_requerimiento_delito_delete` AFTER DELETE ON `requerimiento_delito` FOR EACH ROW BEGIN
  IF OLD.`id_requerimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_requerimiento_sujeto_insert` AFTER INSERT ON `requerimiento_sujeto` FOR EACH ROW BEGIN
  IF NEW.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_sujeto`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_requerimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_requerimiento_sujeto_update` AFTER UPDATE ON `requerimiento_sujeto` FOR EACH ROW BEGIN
  IF NEW.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_sujeto`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_sujeto` IS NOT NULL AND (NOT (BINARY OLD.`id_sujeto` <=> BINARY NEW.`id_sujeto`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_sujeto`, NULL, 'CHANGED'); END IF;
  IF NEW.`id_requerimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
  IF OLD.`id_requerimiento` IS NOT NULL AND (NOT (BINARY OLD.`id_requerimiento` <=> BINARY NEW.`id_requerimiento`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_requerimiento_sujeto_delete` AFTER DELETE ON `requerimiento_sujeto` FOR EACH ROW BEGIN
  IF OLD.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_sujeto`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_requerimiento` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`id_requerimiento`, 'id_requerimiento', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_sujeto_insert` AFTER INSERT ON `sujeto` FOR EACH ROW BEGIN
  IF NEW.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_sujeto`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_sujeto_update` AFTER UPDATE ON `sujeto` FOR EACH ROW BEGIN
  IF NEW.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_sujeto`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_sujeto` IS NOT NULL AND (NOT (BINARY OLD.`id_sujeto` <=> BINARY NEW.`id_sujeto`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_sujeto`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_sujeto_delete` AFTER DELETE ON `sujeto` FOR EACH ROW BEGIN
  IF OLD.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_sujeto`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_sujeto_nacionalidad_insert` AFTER INSERT ON `sujeto_nacionalidad` FOR EACH ROW BEGIN
  IF NEW.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_sujeto`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_sujeto_nacionalidad_update` AFTER UPDATE ON `sujeto_nacionalidad` FOR EACH ROW BEGIN
  IF NEW.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`id_sujeto`, NULL, 'CHANGED'); END IF;
  IF OLD.`id_sujeto` IS NOT NULL AND (NOT (BINARY OLD.`id_sujeto` <=> BINARY NEW.`id_sujeto`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_sujeto`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_sujeto_nacionalidad_delete` AFTER DELETE ON `sujeto_nacionalidad` FOR EACH ROW BEGIN
  IF OLD.`id_sujeto` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`id_sujeto`, NULL, 'CHANGED'); END IF;
END;
