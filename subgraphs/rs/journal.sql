-- The journal of changes, derived from bureau.ts by `npm run journals`: change the mapping, not this file.
SELECT set_config('search_path', current_setting('search_path') || ', pg_temp', false);
CREATE TABLE change_journal_origin (origin TEXT NOT NULL);
INSERT INTO change_journal_origin VALUES (left(md5(gen_random_uuid()::text), 12));
CREATE TABLE change_journal (
  position    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction XID8   NOT NULL DEFAULT pg_current_xact_id(),
  record_type TEXT,
  record_key  TEXT,
  via         TEXT,
  happened    TEXT   NOT NULL,
  at          TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX change_journal_transaction ON change_journal (transaction);
INSERT INTO change_journal (happened) VALUES ('ANYTHING');
CREATE FUNCTION change_journal_truncated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO change_journal (happened) VALUES ('ANYTHING');
  RETURN NULL;
END $$;

CREATE FUNCTION "change_journal_isprava"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW."id"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."imalac" IS NOT NULL AND (OLD."imalac"::text COLLATE "C" IS DISTINCT FROM NEW."imalac"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."imalac"::text, NULL, 'CHANGED'); END IF;
    IF OLD."imalac" IS NOT NULL AND (OLD."imalac"::text COLLATE "C" IS DISTINCT FROM NEW."imalac"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."imalac"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW."id"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id" IS NOT NULL AND (OLD."id"::text COLLATE "C" IS DISTINCT FROM NEW."id"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD."id"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD."id"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_isprava" AFTER INSERT OR UPDATE OR DELETE ON "isprava" FOR EACH ROW EXECUTE FUNCTION "change_journal_isprava"();
CREATE TRIGGER "change_journal_truncated_isprava" AFTER TRUNCATE ON "isprava" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_krivicno_delo"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NULL, '*', 'CHANGED'), ('Arrest', NULL, '*', 'CHANGED');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_krivicno_delo" AFTER INSERT OR UPDATE OR DELETE ON "krivicno_delo" FOR EACH ROW EXECUTE FUNCTION "change_journal_krivicno_delo"();
CREATE TRIGGER "change_journal_truncated_krivicno_delo" AFTER TRUNCATE ON "krivicno_delo" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_lice"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."evid_broj" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."evid_broj"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."evid_broj" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."evid_broj"::text, NULL, 'CHANGED'); END IF;
    IF OLD."evid_broj" IS NOT NULL AND (OLD."evid_broj"::text COLLATE "C" IS DISTINCT FROM NEW."evid_broj"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."evid_broj"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."evid_broj" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."evid_broj"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_lice" AFTER INSERT OR UPDATE OR DELETE ON "lice" FOR EACH ROW EXECUTE FUNCTION "change_journal_lice"();
CREATE TRIGGER "change_journal_truncated_lice" AFTER TRUNCATE ON "lice" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_lice_opis"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."lice" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."lice"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."lice" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."lice"::text, NULL, 'CHANGED'); END IF;
    IF OLD."lice" IS NOT NULL AND (OLD."lice"::text COLLATE "C" IS DISTINCT FROM NEW."lice"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."lice"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."lice" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."lice"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_lice_opis" AFTER INSERT OR UPDATE OR DELETE ON "lice_opis" FOR EACH ROW EXECUTE FUNCTION "change_journal_lice_opis"();
CREATE TRIGGER "change_journal_truncated_lice_opis" AFTER TRUNCATE ON "lice_opis" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_licno_ime"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."lice" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."lice"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."lice" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."lice"::text, NULL, 'CHANGED'); END IF;
    IF OLD."lice" IS NOT NULL AND (OLD."lice"::text COLLATE "C" IS DISTINCT FROM NEW."lice"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."lice"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."lice" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."lice"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_licno_ime" AFTER INSERT OR UPDATE OR DELETE ON "licno_ime" FOR EACH ROW EXECUTE FUNCTION "change_journal_licno_ime"();
CREATE TRIGGER "change_journal_truncated_licno_ime" AFTER TRUNCATE ON "licno_ime" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_lisenje_delo"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."lisenje" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."lisenje"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."lisenje" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."lisenje"::text, NULL, 'CHANGED'); END IF;
    IF OLD."lisenje" IS NOT NULL AND (OLD."lisenje"::text COLLATE "C" IS DISTINCT FROM NEW."lisenje"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."lisenje"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."lisenje" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."lisenje"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_lisenje_delo" AFTER INSERT OR UPDATE OR DELETE ON "lisenje_delo" FOR EACH ROW EXECUTE FUNCTION "change_journal_lisenje_delo"();
CREATE TRIGGER "change_journal_truncated_lisenje_delo" AFTER TRUNCATE ON "lisenje_delo" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_lisenje_slobode"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."id"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."lice" IS NOT NULL AND (OLD."lice"::text COLLATE "C" IS DISTINCT FROM NEW."lice"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."lice"::text, NULL, 'CHANGED'); END IF;
    IF OLD."lice" IS NOT NULL AND (OLD."lice"::text COLLATE "C" IS DISTINCT FROM NEW."lice"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."lice"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."id"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id" IS NOT NULL AND (OLD."id"::text COLLATE "C" IS DISTINCT FROM NEW."id"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."id"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."id"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_lisenje_slobode" AFTER INSERT OR UPDATE OR DELETE ON "lisenje_slobode" FOR EACH ROW EXECUTE FUNCTION "change_journal_lisenje_slobode"();
CREATE TRIGGER "change_journal_truncated_lisenje_slobode" AFTER TRUNCATE ON "lisenje_slobode" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_oruzje"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."id"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."drzalac" IS NOT NULL AND (OLD."drzalac"::text COLLATE "C" IS DISTINCT FROM NEW."drzalac"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."drzalac"::text, NULL, 'CHANGED'); END IF;
    IF OLD."drzalac" IS NOT NULL AND (OLD."drzalac"::text COLLATE "C" IS DISTINCT FROM NEW."drzalac"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."drzalac"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."id"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id" IS NOT NULL AND (OLD."id"::text COLLATE "C" IS DISTINCT FROM NEW."id"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."id"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."id"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_oruzje" AFTER INSERT OR UPDATE OR DELETE ON "oruzje" FOR EACH ROW EXECUTE FUNCTION "change_journal_oruzje"();
CREATE TRIGGER "change_journal_truncated_oruzje" AFTER TRUNCATE ON "oruzje" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_oruzje_trag"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."oruzje" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."oruzje"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."oruzje" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."oruzje"::text, NULL, 'CHANGED'); END IF;
    IF OLD."oruzje" IS NOT NULL AND (OLD."oruzje"::text COLLATE "C" IS DISTINCT FROM NEW."oruzje"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."oruzje"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."oruzje" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."oruzje"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_oruzje_trag" AFTER INSERT OR UPDATE OR DELETE ON "oruzje_trag" FOR EACH ROW EXECUTE FUNCTION "change_journal_oruzje_trag"();
CREATE TRIGGER "change_journal_truncated_oruzje_trag" AFTER TRUNCATE ON "oruzje_trag" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_poternica"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."lice" IS NOT NULL AND (OLD."lice"::text COLLATE "C" IS DISTINCT FROM NEW."lice"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."lice"::text, NULL, 'CHANGED'); END IF;
    IF OLD."lice" IS NOT NULL AND (OLD."lice"::text COLLATE "C" IS DISTINCT FROM NEW."lice"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."lice"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id" IS NOT NULL AND (OLD."id"::text COLLATE "C" IS DISTINCT FROM NEW."id"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_poternica" AFTER INSERT OR UPDATE OR DELETE ON "poternica" FOR EACH ROW EXECUTE FUNCTION "change_journal_poternica"();
CREATE TRIGGER "change_journal_truncated_poternica" AFTER TRUNCATE ON "poternica" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_poternica_delo"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."poternica" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."poternica"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."poternica" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."poternica"::text, NULL, 'CHANGED'); END IF;
    IF OLD."poternica" IS NOT NULL AND (OLD."poternica"::text COLLATE "C" IS DISTINCT FROM NEW."poternica"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."poternica"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."poternica" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."poternica"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_poternica_delo" AFTER INSERT OR UPDATE OR DELETE ON "poternica_delo" FOR EACH ROW EXECUTE FUNCTION "change_journal_poternica_delo"();
CREATE TRIGGER "change_journal_truncated_poternica_delo" AFTER TRUNCATE ON "poternica_delo" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_vozilo"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."id"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."id"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id" IS NOT NULL AND (OLD."id"::text COLLATE "C" IS DISTINCT FROM NEW."id"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."id"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."id"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_vozilo" AFTER INSERT OR UPDATE OR DELETE ON "vozilo" FOR EACH ROW EXECUTE FUNCTION "change_journal_vozilo"();
CREATE TRIGGER "change_journal_truncated_vozilo" AFTER TRUNCATE ON "vozilo" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_vozilo_lice"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."lice" IS NOT NULL AND (NEW."svojstvo" IN ('КОРИСНИК')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."lice"::text, NULL, 'CHANGED'); END IF;
    IF NEW."vozilo" IS NOT NULL AND (NEW."svojstvo" IN ('КОРИСНИК')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."vozilo"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."lice" IS NOT NULL AND (NEW."svojstvo" IN ('КОРИСНИК')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."lice"::text, NULL, 'CHANGED'); END IF;
    IF OLD."lice" IS NOT NULL AND (OLD."svojstvo" IN ('КОРИСНИК')) AND (OLD."lice"::text COLLATE "C" IS DISTINCT FROM NEW."lice"::text COLLATE "C" OR OLD."svojstvo"::text COLLATE "C" IS DISTINCT FROM NEW."svojstvo"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."lice"::text, NULL, 'CHANGED'); END IF;
    IF NEW."vozilo" IS NOT NULL AND (NEW."svojstvo" IN ('КОРИСНИК')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."vozilo"::text, NULL, 'CHANGED'); END IF;
    IF OLD."vozilo" IS NOT NULL AND (OLD."svojstvo" IN ('КОРИСНИК')) AND (OLD."vozilo"::text COLLATE "C" IS DISTINCT FROM NEW."vozilo"::text COLLATE "C" OR OLD."svojstvo"::text COLLATE "C" IS DISTINCT FROM NEW."svojstvo"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."vozilo"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."lice" IS NOT NULL AND (OLD."svojstvo" IN ('КОРИСНИК')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."lice"::text, NULL, 'CHANGED'); END IF;
    IF OLD."vozilo" IS NOT NULL AND (OLD."svojstvo" IN ('КОРИСНИК')) THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."vozilo"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_vozilo_lice" AFTER INSERT OR UPDATE OR DELETE ON "vozilo_lice" FOR EACH ROW EXECUTE FUNCTION "change_journal_vozilo_lice"();
CREATE TRIGGER "change_journal_truncated_vozilo_lice" AFTER TRUNCATE ON "vozilo_lice" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_zaplena"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id" IS NOT NULL AND (OLD."id"::text COLLATE "C" IS DISTINCT FROM NEW."id"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_zaplena" AFTER INSERT OR UPDATE OR DELETE ON "zaplena" FOR EACH ROW EXECUTE FUNCTION "change_journal_zaplena"();
CREATE TRIGGER "change_journal_truncated_zaplena" AFTER TRUNCATE ON "zaplena" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_zaplena_stavka"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."zaplena" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."zaplena"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."zaplena" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."zaplena"::text, NULL, 'CHANGED'); END IF;
    IF OLD."zaplena" IS NOT NULL AND (OLD."zaplena"::text COLLATE "C" IS DISTINCT FROM NEW."zaplena"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."zaplena"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."zaplena" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."zaplena"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_zaplena_stavka" AFTER INSERT OR UPDATE OR DELETE ON "zaplena_stavka" FOR EACH ROW EXECUTE FUNCTION "change_journal_zaplena_stavka"();
CREATE TRIGGER "change_journal_truncated_zaplena_stavka" AFTER TRUNCATE ON "zaplena_stavka" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();
