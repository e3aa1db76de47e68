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

CREATE TRIGGER `change_journal_attribute_insert` AFTER INSERT ON `attribute` FOR EACH ROW BEGIN
  IF NEW.`owner_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`owner_no`, NULL, 'CHANGED'), ('Vehicle', NEW.`owner_no`, 'property_no', 'CHANGED'), ('Firearm', NEW.`owner_no`, 'property_no', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_attribute_update` AFTER UPDATE ON `attribute` FOR EACH ROW BEGIN
  IF NEW.`owner_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`owner_no`, NULL, 'CHANGED'), ('Vehicle', NEW.`owner_no`, 'property_no', 'CHANGED'), ('Firearm', NEW.`owner_no`, 'property_no', 'CHANGED'); END IF;
  IF OLD.`owner_no` IS NOT NULL AND (NOT (BINARY OLD.`owner_no` <=> BINARY NEW.`owner_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`owner_no`, NULL, 'CHANGED'), ('Vehicle', OLD.`owner_no`, 'property_no', 'CHANGED'), ('Firearm', OLD.`owner_no`, 'property_no', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_attribute_delete` AFTER DELETE ON `attribute` FOR EACH ROW BEGIN
  IF OLD.`owner_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`owner_no`, NULL, 'CHANGED'), ('Vehicle', OLD.`owner_no`, 'property_no', 'CHANGED'), ('Firearm', OLD.`owner_no`, 'property_no', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_charge_insert` AFTER INSERT ON `charge` FOR EACH ROW BEGIN
  IF NEW.`on_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`on_no`, NULL, 'CHANGED'), ('Arrest', NEW.`on_no`, 'entry_no', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_charge_update` AFTER UPDATE ON `charge` FOR EACH ROW BEGIN
  IF NEW.`on_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`on_no`, NULL, 'CHANGED'), ('Arrest', NEW.`on_no`, 'entry_no', 'CHANGED'); END IF;
  IF OLD.`on_no` IS NOT NULL AND (NOT (BINARY OLD.`on_no` <=> BINARY NEW.`on_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`on_no`, NULL, 'CHANGED'), ('Arrest', OLD.`on_no`, 'entry_no', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_charge_delete` AFTER DELETE ON `charge` FOR EACH ROW BEGIN
  IF OLD.`on_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`on_no`, NULL, 'CHANGED'), ('Arrest', OLD.`on_no`, 'entry_no', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_court_process_insert` AFTER INSERT ON `court_process` FOR EACH ROW BEGIN
  IF NEW.`process_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`process_no`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_court_process_update` AFTER UPDATE ON `court_process` FOR EACH ROW BEGIN
  IF NEW.`subject_no` IS NOT NULL AND (NOT (BINARY OLD.`subject_no` <=> BINARY NEW.`subject_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`subject_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`subject_no` IS NOT NULL AND (NOT (BINARY OLD.`subject_no` <=> BINARY NEW.`subject_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`subject_no`, NULL, 'CHANGED'); END IF;
  IF NEW.`process_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW.`process_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`process_no` IS NOT NULL AND (NOT (BINARY OLD.`process_no` <=> BINARY NEW.`process_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`process_no`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_court_process_delete` AFTER DELETE ON `court_process` FOR EACH ROW BEGIN
  IF OLD.`process_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD.`process_no`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_diary_entry_insert` AFTER INSERT ON `diary_entry` FOR EACH ROW BEGIN
  IF NEW.`entry_no` IS NOT NULL AND (NEW.`entry_kind` IN ('SEIZURE')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`entry_no`, NULL, 'INSERTED'); END IF;
  IF NEW.`entry_no` IS NOT NULL AND (NEW.`entry_kind` IN ('ARREST')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`entry_no`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_diary_entry_update` AFTER UPDATE ON `diary_entry` FOR EACH ROW BEGIN
  IF NEW.`subject_no` IS NOT NULL AND (NOT (BINARY OLD.`subject_no` <=> BINARY NEW.`subject_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`subject_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`subject_no` IS NOT NULL AND (NOT (BINARY OLD.`subject_no` <=> BINARY NEW.`subject_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`subject_no`, NULL, 'CHANGED'); END IF;
  IF NEW.`entry_no` IS NOT NULL AND (NEW.`entry_kind` IN ('SEIZURE')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`entry_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`entry_no` IS NOT NULL AND (OLD.`entry_kind` IN ('SEIZURE')) AND (NOT (BINARY OLD.`entry_no` <=> BINARY NEW.`entry_no`) OR NOT (BINARY OLD.`entry_kind` <=> BINARY NEW.`entry_kind`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`entry_no`, NULL, 'CHANGED'); END IF;
  IF NEW.`entry_no` IS NOT NULL AND (NEW.`entry_kind` IN ('ARREST')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW.`entry_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`entry_no` IS NOT NULL AND (OLD.`entry_kind` IN ('ARREST')) AND (NOT (BINARY OLD.`entry_no` <=> BINARY NEW.`entry_no`) OR NOT (BINARY OLD.`entry_kind` <=> BINARY NEW.`entry_kind`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`entry_no`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_diary_entry_delete` AFTER DELETE ON `diary_entry` FOR EACH ROW BEGIN
  IF OLD.`entry_no` IS NOT NULL AND (OLD.`entry_kind` IN ('SEIZURE')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`entry_no`, NULL, 'DELETED'); END IF;
  IF OLD.`entry_no` IS NOT NULL AND (OLD.`entry_kind` IN ('ARREST')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD.`entry_no`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_exhibit_insert` AFTER INSERT ON `exhibit` FOR EACH ROW BEGIN
  IF NEW.`entry_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`entry_no`, 'entry_no', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_exhibit_update` AFTER UPDATE ON `exhibit` FOR EACH ROW BEGIN
  IF NEW.`entry_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW.`entry_no`, 'entry_no', 'CHANGED'); END IF;
  IF OLD.`entry_no` IS NOT NULL AND (NOT (BINARY OLD.`entry_no` <=> BINARY NEW.`entry_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`entry_no`, 'entry_no', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_exhibit_delete` AFTER DELETE ON `exhibit` FOR EACH ROW BEGIN
  IF OLD.`entry_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD.`entry_no`, 'entry_no', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_identifier_insert` AFTER INSERT ON `identifier` FOR EACH ROW BEGIN
  IF NEW.`identifier_no` IS NOT NULL AND (NEW.`identifier_kind` IN ('PASSPORT', 'SERVICE PPT', 'GHANA CARD', 'RES PERMIT', 'VISA', 'REFUGEE DOC', 'OTHER DOC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`identifier_no`, NULL, 'INSERTED'); END IF;
  IF NEW.`property_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`property_no`, 'property_no', 'CHANGED'), ('Firearm', NEW.`property_no`, 'property_no', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_identifier_update` AFTER UPDATE ON `identifier` FOR EACH ROW BEGIN
  IF NEW.`subject_no` IS NOT NULL AND (NOT (BINARY OLD.`subject_no` <=> BINARY NEW.`subject_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`subject_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`subject_no` IS NOT NULL AND (NOT (BINARY OLD.`subject_no` <=> BINARY NEW.`subject_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`subject_no`, NULL, 'CHANGED'); END IF;
  IF NEW.`identifier_no` IS NOT NULL AND (NEW.`identifier_kind` IN ('PASSPORT', 'SERVICE PPT', 'GHANA CARD', 'RES PERMIT', 'VISA', 'REFUGEE DOC', 'OTHER DOC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW.`identifier_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`identifier_no` IS NOT NULL AND (OLD.`identifier_kind` IN ('PASSPORT', 'SERVICE PPT', 'GHANA CARD', 'RES PERMIT', 'VISA', 'REFUGEE DOC', 'OTHER DOC')) AND (NOT (BINARY OLD.`identifier_no` <=> BINARY NEW.`identifier_no`) OR NOT (BINARY OLD.`identifier_kind` <=> BINARY NEW.`identifier_kind`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`identifier_no`, NULL, 'CHANGED'); END IF;
  IF NEW.`property_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`property_no`, 'property_no', 'CHANGED'), ('Firearm', NEW.`property_no`, 'property_no', 'CHANGED'); END IF;
  IF OLD.`property_no` IS NOT NULL AND (NOT (BINARY OLD.`property_no` <=> BINARY NEW.`property_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`property_no`, 'property_no', 'CHANGED'), ('Firearm', OLD.`property_no`, 'property_no', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_identifier_delete` AFTER DELETE ON `identifier` FOR EACH ROW BEGIN
  IF OLD.`identifier_no` IS NOT NULL AND (OLD.`identifier_kind` IN ('PASSPORT', 'SERVICE PPT', 'GHANA CARD', 'RES PERMIT', 'VISA', 'REFUGEE DOC', 'OTHER DOC')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD.`identifier_no`, NULL, 'DELETED'); END IF;
  IF OLD.`property_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`property_no`, 'property_no', 'CHANGED'), ('Firearm', OLD.`property_no`, 'property_no', 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_property_insert` AFTER INSERT ON `property` FOR EACH ROW BEGIN
  IF NEW.`property_no` IS NOT NULL AND (NEW.`property_class` IN ('V')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`property_no`, NULL, 'INSERTED'); END IF;
  IF NEW.`property_no` IS NOT NULL AND (NEW.`property_class` IN ('F')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`property_no`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_property_update` AFTER UPDATE ON `property` FOR EACH ROW BEGIN
  IF NEW.`subject_no` IS NOT NULL AND (NOT (BINARY OLD.`subject_no` <=> BINARY NEW.`subject_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`subject_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`subject_no` IS NOT NULL AND (NOT (BINARY OLD.`subject_no` <=> BINARY NEW.`subject_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`subject_no`, NULL, 'CHANGED'); END IF;
  IF NEW.`property_no` IS NOT NULL AND (NEW.`property_class` IN ('V')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW.`property_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`property_no` IS NOT NULL AND (OLD.`property_class` IN ('V')) AND (NOT (BINARY OLD.`property_no` <=> BINARY NEW.`property_no`) OR NOT (BINARY OLD.`property_class` <=> BINARY NEW.`property_class`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`property_no`, NULL, 'CHANGED'); END IF;
  IF NEW.`property_no` IS NOT NULL AND (NEW.`property_class` IN ('F')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`property_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`property_no` IS NOT NULL AND (OLD.`property_class` IN ('F')) AND (NOT (BINARY OLD.`property_no` <=> BINARY NEW.`property_no`) OR NOT (BINARY OLD.`property_class` <=> BINARY NEW.`property_class`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`property_no`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_property_delete` AFTER DELETE ON `property` FOR EACH ROW BEGIN
  IF OLD.`property_no` IS NOT NULL AND (OLD.`property_class` IN ('V')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD.`property_no`, NULL, 'DELETED'); END IF;
  IF OLD.`property_no` IS NOT NULL AND (OLD.`property_class` IN ('F')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`property_no`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_subject_insert` AFTER INSERT ON `subject` FOR EACH ROW BEGIN
  IF NEW.`subject_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`subject_no`, NULL, 'INSERTED'); END IF;
END;
CREATE TRIGGER `change_journal_subject_update` AFTER UPDATE ON `subject` FOR EACH ROW BEGIN
  IF NEW.`subject_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`subject_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`subject_no` IS NOT NULL AND (NOT (BINARY OLD.`subject_no` <=> BINARY NEW.`subject_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`subject_no`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_subject_delete` AFTER DELETE ON `subject` FOR EACH ROW BEGIN
  IF OLD.`subject_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`subject_no`, NULL, 'DELETED'); END IF;
END;

CREATE TRIGGER `change_journal_subject_name_insert` AFTER INSERT ON `subject_name` FOR EACH ROW BEGIN
  IF NEW.`subject_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`subject_no`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_subject_name_update` AFTER UPDATE ON `subject_name` FOR EACH ROW BEGIN
  IF NEW.`subject_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW.`subject_no`, NULL, 'CHANGED'); END IF;
  IF OLD.`subject_no` IS NOT NULL AND (NOT (BINARY OLD.`subject_no` <=> BINARY NEW.`subject_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`subject_no`, NULL, 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_subject_name_delete` AFTER DELETE ON `subject_name` FOR EACH ROW BEGIN
  IF OLD.`subject_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD.`subject_no`, NULL, 'CHANGED'); END IF;
END;

CREATE TRIGGER `change_journal_trace_letter_insert` AFTER INSERT ON `trace_letter` FOR EACH ROW BEGIN
  IF NEW.`property_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`property_no`, 'property_no', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_trace_letter_update` AFTER UPDATE ON `trace_letter` FOR EACH ROW BEGIN
  IF NEW.`property_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW.`property_no`, 'property_no', 'CHANGED'); END IF;
  IF OLD.`property_no` IS NOT NULL AND (NOT (BINARY OLD.`property_no` <=> BINARY NEW.`property_no`)) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`property_no`, 'property_no', 'CHANGED'); END IF;
END;
CREATE TRIGGER `change_journal_trace_letter_delete` AFTER DELETE ON `trace_letter` FOR EACH ROW BEGIN
  IF OLD.`property_no` IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD.`property_no`, 'property_no', 'CHANGED'); END IF;
END;
