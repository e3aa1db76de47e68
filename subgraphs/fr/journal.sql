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

CREATE FUNCTION "change_journal_alias"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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
CREATE TRIGGER "change_journal_alias" AFTER INSERT OR UPDATE OR DELETE ON "alias" FOR EACH ROW EXECUTE FUNCTION "change_journal_alias"();
CREATE TRIGGER "change_journal_truncated_alias" AFTER TRUNCATE ON "alias" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_arme"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_arme" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."id_arme"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_detenteur" IS NOT NULL AND (OLD."id_detenteur"::text COLLATE "C" IS DISTINCT FROM NEW."id_detenteur"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_detenteur"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_detenteur" IS NOT NULL AND (OLD."id_detenteur"::text COLLATE "C" IS DISTINCT FROM NEW."id_detenteur"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_detenteur"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_arme" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."id_arme"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_arme" IS NOT NULL AND (OLD."id_arme"::text COLLATE "C" IS DISTINCT FROM NEW."id_arme"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."id_arme"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_arme" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."id_arme"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_arme" AFTER INSERT OR UPDATE OR DELETE ON "arme" FOR EACH ROW EXECUTE FUNCTION "change_journal_arme"();
CREATE TRIGGER "change_journal_truncated_arme" AFTER TRUNCATE ON "arme" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_demande_tracage"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_arme" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."id_arme"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_arme" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."id_arme"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_arme" IS NOT NULL AND (OLD."id_arme"::text COLLATE "C" IS DISTINCT FROM NEW."id_arme"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."id_arme"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_arme" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."id_arme"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_demande_tracage" AFTER INSERT OR UPDATE OR DELETE ON "demande_tracage" FOR EACH ROW EXECUTE FUNCTION "change_journal_demande_tracage"();
CREATE TRIGGER "change_journal_truncated_demande_tracage" AFTER TRUNCATE ON "demande_tracage" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_document"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_document" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW."id_document"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_titulaire" IS NOT NULL AND (OLD."id_titulaire"::text COLLATE "C" IS DISTINCT FROM NEW."id_titulaire"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_titulaire"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_titulaire" IS NOT NULL AND (OLD."id_titulaire"::text COLLATE "C" IS DISTINCT FROM NEW."id_titulaire"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_titulaire"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_document" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW."id_document"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_document" IS NOT NULL AND (OLD."id_document"::text COLLATE "C" IS DISTINCT FROM NEW."id_document"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD."id_document"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_document" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD."id_document"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_document" AFTER INSERT OR UPDATE OR DELETE ON "document" FOR EACH ROW EXECUTE FUNCTION "change_journal_document"();
CREATE TRIGGER "change_journal_truncated_document" AFTER TRUNCATE ON "document" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_fiche"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_fiche" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_fiche" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
    IF OLD."id_fiche" IS NOT NULL AND (OLD."id_fiche"::text COLLATE "C" IS DISTINCT FROM NEW."id_fiche"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_fiche" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_fiche" AFTER INSERT OR UPDATE OR DELETE ON "fiche" FOR EACH ROW EXECUTE FUNCTION "change_journal_fiche"();
CREATE TRIGGER "change_journal_truncated_fiche" AFTER TRUNCATE ON "fiche" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_fiche_exclusion"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_fiche" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_fiche" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
    IF OLD."id_fiche" IS NOT NULL AND (OLD."id_fiche"::text COLLATE "C" IS DISTINCT FROM NEW."id_fiche"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_fiche" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_fiche_exclusion" AFTER INSERT OR UPDATE OR DELETE ON "fiche_exclusion" FOR EACH ROW EXECUTE FUNCTION "change_journal_fiche_exclusion"();
CREATE TRIGGER "change_journal_truncated_fiche_exclusion" AFTER TRUNCATE ON "fiche_exclusion" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_fiche_restriction"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_fiche" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_fiche" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', NEW."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
    IF OLD."id_fiche" IS NOT NULL AND (OLD."id_fiche"::text COLLATE "C" IS DISTINCT FROM NEW."id_fiche"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_fiche" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('TravelDocument', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Warrant', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Vehicle', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Firearm', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Seizure', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'), ('Arrest', OLD."id_fiche"::text, 'id_fiche', 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_fiche_restriction" AFTER INSERT OR UPDATE OR DELETE ON "fiche_restriction" FOR EACH ROW EXECUTE FUNCTION "change_journal_fiche_restriction"();
CREATE TRIGGER "change_journal_truncated_fiche_restriction" AFTER TRUNCATE ON "fiche_restriction" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_fiche_s"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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
CREATE TRIGGER "change_journal_fiche_s" AFTER INSERT OR UPDATE OR DELETE ON "fiche_s" FOR EACH ROW EXECUTE FUNCTION "change_journal_fiche_s"();
CREATE TRIGGER "change_journal_truncated_fiche_s" AFTER TRUNCATE ON "fiche_s" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_identite"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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
CREATE TRIGGER "change_journal_identite" AFTER INSERT OR UPDATE OR DELETE ON "identite" FOR EACH ROW EXECUTE FUNCTION "change_journal_identite"();
CREATE TRIGGER "change_journal_truncated_identite" AFTER TRUNCATE ON "identite" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

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

CREATE FUNCTION "change_journal_interpellation_infraction"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_interpellation" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."id_interpellation"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_interpellation" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."id_interpellation"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_interpellation" IS NOT NULL AND (OLD."id_interpellation"::text COLLATE "C" IS DISTINCT FROM NEW."id_interpellation"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."id_interpellation"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_interpellation" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."id_interpellation"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_interpellation_infraction" AFTER INSERT OR UPDATE OR DELETE ON "interpellation_infraction" FOR EACH ROW EXECUTE FUNCTION "change_journal_interpellation_infraction"();
CREATE TRIGGER "change_journal_truncated_interpellation_infraction" AFTER TRUNCATE ON "interpellation_infraction" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_mandat"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_mandat" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_mandat"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_individu" IS NOT NULL AND (OLD."id_individu"::text COLLATE "C" IS DISTINCT FROM NEW."id_individu"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_individu"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_individu" IS NOT NULL AND (OLD."id_individu"::text COLLATE "C" IS DISTINCT FROM NEW."id_individu"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_individu"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_mandat" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_mandat"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_mandat" IS NOT NULL AND (OLD."id_mandat"::text COLLATE "C" IS DISTINCT FROM NEW."id_mandat"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_mandat"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_mandat" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_mandat"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_mandat" AFTER INSERT OR UPDATE OR DELETE ON "mandat" FOR EACH ROW EXECUTE FUNCTION "change_journal_mandat"();
CREATE TRIGGER "change_journal_truncated_mandat" AFTER TRUNCATE ON "mandat" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_mandat_infraction"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_mandat" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_mandat"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_mandat" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_mandat"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_mandat" IS NOT NULL AND (OLD."id_mandat"::text COLLATE "C" IS DISTINCT FROM NEW."id_mandat"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_mandat"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_mandat" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_mandat"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_mandat_infraction" AFTER INSERT OR UPDATE OR DELETE ON "mandat_infraction" FOR EACH ROW EXECUTE FUNCTION "change_journal_mandat_infraction"();
CREATE TRIGGER "change_journal_truncated_mandat_infraction" AFTER TRUNCATE ON "mandat_infraction" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_marque_importation"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_arme" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."id_arme"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_arme" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."id_arme"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_arme" IS NOT NULL AND (OLD."id_arme"::text COLLATE "C" IS DISTINCT FROM NEW."id_arme"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."id_arme"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_arme" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."id_arme"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_marque_importation" AFTER INSERT OR UPDATE OR DELETE ON "marque_importation" FOR EACH ROW EXECUTE FUNCTION "change_journal_marque_importation"();
CREATE TRIGGER "change_journal_truncated_marque_importation" AFTER TRUNCATE ON "marque_importation" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_mise_en_garde"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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
CREATE TRIGGER "change_journal_mise_en_garde" AFTER INSERT OR UPDATE OR DELETE ON "mise_en_garde" FOR EACH ROW EXECUTE FUNCTION "change_journal_mise_en_garde"();
CREATE TRIGGER "change_journal_truncated_mise_en_garde" AFTER TRUNCATE ON "mise_en_garde" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_naissance"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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
CREATE TRIGGER "change_journal_naissance" AFTER INSERT OR UPDATE OR DELETE ON "naissance" FOR EACH ROW EXECUTE FUNCTION "change_journal_naissance"();
CREATE TRIGGER "change_journal_truncated_naissance" AFTER TRUNCATE ON "naissance" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_nationalite"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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
CREATE TRIGGER "change_journal_nationalite" AFTER INSERT OR UPDATE OR DELETE ON "nationalite" FOR EACH ROW EXECUTE FUNCTION "change_journal_nationalite"();
CREATE TRIGGER "change_journal_truncated_nationalite" AFTER TRUNCATE ON "nationalite" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_objet_saisi"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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
CREATE TRIGGER "change_journal_objet_saisi" AFTER INSERT OR UPDATE OR DELETE ON "objet_saisi" FOR EACH ROW EXECUTE FUNCTION "change_journal_objet_saisi"();
CREATE TRIGGER "change_journal_truncated_objet_saisi" AFTER TRUNCATE ON "objet_saisi" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

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

CREATE FUNCTION "change_journal_signe_particulier"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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
CREATE TRIGGER "change_journal_signe_particulier" AFTER INSERT OR UPDATE OR DELETE ON "signe_particulier" FOR EACH ROW EXECUTE FUNCTION "change_journal_signe_particulier"();
CREATE TRIGGER "change_journal_truncated_signe_particulier" AFTER TRUNCATE ON "signe_particulier" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

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

CREATE FUNCTION "change_journal_vol_vehicule"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_vehicule" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."id_vehicule"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_vehicule" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."id_vehicule"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_vehicule" IS NOT NULL AND (OLD."id_vehicule"::text COLLATE "C" IS DISTINCT FROM NEW."id_vehicule"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."id_vehicule"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_vehicule" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."id_vehicule"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_vol_vehicule" AFTER INSERT OR UPDATE OR DELETE ON "vol_vehicule" FOR EACH ROW EXECUTE FUNCTION "change_journal_vol_vehicule"();
CREATE TRIGGER "change_journal_truncated_vol_vehicule" AFTER TRUNCATE ON "vol_vehicule" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();
