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

CREATE TRIGGER "change_journal_isprava_insert" AFTER INSERT ON "isprava" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_isprava_update" AFTER UPDATE ON "isprava" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB));
END;
CREATE TRIGGER "change_journal_isprava_delete" AFTER DELETE ON "isprava" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_lisenje_slobode_insert" AFTER INSERT ON "lisenje_slobode" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_lisenje_slobode_update" AFTER UPDATE ON "lisenje_slobode" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB));
END;
CREATE TRIGGER "change_journal_lisenje_slobode_delete" AFTER DELETE ON "lisenje_slobode" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_oduzeto_insert" AFTER INSERT ON "oduzeto" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_oduzeto_update" AFTER UPDATE ON "oduzeto" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB));
END;
CREATE TRIGGER "change_journal_oduzeto_delete" AFTER DELETE ON "oduzeto" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_oduzimanje_insert" AFTER INSERT ON "oduzimanje" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_oduzimanje_update" AFTER UPDATE ON "oduzimanje" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB));
END;
CREATE TRIGGER "change_journal_oduzimanje_delete" AFTER DELETE ON "oduzimanje" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_oruzje_insert" AFTER INSERT ON "oruzje" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_oruzje_update" AFTER UPDATE ON "oruzje" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB));
END;
CREATE TRIGGER "change_journal_oruzje_delete" AFTER DELETE ON "oruzje" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_osoba_insert" AFTER INSERT ON "osoba" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_osoba_update" AFTER UPDATE ON "osoba" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB));
END;
CREATE TRIGGER "change_journal_osoba_delete" AFTER DELETE ON "osoba" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_potjernica_insert" AFTER INSERT ON "potjernica" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_potjernica_update" AFTER UPDATE ON "potjernica" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB));
END;
CREATE TRIGGER "change_journal_potjernica_delete" AFTER DELETE ON "potjernica" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL;
END;

