-- The journal of changes, derived from bureau.ts by `npm run journals`: change the mapping, not this file.
CREATE TABLE change_journal_origin (origin TEXT NOT NULL);
INSERT INTO change_journal_origin VALUES (lower(hex(randomblob(6))));
CREATE TABLE change_journal (
  position    INTEGER PRIMARY KEY AUTOINCREMENT,
  record_type TEXT,
  record_key  TEXT,
  via         TEXT,
  happened    TEXT NOT NULL,
  at          TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ'))
);
INSERT INTO change_journal (happened) VALUES ('ANYTHING');

CREATE TRIGGER "change_journal_chef_insert" AFTER INSERT ON "chef" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(NEW."mandat" AS TEXT), NULL, 'CHANGED')) WHERE NEW."mandat" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."intervention" AS TEXT), 'id', 'CHANGED')) WHERE NEW."intervention" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_chef_update" AFTER UPDATE ON "chef" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(NEW."mandat" AS TEXT), NULL, 'CHANGED')) WHERE NEW."mandat" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(OLD."mandat" AS TEXT), NULL, 'CHANGED')) WHERE OLD."mandat" IS NOT NULL AND (CAST(OLD."mandat" AS BLOB) IS NOT CAST(NEW."mandat" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."intervention" AS TEXT), 'id', 'CHANGED')) WHERE NEW."intervention" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."intervention" AS TEXT), 'id', 'CHANGED')) WHERE OLD."intervention" IS NOT NULL AND (CAST(OLD."intervention" AS BLOB) IS NOT CAST(NEW."intervention" AS BLOB));
END;
CREATE TRIGGER "change_journal_chef_delete" AFTER DELETE ON "chef" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(OLD."mandat" AS TEXT), NULL, 'CHANGED')) WHERE OLD."mandat" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."intervention" AS TEXT), 'id', 'CHANGED')) WHERE OLD."intervention" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_intervention_insert" AFTER INSERT ON "intervention" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."id" AS TEXT), NULL, 'INSERTED')) WHERE NEW."id" IS NOT NULL AND (NEW."nature" IN ('saisie'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."id" AS TEXT), NULL, 'INSERTED')) WHERE NEW."id" IS NOT NULL AND (NEW."nature" IN ('arrestation'));
END;
CREATE TRIGGER "change_journal_intervention_update" AFTER UPDATE ON "intervention" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."personne" AS TEXT), NULL, 'CHANGED')) WHERE NEW."personne" IS NOT NULL AND (CAST(OLD."personne" AS BLOB) IS NOT CAST(NEW."personne" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."personne" AS TEXT), NULL, 'CHANGED')) WHERE OLD."personne" IS NOT NULL AND (CAST(OLD."personne" AS BLOB) IS NOT CAST(NEW."personne" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."id" AS TEXT), NULL, 'CHANGED')) WHERE NEW."id" IS NOT NULL AND (NEW."nature" IN ('saisie'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."id" AS TEXT), NULL, 'CHANGED')) WHERE OLD."id" IS NOT NULL AND (OLD."nature" IN ('saisie')) AND (CAST(OLD."id" AS BLOB) IS NOT CAST(NEW."id" AS BLOB) OR CAST(OLD."nature" AS BLOB) IS NOT CAST(NEW."nature" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."id" AS TEXT), NULL, 'CHANGED')) WHERE NEW."id" IS NOT NULL AND (NEW."nature" IN ('arrestation'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."id" AS TEXT), NULL, 'CHANGED')) WHERE OLD."id" IS NOT NULL AND (OLD."nature" IN ('arrestation')) AND (CAST(OLD."id" AS BLOB) IS NOT CAST(NEW."id" AS BLOB) OR CAST(OLD."nature" AS BLOB) IS NOT CAST(NEW."nature" AS BLOB));
END;
CREATE TRIGGER "change_journal_intervention_delete" AFTER DELETE ON "intervention" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."id" AS TEXT), NULL, 'DELETED')) WHERE OLD."id" IS NOT NULL AND (OLD."nature" IN ('saisie'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."id" AS TEXT), NULL, 'DELETED')) WHERE OLD."id" IS NOT NULL AND (OLD."nature" IN ('arrestation'));
END;

