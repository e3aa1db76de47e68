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

CREATE TRIGGER `change_journal_agency_insert` AFTER INSERT ON `agency` FOR EACH ROW BEGIN
  IF NEW.`agency_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`agency_id`, 'court_id', 'CHANGED'), ('Arrest', NEW.`agency_id`, 'agency_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_agency_update` AFTER UPDATE ON `agency` FOR EACH ROW BEGIN
  IF NEW.`agency_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`agency_id`, 'court_id', 'CHANGED'), ('Arrest', NEW.`agency_id`, 'agency_id', 'CHANGED'); END IF;
  IF OLD.`agency_id` IS NOT NULL AND (NOT (BINARY OLD.`agency_id` <=> BINARY NEW.`agency_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`agency_id`, 'court_id', 'CHANGED'), ('Arrest', OLD.`agency_id`, 'agency_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_agency_delete` AFTER DELETE ON `agency` FOR EACH ROW BEGIN
  IF OLD.`agency_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`agency_id`, 'court_id', 'CHANGED'), ('Arrest', OLD.`agency_id`, 'agency_id', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_arrest_insert` AFTER INSERT ON `arrest` FOR EACH ROW BEGIN
  IF NEW.`arrest_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`arrest_id`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_arrest_update` AFTER UPDATE ON `arrest` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
  IF NEW.`arrest_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`arrest_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`arrest_id` IS NOT NULL AND (NOT (BINARY OLD.`arrest_id` <=> BINARY NEW.`arrest_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`arrest_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_arrest_delete` AFTER DELETE ON `arrest` FOR EACH ROW BEGIN
  IF OLD.`arrest_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`arrest_id`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_arrest_charge_insert` AFTER INSERT ON `arrest_charge` FOR EACH ROW BEGIN
  IF NEW.`arrest_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`arrest_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_arrest_charge_update` AFTER UPDATE ON `arrest_charge` FOR EACH ROW BEGIN
  IF NEW.`arrest_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`arrest_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`arrest_id` IS NOT NULL AND (NOT (BINARY OLD.`arrest_id` <=> BINARY NEW.`arrest_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`arrest_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_arrest_charge_delete` AFTER DELETE ON `arrest_charge` FOR EACH ROW BEGIN
  IF OLD.`arrest_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`arrest_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_code_value_insert` AFTER INSERT ON `code_value` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NULL, '*', 'CHANGED'), ('Seizure', NULL, '*', 'CHANGED');
  IF NEW.`code_value_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`code_value_id`, 'control.classification_id', 'CHANGED'), ('TravelDocument', NEW.`code_value_id`, 'control.handling_id', 'CHANGED'), ('TravelDocument', NEW.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('TravelDocument', NEW.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('TravelDocument', NEW.`code_value_id`, 'document_type_id', 'CHANGED'), ('TravelDocument', NEW.`code_value_id`, 'status_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'warrant_type_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'status_id', 'CHANGED'), ('Vehicle', NEW.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Vehicle', NEW.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Vehicle', NEW.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Vehicle', NEW.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Vehicle', NEW.`code_value_id`, 'status_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'weapon_type_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'status_id', 'CHANGED'), ('Arrest', NEW.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Arrest', NEW.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Arrest', NEW.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Arrest', NEW.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Arrest', NEW.`code_value_id`, 'arrest_type_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_code_value_update` AFTER UPDATE ON `code_value` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NULL, '*', 'CHANGED'), ('Seizure', NULL, '*', 'CHANGED');
  IF NEW.`code_value_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`code_value_id`, 'control.classification_id', 'CHANGED'), ('TravelDocument', NEW.`code_value_id`, 'control.handling_id', 'CHANGED'), ('TravelDocument', NEW.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('TravelDocument', NEW.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('TravelDocument', NEW.`code_value_id`, 'document_type_id', 'CHANGED'), ('TravelDocument', NEW.`code_value_id`, 'status_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'warrant_type_id', 'CHANGED'), ('Warrant', NEW.`code_value_id`, 'status_id', 'CHANGED'), ('Vehicle', NEW.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Vehicle', NEW.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Vehicle', NEW.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Vehicle', NEW.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Vehicle', NEW.`code_value_id`, 'status_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'weapon_type_id', 'CHANGED'), ('Firearm', NEW.`code_value_id`, 'status_id', 'CHANGED'), ('Arrest', NEW.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Arrest', NEW.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Arrest', NEW.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Arrest', NEW.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Arrest', NEW.`code_value_id`, 'arrest_type_id', 'CHANGED'); END IF;
  IF OLD.`code_value_id` IS NOT NULL AND (NOT (BINARY OLD.`code_value_id` <=> BINARY NEW.`code_value_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`code_value_id`, 'control.classification_id', 'CHANGED'), ('TravelDocument', OLD.`code_value_id`, 'control.handling_id', 'CHANGED'), ('TravelDocument', OLD.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('TravelDocument', OLD.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('TravelDocument', OLD.`code_value_id`, 'document_type_id', 'CHANGED'), ('TravelDocument', OLD.`code_value_id`, 'status_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'warrant_type_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'status_id', 'CHANGED'), ('Vehicle', OLD.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Vehicle', OLD.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Vehicle', OLD.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Vehicle', OLD.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Vehicle', OLD.`code_value_id`, 'status_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'weapon_type_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'status_id', 'CHANGED'), ('Arrest', OLD.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Arrest', OLD.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Arrest', OLD.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Arrest', OLD.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Arrest', OLD.`code_value_id`, 'arrest_type_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_code_value_delete` AFTER DELETE ON `code_value` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NULL, '*', 'CHANGED'), ('Seizure', NULL, '*', 'CHANGED');
  IF OLD.`code_value_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`code_value_id`, 'control.classification_id', 'CHANGED'), ('TravelDocument', OLD.`code_value_id`, 'control.handling_id', 'CHANGED'), ('TravelDocument', OLD.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('TravelDocument', OLD.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('TravelDocument', OLD.`code_value_id`, 'document_type_id', 'CHANGED'), ('TravelDocument', OLD.`code_value_id`, 'status_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'warrant_type_id', 'CHANGED'), ('Warrant', OLD.`code_value_id`, 'status_id', 'CHANGED'), ('Vehicle', OLD.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Vehicle', OLD.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Vehicle', OLD.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Vehicle', OLD.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Vehicle', OLD.`code_value_id`, 'status_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'weapon_type_id', 'CHANGED'), ('Firearm', OLD.`code_value_id`, 'status_id', 'CHANGED'), ('Arrest', OLD.`code_value_id`, 'control.classification_id', 'CHANGED'), ('Arrest', OLD.`code_value_id`, 'control.handling_id', 'CHANGED'), ('Arrest', OLD.`code_value_id`, 'control.source_grade_id', 'CHANGED'), ('Arrest', OLD.`code_value_id`, 'control.record_state_id', 'CHANGED'), ('Arrest', OLD.`code_value_id`, 'arrest_type_id', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_control_bar_insert` AFTER INSERT ON `control_bar` FOR EACH ROW BEGIN
  IF NEW.`control_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', NEW.`control_id`, 'control_id', 'CHANGED'), ('Warrant', NEW.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', NEW.`control_id`, 'control_id', 'CHANGED'), ('Firearm', NEW.`control_id`, 'control_id', 'CHANGED'), ('Seizure', NEW.`control_id`, 'control_id', 'CHANGED'), ('Arrest', NEW.`control_id`, 'control_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_control_bar_update` AFTER UPDATE ON `control_bar` FOR EACH ROW BEGIN
  IF NEW.`control_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', NEW.`control_id`, 'control_id', 'CHANGED'), ('Warrant', NEW.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', NEW.`control_id`, 'control_id', 'CHANGED'), ('Firearm', NEW.`control_id`, 'control_id', 'CHANGED'), ('Seizure', NEW.`control_id`, 'control_id', 'CHANGED'), ('Arrest', NEW.`control_id`, 'control_id', 'CHANGED'); END IF;
  IF OLD.`control_id` IS NOT NULL AND (NOT (BINARY OLD.`control_id` <=> BINARY NEW.`control_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', OLD.`control_id`, 'control_id', 'CHANGED'), ('Warrant', OLD.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', OLD.`control_id`, 'control_id', 'CHANGED'), ('Firearm', OLD.`control_id`, 'control_id', 'CHANGED'), ('Seizure', OLD.`control_id`, 'control_id', 'CHANGED'), ('Arrest', OLD.`control_id`, 'control_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_control_bar_delete` AFTER DELETE ON `control_bar` FOR EACH ROW BEGIN
  IF OLD.`control_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', OLD.`control_id`, 'control_id', 'CHANGED'), ('Warrant', OLD.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', OLD.`control_id`, 'control_id', 'CHANGED'), ('Firearm', OLD.`control_id`, 'control_id', 'CHANGED'), ('Seizure', OLD.`control_id`, 'control_id', 'CHANGED'), ('Arrest', OLD.`control_id`, 'control_id', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_control_caveat_insert` AFTER INSERT ON `control_caveat` FOR EACH ROW BEGIN
  IF NEW.`control_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', NEW.`control_id`, 'control_id', 'CHANGED'), ('Warrant', NEW.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', NEW.`control_id`, 'control_id', 'CHANGED'), ('Firearm', NEW.`control_id`, 'control_id', 'CHANGED'), ('Seizure', NEW.`control_id`, 'control_id', 'CHANGED'), ('Arrest', NEW.`control_id`, 'control_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_control_caveat_update` AFTER UPDATE ON `control_caveat` FOR EACH ROW BEGIN
  IF NEW.`control_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', NEW.`control_id`, 'control_id', 'CHANGED'), ('Warrant', NEW.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', NEW.`control_id`, 'control_id', 'CHANGED'), ('Firearm', NEW.`control_id`, 'control_id', 'CHANGED'), ('Seizure', NEW.`control_id`, 'control_id', 'CHANGED'), ('Arrest', NEW.`control_id`, 'control_id', 'CHANGED'); END IF;
  IF OLD.`control_id` IS NOT NULL AND (NOT (BINARY OLD.`control_id` <=> BINARY NEW.`control_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', OLD.`control_id`, 'control_id', 'CHANGED'), ('Warrant', OLD.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', OLD.`control_id`, 'control_id', 'CHANGED'), ('Firearm', OLD.`control_id`, 'control_id', 'CHANGED'), ('Seizure', OLD.`control_id`, 'control_id', 'CHANGED'), ('Arrest', OLD.`control_id`, 'control_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_control_caveat_delete` AFTER DELETE ON `control_caveat` FOR EACH ROW BEGIN
  IF OLD.`control_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', OLD.`control_id`, 'control_id', 'CHANGED'), ('Warrant', OLD.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', OLD.`control_id`, 'control_id', 'CHANGED'), ('Firearm', OLD.`control_id`, 'control_id', 'CHANGED'), ('Seizure', OLD.`control_id`, 'control_id', 'CHANGED'), ('Arrest', OLD.`control_id`, 'control_id', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_country_insert` AFTER INSERT ON `country` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NULL, '*', 'CHANGED'), ('TravelDocument', NULL, '*', 'CHANGED'), ('Warrant', NULL, '*', 'CHANGED'), ('Vehicle', NULL, '*', 'CHANGED'), ('Firearm', NULL, '*', 'CHANGED'), ('Seizure', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;
CREATE TRIGGER `change_journal_country_update` AFTER UPDATE ON `country` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NULL, '*', 'CHANGED'), ('TravelDocument', NULL, '*', 'CHANGED'), ('Warrant', NULL, '*', 'CHANGED'), ('Vehicle', NULL, '*', 'CHANGED'), ('Firearm', NULL, '*', 'CHANGED'), ('Seizure', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;
CREATE TRIGGER `change_journal_country_delete` AFTER DELETE ON `country` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NULL, '*', 'CHANGED'), ('TravelDocument', NULL, '*', 'CHANGED'), ('Warrant', NULL, '*', 'CHANGED'), ('Vehicle', NULL, '*', 'CHANGED'), ('Firearm', NULL, '*', 'CHANGED'), ('Seizure', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;

CREATE TRIGGER `change_journal_firearm_insert` AFTER INSERT ON `firearm` FOR EACH ROW BEGIN
  IF NEW.`firearm_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`firearm_id`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_firearm_update` AFTER UPDATE ON `firearm` FOR EACH ROW BEGIN
  IF NEW.`keeper_person_id` IS NOT NULL AND (NOT (BINARY OLD.`keeper_person_id` <=> BINARY NEW.`keeper_person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`keeper_person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`keeper_person_id` IS NOT NULL AND (NOT (BINARY OLD.`keeper_person_id` <=> BINARY NEW.`keeper_person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`keeper_person_id`, NULL, 'CHANGED'); END IF;
  IF NEW.`firearm_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`firearm_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`firearm_id` IS NOT NULL AND (NOT (BINARY OLD.`firearm_id` <=> BINARY NEW.`firearm_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`firearm_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_firearm_delete` AFTER DELETE ON `firearm` FOR EACH ROW BEGIN
  IF OLD.`firearm_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`firearm_id`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_firearm_import_mark_insert` AFTER INSERT ON `firearm_import_mark` FOR EACH ROW BEGIN
  IF NEW.`firearm_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`firearm_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_firearm_import_mark_update` AFTER UPDATE ON `firearm_import_mark` FOR EACH ROW BEGIN
  IF NEW.`firearm_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`firearm_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`firearm_id` IS NOT NULL AND (NOT (BINARY OLD.`firearm_id` <=> BINARY NEW.`firearm_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`firearm_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_firearm_import_mark_delete` AFTER DELETE ON `firearm_import_mark` FOR EACH ROW BEGIN
  IF OLD.`firearm_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`firearm_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_firearm_trace_insert` AFTER INSERT ON `firearm_trace` FOR EACH ROW BEGIN
  IF NEW.`firearm_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`firearm_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_firearm_trace_update` AFTER UPDATE ON `firearm_trace` FOR EACH ROW BEGIN
  IF NEW.`firearm_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`firearm_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`firearm_id` IS NOT NULL AND (NOT (BINARY OLD.`firearm_id` <=> BINARY NEW.`firearm_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`firearm_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_firearm_trace_delete` AFTER DELETE ON `firearm_trace` FOR EACH ROW BEGIN
  IF OLD.`firearm_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`firearm_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_offence_insert` AFTER INSERT ON `offence` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;
CREATE TRIGGER `change_journal_offence_update` AFTER UPDATE ON `offence` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;
CREATE TRIGGER `change_journal_offence_delete` AFTER DELETE ON `offence` FOR EACH ROW BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
END;

CREATE TRIGGER `change_journal_operation_insert` AFTER INSERT ON `operation` FOR EACH ROW BEGIN
  IF NEW.`operation_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`operation_id`, 'operation_id', 'CHANGED'), ('Arrest', NEW.`operation_id`, 'operation_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_operation_update` AFTER UPDATE ON `operation` FOR EACH ROW BEGIN
  IF NEW.`operation_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`operation_id`, 'operation_id', 'CHANGED'), ('Arrest', NEW.`operation_id`, 'operation_id', 'CHANGED'); END IF;
  IF OLD.`operation_id` IS NOT NULL AND (NOT (BINARY OLD.`operation_id` <=> BINARY NEW.`operation_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`operation_id`, 'operation_id', 'CHANGED'), ('Arrest', OLD.`operation_id`, 'operation_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_operation_delete` AFTER DELETE ON `operation` FOR EACH ROW BEGIN
  IF OLD.`operation_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`operation_id`, 'operation_id', 'CHANGED'), ('Arrest', OLD.`operation_id`, 'operation_id', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_person_insert` AFTER INSERT ON `person` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_person_update` AFTER UPDATE ON `person` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_delete` AFTER DELETE ON `person` FOR EACH ROW BEGIN
  IF OLD.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_person_alias_insert` AFTER INSERT ON `person_alias` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_alias_update` AFTER UPDATE ON `person_alias` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_alias_delete` AFTER DELETE ON `person_alias` FOR EACH ROW BEGIN
  IF OLD.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_person_appearance_insert` AFTER INSERT ON `person_appearance` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_appearance_update` AFTER UPDATE ON `person_appearance` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_appearance_delete` AFTER DELETE ON `person_appearance` FOR EACH ROW BEGIN
  IF OLD.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_person_birth_date_insert` AFTER INSERT ON `person_birth_date` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_birth_date_update` AFTER UPDATE ON `person_birth_date` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_birth_date_delete` AFTER DELETE ON `person_birth_date` FOR EACH ROW BEGIN
  IF OLD.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_person_caution_insert` AFTER INSERT ON `person_caution` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_caution_update` AFTER UPDATE ON `person_caution` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_caution_delete` AFTER DELETE ON `person_caution` FOR EACH ROW BEGIN
  IF OLD.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_person_mark_insert` AFTER INSERT ON `person_mark` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_mark_update` AFTER UPDATE ON `person_mark` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_mark_delete` AFTER DELETE ON `person_mark` FOR EACH ROW BEGIN
  IF OLD.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_person_nationality_insert` AFTER INSERT ON `person_nationality` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_nationality_update` AFTER UPDATE ON `person_nationality` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_person_nationality_delete` AFTER DELETE ON `person_nationality` FOR EACH ROW BEGIN
  IF OLD.`person_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_record_control_insert` AFTER INSERT ON `record_control` FOR EACH ROW BEGIN
  IF NEW.`control_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', NEW.`control_id`, 'control_id', 'CHANGED'), ('Warrant', NEW.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', NEW.`control_id`, 'control_id', 'CHANGED'), ('Firearm', NEW.`control_id`, 'control_id', 'CHANGED'), ('Seizure', NEW.`control_id`, 'control_id', 'CHANGED'), ('Arrest', NEW.`control_id`, 'control_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_record_control_update` AFTER UPDATE ON `record_control` FOR EACH ROW BEGIN
  IF NEW.`control_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', NEW.`control_id`, 'control_id', 'CHANGED'), ('Warrant', NEW.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', NEW.`control_id`, 'control_id', 'CHANGED'), ('Firearm', NEW.`control_id`, 'control_id', 'CHANGED'), ('Seizure', NEW.`control_id`, 'control_id', 'CHANGED'), ('Arrest', NEW.`control_id`, 'control_id', 'CHANGED'); END IF;
  IF OLD.`control_id` IS NOT NULL AND (NOT (BINARY OLD.`control_id` <=> BINARY NEW.`control_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', OLD.`control_id`, 'control_id', 'CHANGED'), ('Warrant', OLD.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', OLD.`control_id`, 'control_id', 'CHANGED'), ('Firearm', OLD.`control_id`, 'control_id', 'CHANGED'), ('Seizure', OLD.`control_id`, 'control_id', 'CHANGED'), ('Arrest', OLD.`control_id`, 'control_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_record_control_delete` AFTER DELETE ON `record_control` FOR EACH ROW BEGIN
  IF OLD.`control_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`control_id`, 'control_id', 'CHANGED'), ('TravelDocument', OLD.`control_id`, 'control_id', 'CHANGED'), ('Warrant', OLD.`control_id`, 'control_id', 'CHANGED'), ('Vehicle', OLD.`control_id`, 'control_id', 'CHANGED'), ('Firearm', OLD.`control_id`, 'control_id', 'CHANGED'), ('Seizure', OLD.`control_id`, 'control_id', 'CHANGED'), ('Arrest', OLD.`control_id`, 'control_id', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_seizure_insert` AFTER INSERT ON `seizure` FOR EACH ROW BEGIN
  IF NEW.`seizure_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`seizure_id`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_seizure_update` AFTER UPDATE ON `seizure` FOR EACH ROW BEGIN
  IF NEW.`seizure_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`seizure_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`seizure_id` IS NOT NULL AND (NOT (BINARY OLD.`seizure_id` <=> BINARY NEW.`seizure_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`seizure_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_seizure_delete` AFTER DELETE ON `seizure` FOR EACH ROW BEGIN
  IF OLD.`seizure_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`seizure_id`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_seizure_exhibit_insert` AFTER INSERT ON `seizure_exhibit` FOR EACH ROW BEGIN
  IF NEW.`seizure_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`seizure_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_seizure_exhibit_update` AFTER UPDATE ON `seizure_exhibit` FOR EACH ROW BEGIN
  IF NEW.`seizure_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`seizure_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`seizure_id` IS NOT NULL AND (NOT (BINARY OLD.`seizure_id` <=> BINARY NEW.`seizure_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`seizure_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_seizure_exhibit_delete` AFTER DELETE ON `seizure_exhibit` FOR EACH ROW BEGIN
  IF OLD.`seizure_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`seizure_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_travel_document_insert` AFTER INSERT ON `travel_document` FOR EACH ROW BEGIN
  IF NEW.`document_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`document_id`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_travel_document_update` AFTER UPDATE ON `travel_document` FOR EACH ROW BEGIN
  IF NEW.`holder_person_id` IS NOT NULL AND (NOT (BINARY OLD.`holder_person_id` <=> BINARY NEW.`holder_person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`holder_person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`holder_person_id` IS NOT NULL AND (NOT (BINARY OLD.`holder_person_id` <=> BINARY NEW.`holder_person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`holder_person_id`, NULL, 'CHANGED'); END IF;
  IF NEW.`document_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`document_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`document_id` IS NOT NULL AND (NOT (BINARY OLD.`document_id` <=> BINARY NEW.`document_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`document_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_travel_document_delete` AFTER DELETE ON `travel_document` FOR EACH ROW BEGIN
  IF OLD.`document_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`document_id`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_vehicle_insert` AFTER INSERT ON `vehicle` FOR EACH ROW BEGIN
  IF NEW.`vehicle_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`vehicle_id`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_vehicle_update` AFTER UPDATE ON `vehicle` FOR EACH ROW BEGIN
  IF NEW.`keeper_person_id` IS NOT NULL AND (NOT (BINARY OLD.`keeper_person_id` <=> BINARY NEW.`keeper_person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`keeper_person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`keeper_person_id` IS NOT NULL AND (NOT (BINARY OLD.`keeper_person_id` <=> BINARY NEW.`keeper_person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`keeper_person_id`, NULL, 'CHANGED'); END IF;
  IF NEW.`vehicle_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`vehicle_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`vehicle_id` IS NOT NULL AND (NOT (BINARY OLD.`vehicle_id` <=> BINARY NEW.`vehicle_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`vehicle_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_vehicle_delete` AFTER DELETE ON `vehicle` FOR EACH ROW BEGIN
  IF OLD.`vehicle_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`vehicle_id`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_vehicle_make_insert` AFTER INSERT ON `vehicle_make` FOR EACH ROW BEGIN
  IF NEW.`make_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`make_id`, 'make_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_vehicle_make_update` AFTER UPDATE ON `vehicle_make` FOR EACH ROW BEGIN
  IF NEW.`make_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`make_id`, 'make_id', 'CHANGED'); END IF;
  IF OLD.`make_id` IS NOT NULL AND (NOT (BINARY OLD.`make_id` <=> BINARY NEW.`make_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`make_id`, 'make_id', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_vehicle_make_delete` AFTER DELETE ON `vehicle_make` FOR EACH ROW BEGIN
  IF OLD.`make_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`make_id`, 'make_id', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_vehicle_theft_report_insert` AFTER INSERT ON `vehicle_theft_report` FOR EACH ROW BEGIN
  IF NEW.`vehicle_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`vehicle_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_vehicle_theft_report_update` AFTER UPDATE ON `vehicle_theft_report` FOR EACH ROW BEGIN
  IF NEW.`vehicle_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`vehicle_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`vehicle_id` IS NOT NULL AND (NOT (BINARY OLD.`vehicle_id` <=> BINARY NEW.`vehicle_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`vehicle_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_vehicle_theft_report_delete` AFTER DELETE ON `vehicle_theft_report` FOR EACH ROW BEGIN
  IF OLD.`vehicle_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`vehicle_id`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_warrant_insert` AFTER INSERT ON `warrant` FOR EACH ROW BEGIN
  IF NEW.`warrant_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`warrant_id`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_warrant_update` AFTER UPDATE ON `warrant` FOR EACH ROW BEGIN
  IF NEW.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`person_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`person_id` IS NOT NULL AND (NOT (BINARY OLD.`person_id` <=> BINARY NEW.`person_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`person_id`, NULL, 'CHANGED'); END IF;
  IF NEW.`warrant_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`warrant_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`warrant_id` IS NOT NULL AND (NOT (BINARY OLD.`warrant_id` <=> BINARY NEW.`warrant_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`warrant_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_warrant_delete` AFTER DELETE ON `warrant` FOR EACH ROW BEGIN
  IF OLD.`warrant_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`warrant_id`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_warrant_count_insert` AFTER INSERT ON `warrant_count` FOR EACH ROW BEGIN
  IF NEW.`warrant_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`warrant_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_warrant_count_update` AFTER UPDATE ON `warrant_count` FOR EACH ROW BEGIN
  IF NEW.`warrant_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`warrant_id`, NULL, 'CHANGED'); END IF;
  IF OLD.`warrant_id` IS NOT NULL AND (NOT (BINARY OLD.`warrant_id` <=> BINARY NEW.`warrant_id`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`warrant_id`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_warrant_count_delete` AFTER DELETE ON `warrant_count` FOR EACH ROW BEGIN
  IF OLD.`warrant_id` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`warrant_id`, NULL, 'CHANGED'); END IF;
END;