CREATE TRIGGER "change_journal_predmet_insert" AFTER INSERT ON "predmet" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."oznaka" AS TEXT), NULL, 'INSERTED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('OSOBA'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(NEW."oznaka" AS TEXT), NULL, 'INSERTED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('ISPRAVA'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(NEW."oznaka" AS TEXT), NULL, 'INSERTED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('POTJERNICA'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(NEW."oznaka" AS TEXT), NULL, 'INSERTED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('VOZILO'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."oznaka" AS TEXT), NULL, 'INSERTED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('ORUZJE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."oznaka" AS TEXT), NULL, 'INSERTED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('ODUZIMANJE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."oznaka" AS TEXT), NULL, 'INSERTED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('LISENJE'));
END;
CREATE TRIGGER "change_journal_predmet_update" AFTER UPDATE ON "predmet" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('OSOBA'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('OSOBA')) AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB) OR CAST(OLD."vrsta" AS BLOB) IS NOT CAST(NEW."vrsta" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(NEW."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('ISPRAVA'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(OLD."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('ISPRAVA')) AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB) OR CAST(OLD."vrsta" AS BLOB) IS NOT CAST(NEW."vrsta" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(NEW."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('POTJERNICA'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(OLD."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('POTJERNICA')) AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB) OR CAST(OLD."vrsta" AS BLOB) IS NOT CAST(NEW."vrsta" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(NEW."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('VOZILO'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(OLD."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('VOZILO')) AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB) OR CAST(OLD."vrsta" AS BLOB) IS NOT CAST(NEW."vrsta" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('ORUZJE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('ORUZJE')) AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB) OR CAST(OLD."vrsta" AS BLOB) IS NOT CAST(NEW."vrsta" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(NEW."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('ODUZIMANJE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('ODUZIMANJE')) AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB) OR CAST(OLD."vrsta" AS BLOB) IS NOT CAST(NEW."vrsta" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(NEW."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."vrsta" IN ('LISENJE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."oznaka" AS TEXT), NULL, 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('LISENJE')) AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB) OR CAST(OLD."vrsta" AS BLOB) IS NOT CAST(NEW."vrsta" AS BLOB));
END;
CREATE TRIGGER "change_journal_predmet_delete" AFTER DELETE ON "predmet" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."oznaka" AS TEXT), NULL, 'DELETED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('OSOBA'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('TravelDocument', CAST(OLD."oznaka" AS TEXT), NULL, 'DELETED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('ISPRAVA'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Warrant', CAST(OLD."oznaka" AS TEXT), NULL, 'DELETED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('POTJERNICA'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(OLD."oznaka" AS TEXT), NULL, 'DELETED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('VOZILO'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."oznaka" AS TEXT), NULL, 'DELETED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('ORUZJE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Seizure', CAST(OLD."oznaka" AS TEXT), NULL, 'DELETED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('ODUZIMANJE'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Arrest', CAST(OLD."oznaka" AS TEXT), NULL, 'DELETED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."vrsta" IN ('LISENJE'));
END;

CREATE TRIGGER "change_journal_predmet_atribut_insert" AFTER INSERT ON "predmet_atribut" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('TravelDocument', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Warrant', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Vehicle', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Firearm', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Seizure', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Arrest', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."vrijednost" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."vrijednost" IS NOT NULL AND (NEW."kljuc" IN ('korisnik vozila'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."kljuc" IN ('korisnik vozila'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."vrijednost" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."vrijednost" IS NOT NULL AND (NEW."kljuc" IN ('držalac oružja'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."kljuc" IN ('držalac oružja'));
END;
CREATE TRIGGER "change_journal_predmet_atribut_update" AFTER UPDATE ON "predmet_atribut" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('TravelDocument', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Warrant', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Vehicle', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Firearm', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Seizure', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Arrest', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('TravelDocument', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Warrant', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Vehicle', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Firearm', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Seizure', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Arrest', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."vrijednost" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."vrijednost" IS NOT NULL AND (NEW."kljuc" IN ('korisnik vozila'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."vrijednost" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."vrijednost" IS NOT NULL AND (OLD."kljuc" IN ('korisnik vozila')) AND (CAST(OLD."vrijednost" AS BLOB) IS NOT CAST(NEW."vrijednost" AS BLOB) OR CAST(OLD."kljuc" AS BLOB) IS NOT CAST(NEW."kljuc" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."kljuc" IN ('korisnik vozila'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."kljuc" IN ('korisnik vozila')) AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB) OR CAST(OLD."kljuc" AS BLOB) IS NOT CAST(NEW."kljuc" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(NEW."vrijednost" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."vrijednost" IS NOT NULL AND (NEW."kljuc" IN ('držalac oružja'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."vrijednost" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."vrijednost" IS NOT NULL AND (OLD."kljuc" IN ('držalac oružja')) AND (CAST(OLD."vrijednost" AS BLOB) IS NOT CAST(NEW."vrijednost" AS BLOB) OR CAST(OLD."kljuc" AS BLOB) IS NOT CAST(NEW."kljuc" AS BLOB));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL AND (NEW."kljuc" IN ('držalac oružja'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."kljuc" IN ('držalac oružja')) AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB) OR CAST(OLD."kljuc" AS BLOB) IS NOT CAST(NEW."kljuc" AS BLOB));
END;
CREATE TRIGGER "change_journal_predmet_atribut_delete" AFTER DELETE ON "predmet_atribut" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('TravelDocument', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Warrant', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Vehicle', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Firearm', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Seizure', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED'), ('Arrest', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."vrijednost" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."vrijednost" IS NOT NULL AND (OLD."kljuc" IN ('korisnik vozila'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."kljuc" IN ('korisnik vozila'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Person', CAST(OLD."vrijednost" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."vrijednost" IS NOT NULL AND (OLD."kljuc" IN ('držalac oružja'));
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Firearm', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (OLD."kljuc" IN ('držalac oružja'));
END;

CREATE TRIGGER "change_journal_vozilo_insert" AFTER INSERT ON "vozilo" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
END;
CREATE TRIGGER "change_journal_vozilo_update" AFTER UPDATE ON "vozilo" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(NEW."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE NEW."oznaka" IS NOT NULL;
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL AND (CAST(OLD."oznaka" AS BLOB) IS NOT CAST(NEW."oznaka" AS BLOB));
END;
CREATE TRIGGER "change_journal_vozilo_delete" AFTER DELETE ON "vozilo" BEGIN
  INSERT INTO change_journal (record_type, record_key, via, happened) SELECT * FROM (VALUES ('Vehicle', CAST(OLD."oznaka" AS TEXT), 'oznaka', 'CHANGED')) WHERE OLD."oznaka" IS NOT NULL;
END;
