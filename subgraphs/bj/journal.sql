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

CREATE TRIGGER "change_journal_acte_insert" AFTER INSERT ON "acte" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."cote" AS TEXT), NULL, 'INSERTED')) WHERE NEW."cote" IS NOT NULL AND (NEW."nature" IN ('SAISIE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."cote" AS TEXT), NULL, 'INSERTED')) WHERE NEW."cote" IS NOT NULL AND (NEW."nature" IN ('INTERPELLATION'));
END;
CREATE TRIGGER "change_journal_acte_update" AFTER UPDATE ON "acte" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."implique" AS TEXT), NULL, 'CHANGED')) WHERE NEW."implique" IS NOT NULL AND (CAST(OLD."implique" AS BLOB) IS NOT CAST(NEW."implique" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."implique" AS TEXT), NULL, 'CHANGED')) WHERE OLD."implique" IS NOT NULL AND (CAST(OLD."implique" AS BLOB) IS NOT CAST(NEW."implique" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."cote" AS TEXT), NULL, 'CHANGED')) WHERE NEW."cote" IS NOT NULL AND (NEW."nature" IN ('SAISIE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."cote" AS TEXT), NULL, 'CHANGED')) WHERE OLD."cote" IS NOT NULL AND (OLD."nature" IN ('SAISIE')) AND (CAST(OLD."cote" AS BLOB) IS NOT CAST(NEW."cote" AS BLOB) OR CAST(OLD."nature" AS BLOB) IS NOT CAST(NEW."nature" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."cote" AS TEXT), NULL, 'CHANGED')) WHERE NEW."cote" IS NOT NULL AND (NEW."nature" IN ('INTERPELLATION'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."cote" AS TEXT), NULL, 'CHANGED')) WHERE OLD."cote" IS NOT NULL AND (OLD."nature" IN ('INTERPELLATION')) AND (CAST(OLD."cote" AS BLOB) IS NOT CAST(NEW."cote" AS BLOB) OR CAST(OLD."nature" AS BLOB) IS NOT CAST(NEW."nature" AS BLOB));
END;
CREATE TRIGGER "change_journal_acte_delete" AFTER DELETE ON "acte" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."cote" AS TEXT), NULL, 'DELETED')) WHERE OLD."cote" IS NOT NULL AND (OLD."nature" IN ('SAISIE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."cote" AS TEXT), NULL, 'DELETED')) WHERE OLD."cote" IS NOT NULL AND (OLD."nature" IN ('INTERPELLATION'));
END;

CREATE TRIGGER "change_journal_acte_qualification_insert" AFTER INSERT ON "acte_qualification" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."acte" AS TEXT), 'cote', 'CHANGED')) WHERE NEW."acte" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_acte_qualification_update" AFTER UPDATE ON "acte_qualification" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."acte" AS TEXT), 'cote', 'CHANGED')) WHERE NEW."acte" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."acte" AS TEXT), 'cote', 'CHANGED')) WHERE OLD."acte" IS NOT NULL AND (CAST(OLD."acte" AS BLOB) IS NOT CAST(NEW."acte" AS BLOB));
END;
CREATE TRIGGER "change_journal_acte_qualification_delete" AFTER DELETE ON "acte_qualification" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."acte" AS TEXT), 'cote', 'CHANGED')) WHERE OLD."acte" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_dossier_insert" AFTER INSERT ON "dossier" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."numero" AS TEXT), 'dossier', 'CHANGED'), ('Arrest', CAST(NEW."numero" AS TEXT), 'dossier', 'CHANGED')) WHERE NEW."numero" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_dossier_update" AFTER UPDATE ON "dossier" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."numero" AS TEXT), 'dossier', 'CHANGED'), ('Arrest', CAST(NEW."numero" AS TEXT), 'dossier', 'CHANGED')) WHERE NEW."numero" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."numero" AS TEXT), 'dossier', 'CHANGED'), ('Arrest', CAST(OLD."numero" AS TEXT), 'dossier', 'CHANGED')) WHERE OLD."numero" IS NOT NULL AND (CAST(OLD."numero" AS BLOB) IS NOT CAST(NEW."numero" AS BLOB));
END;
CREATE TRIGGER "change_journal_dossier_delete" AFTER DELETE ON "dossier" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."numero" AS TEXT), 'dossier', 'CHANGED'), ('Arrest', CAST(OLD."numero" AS TEXT), 'dossier', 'CHANGED')) WHERE OLD."numero" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_implique_insert" AFTER INSERT ON "implique" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."id" AS TEXT), NULL, 'INSERTED')) WHERE NEW."id" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_implique_update" AFTER UPDATE ON "implique" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."id" AS TEXT), NULL, 'CHANGED')) WHERE NEW."id" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."id" AS TEXT), NULL, 'CHANGED')) WHERE OLD."id" IS NOT NULL AND (CAST(OLD."id" AS BLOB) IS NOT CAST(NEW."id" AS BLOB));
END;
CREATE TRIGGER "change_journal_implique_delete" AFTER DELETE ON "implique" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."id" AS TEXT), NULL, 'DELETED')) WHERE OLD."id" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_implique_dit_insert" AFTER INSERT ON "implique_dit" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."implique" AS TEXT), NULL, 'CHANGED')) WHERE NEW."implique" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_implique_dit_update" AFTER UPDATE ON "implique_dit" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."implique" AS TEXT), NULL, 'CHANGED')) WHERE NEW."implique" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."implique" AS TEXT), NULL, 'CHANGED')) WHERE OLD."implique" IS NOT NULL AND (CAST(OLD."implique" AS BLOB) IS NOT CAST(NEW."implique" AS BLOB));
END;
CREATE TRIGGER "change_journal_implique_dit_delete" AFTER DELETE ON "implique_dit" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."implique" AS TEXT), NULL, 'CHANGED')) WHERE OLD."implique" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_implique_mention_insert" AFTER INSERT ON "implique_mention" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."implique" AS TEXT), NULL, 'CHANGED')) WHERE NEW."implique" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_implique_mention_update" AFTER UPDATE ON "implique_mention" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."implique" AS TEXT), NULL, 'CHANGED')) WHERE NEW."implique" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."implique" AS TEXT), NULL, 'CHANGED')) WHERE OLD."implique" IS NOT NULL AND (CAST(OLD."implique" AS BLOB) IS NOT CAST(NEW."implique" AS BLOB));
END;
CREATE TRIGGER "change_journal_implique_mention_delete" AFTER DELETE ON "implique_mention" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."implique" AS TEXT), NULL, 'CHANGED')) WHERE OLD."implique" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_objet_insert" AFTER INSERT ON "objet" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(NEW."cote" AS TEXT), NULL, 'INSERTED')) WHERE NEW."cote" IS NOT NULL AND (NEW."versement" IN ('SIGNALE')) AND (NEW."nature" IN ('PIECE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(NEW."cote" AS TEXT), NULL, 'INSERTED')) WHERE NEW."cote" IS NOT NULL AND (NEW."versement" IN ('SIGNALE')) AND (NEW."nature" IN ('VEHICULE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."cote" AS TEXT), NULL, 'INSERTED')) WHERE NEW."cote" IS NOT NULL AND (NEW."versement" IN ('SIGNALE')) AND (NEW."nature" IN ('ARME'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."acte" AS TEXT), 'cote', 'CHANGED')) WHERE NEW."acte" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_objet_update" AFTER UPDATE ON "objet" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."implique" AS TEXT), NULL, 'CHANGED')) WHERE NEW."implique" IS NOT NULL AND (CAST(OLD."implique" AS BLOB) IS NOT CAST(NEW."implique" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."implique" AS TEXT), NULL, 'CHANGED')) WHERE OLD."implique" IS NOT NULL AND (CAST(OLD."implique" AS BLOB) IS NOT CAST(NEW."implique" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(NEW."cote" AS TEXT), NULL, 'CHANGED')) WHERE NEW."cote" IS NOT NULL AND (NEW."versement" IN ('SIGNALE')) AND (NEW."nature" IN ('PIECE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(OLD."cote" AS TEXT), NULL, 'CHANGED')) WHERE OLD."cote" IS NOT NULL AND (OLD."versement" IN ('SIGNALE')) AND (OLD."nature" IN ('PIECE')) AND (CAST(OLD."cote" AS BLOB) IS NOT CAST(NEW."cote" AS BLOB) OR CAST(OLD."versement" AS BLOB) IS NOT CAST(NEW."versement" AS BLOB) OR CAST(OLD."nature" AS BLOB) IS NOT CAST(NEW."nature" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(NEW."cote" AS TEXT), NULL, 'CHANGED')) WHERE NEW."cote" IS NOT NULL AND (NEW."versement" IN ('SIGNALE')) AND (NEW."nature" IN ('VEHICULE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(OLD."cote" AS TEXT), NULL, 'CHANGED')) WHERE OLD."cote" IS NOT NULL AND (OLD."versement" IN ('SIGNALE')) AND (OLD."nature" IN ('VEHICULE')) AND (CAST(OLD."cote" AS BLOB) IS NOT CAST(NEW."cote" AS BLOB) OR CAST(OLD."versement" AS BLOB) IS NOT CAST(NEW."versement" AS BLOB) OR CAST(OLD."nature" AS BLOB) IS NOT CAST(NEW."nature" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."cote" AS TEXT), NULL, 'CHANGED')) WHERE NEW."cote" IS NOT NULL AND (NEW."versement" IN ('SIGNALE')) AND (NEW."nature" IN ('ARME'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."cote" AS TEXT), NULL, 'CHANGED')) WHERE OLD."cote" IS NOT NULL AND (OLD."versement" IN ('SIGNALE')) AND (OLD."nature" IN ('ARME')) AND (CAST(OLD."cote" AS BLOB) IS NOT CAST(NEW."cote" AS BLOB) OR CAST(OLD."versement" AS BLOB) IS NOT CAST(NEW."versement" AS BLOB) OR CAST(OLD."nature" AS BLOB) IS NOT CAST(NEW."nature" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."acte" AS TEXT), 'cote', 'CHANGED')) WHERE NEW."acte" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."acte" AS TEXT), 'cote', 'CHANGED')) WHERE OLD."acte" IS NOT NULL AND (CAST(OLD."acte" AS BLOB) IS NOT CAST(NEW."acte" AS BLOB));
END;
CREATE TRIGGER "change_journal_objet_delete" AFTER DELETE ON "objet" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(OLD."cote" AS TEXT), NULL, 'DELETED')) WHERE OLD."cote" IS NOT NULL AND (OLD."versement" IN ('SIGNALE')) AND (OLD."nature" IN ('PIECE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(OLD."cote" AS TEXT), NULL, 'DELETED')) WHERE OLD."cote" IS NOT NULL AND (OLD."versement" IN ('SIGNALE')) AND (OLD."nature" IN ('VEHICULE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."cote" AS TEXT), NULL, 'DELETED')) WHERE OLD."cote" IS NOT NULL AND (OLD."versement" IN ('SIGNALE')) AND (OLD."nature" IN ('ARME'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."acte" AS TEXT), 'cote', 'CHANGED')) WHERE OLD."acte" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_objet_poincon_insert" AFTER INSERT ON "objet_poincon" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."objet" AS TEXT), 'cote', 'CHANGED')) WHERE NEW."objet" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_objet_poincon_update" AFTER UPDATE ON "objet_poincon" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."objet" AS TEXT), 'cote', 'CHANGED')) WHERE NEW."objet" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."objet" AS TEXT), 'cote', 'CHANGED')) WHERE OLD."objet" IS NOT NULL AND (CAST(OLD."objet" AS BLOB) IS NOT CAST(NEW."objet" AS BLOB));
END;
CREATE TRIGGER "change_journal_objet_poincon_delete" AFTER DELETE ON "objet_poincon" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."objet" AS TEXT), 'cote', 'CHANGED')) WHERE OLD."objet" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_objet_tracage_insert" AFTER INSERT ON "objet_tracage" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."objet" AS TEXT), 'cote', 'CHANGED')) WHERE NEW."objet" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_objet_tracage_update" AFTER UPDATE ON "objet_tracage" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."objet" AS TEXT), 'cote', 'CHANGED')) WHERE NEW."objet" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."objet" AS TEXT), 'cote', 'CHANGED')) WHERE OLD."objet" IS NOT NULL AND (CAST(OLD."objet" AS BLOB) IS NOT CAST(NEW."objet" AS BLOB));
END;
CREATE TRIGGER "change_journal_objet_tracage_delete" AFTER DELETE ON "objet_tracage" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."objet" AS TEXT), 'cote', 'CHANGED')) WHERE OLD."objet" IS NOT NULL;
END;