CREATE TRIGGER "change_journal_mandat_insert" AFTER INSERT ON "mandat" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(NEW."id" AS TEXT), NULL, 'INSERTED')) WHERE NEW."id" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_mandat_update" AFTER UPDATE ON "mandat" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."personne" AS TEXT), NULL, 'CHANGED')) WHERE NEW."personne" IS NOT NULL AND (CAST(OLD."personne" AS BLOB) IS NOT CAST(NEW."personne" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."personne" AS TEXT), NULL, 'CHANGED')) WHERE OLD."personne" IS NOT NULL AND (CAST(OLD."personne" AS BLOB) IS NOT CAST(NEW."personne" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(NEW."id" AS TEXT), NULL, 'CHANGED')) WHERE NEW."id" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(OLD."id" AS TEXT), NULL, 'CHANGED')) WHERE OLD."id" IS NOT NULL AND (CAST(OLD."id" AS BLOB) IS NOT CAST(NEW."id" AS BLOB));
END;
CREATE TRIGGER "change_journal_mandat_delete" AFTER DELETE ON "mandat" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(OLD."id" AS TEXT), NULL, 'DELETED')) WHERE OLD."id" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_personne_insert" AFTER INSERT ON "personne" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."id" AS TEXT), NULL, 'INSERTED')) WHERE NEW."id" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_personne_update" AFTER UPDATE ON "personne" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."id" AS TEXT), NULL, 'CHANGED')) WHERE NEW."id" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."id" AS TEXT), NULL, 'CHANGED')) WHERE OLD."id" IS NOT NULL AND (CAST(OLD."id" AS BLOB) IS NOT CAST(NEW."id" AS BLOB));
END;
CREATE TRIGGER "change_journal_personne_delete" AFTER DELETE ON "personne" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."id" AS TEXT), NULL, 'DELETED')) WHERE OLD."id" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_prise_insert" AFTER INSERT ON "prise" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."intervention" AS TEXT), 'id', 'CHANGED')) WHERE NEW."intervention" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_prise_update" AFTER UPDATE ON "prise" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."intervention" AS TEXT), 'id', 'CHANGED')) WHERE NEW."intervention" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."intervention" AS TEXT), 'id', 'CHANGED')) WHERE OLD."intervention" IS NOT NULL AND (CAST(OLD."intervention" AS BLOB) IS NOT CAST(NEW."intervention" AS BLOB));
END;
CREATE TRIGGER "change_journal_prise_delete" AFTER DELETE ON "prise" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."intervention" AS TEXT), 'id', 'CHANGED')) WHERE OLD."intervention" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_registre_insert" AFTER INSERT ON "registre" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(NEW."id" AS TEXT), NULL, 'INSERTED')) WHERE NEW."id" IS NOT NULL AND (NEW."nature" IN ('document'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(NEW."id" AS TEXT), NULL, 'INSERTED')) WHERE NEW."id" IS NOT NULL AND (NEW."nature" IN ('vehicule'));
END;
CREATE TRIGGER "change_journal_registre_update" AFTER UPDATE ON "registre" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."personne" AS TEXT), NULL, 'CHANGED')) WHERE NEW."personne" IS NOT NULL AND (CAST(OLD."personne" AS BLOB) IS NOT CAST(NEW."personne" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."personne" AS TEXT), NULL, 'CHANGED')) WHERE OLD."personne" IS NOT NULL AND (CAST(OLD."personne" AS BLOB) IS NOT CAST(NEW."personne" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(NEW."id" AS TEXT), NULL, 'CHANGED')) WHERE NEW."id" IS NOT NULL AND (NEW."nature" IN ('document'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(OLD."id" AS TEXT), NULL, 'CHANGED')) WHERE OLD."id" IS NOT NULL AND (OLD."nature" IN ('document')) AND (CAST(OLD."id" AS BLOB) IS NOT CAST(NEW."id" AS BLOB) OR CAST(OLD."nature" AS BLOB) IS NOT CAST(NEW."nature" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(NEW."id" AS TEXT), NULL, 'CHANGED')) WHERE NEW."id" IS NOT NULL AND (NEW."nature" IN ('vehicule'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(OLD."id" AS TEXT), NULL, 'CHANGED')) WHERE OLD."id" IS NOT NULL AND (OLD."nature" IN ('vehicule')) AND (CAST(OLD."id" AS BLOB) IS NOT CAST(NEW."id" AS BLOB) OR CAST(OLD."nature" AS BLOB) IS NOT CAST(NEW."nature" AS BLOB));
END;
CREATE TRIGGER "change_journal_registre_delete" AFTER DELETE ON "registre" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(OLD."id" AS TEXT), NULL, 'DELETED')) WHERE OLD."id" IS NOT NULL AND (OLD."nature" IN ('document'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(OLD."id" AS TEXT), NULL, 'DELETED')) WHERE OLD."id" IS NOT NULL AND (OLD."nature" IN ('vehicule'));
END;
