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

CREATE FUNCTION "change_journal_avis_recherche"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_avis" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_avis"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_individu" IS NOT NULL AND (OLD."id_individu"::text COLLATE "C" IS DISTINCT FROM NEW."id_individu"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_individu"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_individu" IS NOT NULL AND (OLD."id_individu"::text COLLATE "C" IS DISTINCT FROM NEW."id_individu"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_individu"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_avis" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_avis"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_avis" IS NOT NULL AND (OLD."id_avis"::text COLLATE "C" IS DISTINCT FROM NEW."id_avis"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_avis"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_avis" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_avis"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_avis_recherche" AFTER INSERT OR UPDATE OR DELETE ON "avis_recherche" FOR EACH ROW EXECUTE FUNCTION "change_journal_avis_recherche"();
CREATE TRIGGER "change_journal_truncated_avis_recherche" AFTER TRUNCATE ON "avis_recherche" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_document_voyage"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_document" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW."id_document"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_individu" IS NOT NULL AND (OLD."id_individu"::text COLLATE "C" IS DISTINCT FROM NEW."id_individu"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_individu"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_individu" IS NOT NULL AND (OLD."id_individu"::text COLLATE "C" IS DISTINCT FROM NEW."id_individu"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_individu"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_document" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW."id_document"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_document" IS NOT NULL AND (OLD."id_document"::text COLLATE "C" IS DISTINCT FROM NEW."id_document"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD."id_document"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_document" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD."id_document"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_document_voyage" AFTER INSERT OR UPDATE OR DELETE ON "document_voyage" FOR EACH ROW EXECUTE FUNCTION "change_journal_document_voyage"();
CREATE TRIGGER "change_journal_truncated_document_voyage" AFTER TRUNCATE ON "document_voyage" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_individu"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_individu" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_individu"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_individu" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_individu"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_individu" IS NOT NULL AND (OLD."id_individu"::text COLLATE "C" IS DISTINCT FROM NEW."id_individu"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_individu"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_individu" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_individu"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_individu" AFTER INSERT OR UPDATE OR DELETE ON "individu" FOR EACH ROW EXECUTE FUNCTION "change_journal_individu"();
CREATE TRIGGER "change_journal_truncated_individu" AFTER TRUNCATE ON "individu" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_individu_autre_nom"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_individu" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_individu"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_individu" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_individu"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_individu" IS NOT NULL AND (OLD."id_individu"::text COLLATE "C" IS DISTINCT FROM NEW."id_individu"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_individu"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_individu" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_individu"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_individu_autre_nom" AFTER INSERT OR UPDATE OR DELETE ON "individu_autre_nom" FOR EACH ROW EXECUTE FUNCTION "change_journal_individu_autre_nom"();
CREATE TRIGGER "change_journal_truncated_individu_autre_nom" AFTER TRUNCATE ON "individu_autre_nom" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_interpellation"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_interpellation" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."id_interpellation"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_individu" IS NOT NULL AND (OLD."id_individu"::text COLLATE "C" IS DISTINCT FROM NEW."id_individu"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_individu"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_individu" IS NOT NULL AND (OLD."id_individu"::text COLLATE "C" IS DISTINCT FROM NEW."id_individu"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_individu"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_interpellation" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."id_interpellation"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_interpellation" IS NOT NULL AND (OLD."id_interpellation"::text COLLATE "C" IS DISTINCT FROM NEW."id_interpellation"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."id_interpellation"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_interpellation" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."id_interpellation"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_interpellation" AFTER INSERT OR UPDATE OR DELETE ON "interpellation" FOR EACH ROW EXECUTE FUNCTION "change_journal_interpellation"();
CREATE TRIGGER "change_journal_truncated_interpellation" AFTER TRUNCATE ON "interpellation" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_saisie"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_saisie" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id_saisie"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_saisie" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id_saisie"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_saisie" IS NOT NULL AND (OLD."id_saisie"::text COLLATE "C" IS DISTINCT FROM NEW."id_saisie"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id_saisie"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_saisie" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id_saisie"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_saisie" AFTER INSERT OR UPDATE OR DELETE ON "saisie" FOR EACH ROW EXECUTE FUNCTION "change_journal_saisie"();
CREATE TRIGGER "change_journal_truncated_saisie" AFTER TRUNCATE ON "saisie" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_saisie_objet"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_saisie" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id_saisie"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_saisie" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id_saisie"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_saisie" IS NOT NULL AND (OLD."id_saisie"::text COLLATE "C" IS DISTINCT FROM NEW."id_saisie"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id_saisie"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_saisie" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id_saisie"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_saisie_objet" AFTER INSERT OR UPDATE OR DELETE ON "saisie_objet" FOR EACH ROW EXECUTE FUNCTION "change_journal_saisie_objet"();
CREATE TRIGGER "change_journal_truncated_saisie_objet" AFTER TRUNCATE ON "saisie_objet" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_vehicule"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_vehicule" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."id_vehicule"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_detenteur" IS NOT NULL AND (OLD."id_detenteur"::text COLLATE "C" IS DISTINCT FROM NEW."id_detenteur"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_detenteur"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_detenteur" IS NOT NULL AND (OLD."id_detenteur"::text COLLATE "C" IS DISTINCT FROM NEW."id_detenteur"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_detenteur"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_vehicule" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."id_vehicule"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_vehicule" IS NOT NULL AND (OLD."id_vehicule"::text COLLATE "C" IS DISTINCT FROM NEW."id_vehicule"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."id_vehicule"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_vehicule" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."id_vehicule"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_vehicule" AFTER INSERT OR UPDATE OR DELETE ON "vehicule" FOR EACH ROW EXECUTE FUNCTION "change_journal_vehicule"();
CREATE TRIGGER "change_journal_truncated_vehicule" AFTER TRUNCATE ON "vehicule" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();
