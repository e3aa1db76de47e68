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

CREATE FUNCTION "change_journal_additional_offense"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."nic"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."nic"::text, NULL, 'CHANGED'); END IF;
    IF OLD."nic" IS NOT NULL AND (OLD."nic"::text COLLATE "C" IS DISTINCT FROM NEW."nic"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."nic"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."nic"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_additional_offense" AFTER INSERT OR UPDATE OR DELETE ON "additional_offense" FOR EACH ROW EXECUTE FUNCTION "change_journal_additional_offense"();
CREATE TRIGGER "change_journal_truncated_additional_offense" AFTER TRUNCATE ON "additional_offense" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_agency"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."ori" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."ori"::text, 'ori', 'CHANGED'), ('Arrest', NEW."ori"::text, 'ori', 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."ori" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."ori"::text, 'ori', 'CHANGED'), ('Arrest', NEW."ori"::text, 'ori', 'CHANGED'); END IF;
    IF OLD."ori" IS NOT NULL AND (OLD."ori"::text COLLATE "C" IS DISTINCT FROM NEW."ori"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."ori"::text, 'ori', 'CHANGED'), ('Arrest', OLD."ori"::text, 'ori', 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."ori" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."ori"::text, 'ori', 'CHANGED'), ('Arrest', OLD."ori"::text, 'ori', 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_agency" AFTER INSERT OR UPDATE OR DELETE ON "agency" FOR EACH ROW EXECUTE FUNCTION "change_journal_agency"();
CREATE TRIGGER "change_journal_truncated_agency" AFTER TRUNCATE ON "agency" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_arrest_charge"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."acn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."acn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."acn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."acn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."acn" IS NOT NULL AND (OLD."acn"::text COLLATE "C" IS DISTINCT FROM NEW."acn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."acn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."acn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."acn"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_arrest_charge" AFTER INSERT OR UPDATE OR DELETE ON "arrest_charge" FOR EACH ROW EXECUTE FUNCTION "change_journal_arrest_charge"();
CREATE TRIGGER "change_journal_truncated_arrest_charge" AFTER TRUNCATE ON "arrest_charge" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_arrest_cycle"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."acn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."acn"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."ucn" IS NOT NULL AND (OLD."ucn"::text COLLATE "C" IS DISTINCT FROM NEW."ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."ucn" IS NOT NULL AND (OLD."ucn"::text COLLATE "C" IS DISTINCT FROM NEW."ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
    IF NEW."acn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."acn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."acn" IS NOT NULL AND (OLD."acn"::text COLLATE "C" IS DISTINCT FROM NEW."acn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."acn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."acn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."acn"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_arrest_cycle" AFTER INSERT OR UPDATE OR DELETE ON "arrest_cycle" FOR EACH ROW EXECUTE FUNCTION "change_journal_arrest_cycle"();
CREATE TRIGGER "change_journal_truncated_arrest_cycle" AFTER TRUNCATE ON "arrest_cycle" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_gun_file"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."nic"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."own_ucn" IS NOT NULL AND (OLD."own_ucn"::text COLLATE "C" IS DISTINCT FROM NEW."own_ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."own_ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."own_ucn" IS NOT NULL AND (OLD."own_ucn"::text COLLATE "C" IS DISTINCT FROM NEW."own_ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."own_ucn"::text, NULL, 'CHANGED'); END IF;
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."nic"::text, NULL, 'CHANGED'); END IF;
    IF OLD."nic" IS NOT NULL AND (OLD."nic"::text COLLATE "C" IS DISTINCT FROM NEW."nic"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."nic"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."nic"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_gun_file" AFTER INSERT OR UPDATE OR DELETE ON "gun_file" FOR EACH ROW EXECUTE FUNCTION "change_journal_gun_file"();
CREATE TRIGGER "change_journal_truncated_gun_file" AFTER TRUNCATE ON "gun_file" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_make_code"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."vma" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."vma"::text, 'vma', 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."vma" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."vma"::text, 'vma', 'CHANGED'); END IF;
    IF OLD."vma" IS NOT NULL AND (OLD."vma"::text COLLATE "C" IS DISTINCT FROM NEW."vma"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."vma"::text, 'vma', 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."vma" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."vma"::text, 'vma', 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_make_code" AFTER INSERT OR UPDATE OR DELETE ON "make_code" FOR EACH ROW EXECUTE FUNCTION "change_journal_make_code"();
CREATE TRIGGER "change_journal_truncated_make_code" AFTER TRUNCATE ON "make_code" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_person"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."ucn" IS NOT NULL AND (OLD."ucn"::text COLLATE "C" IS DISTINCT FROM NEW."ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_person" AFTER INSERT OR UPDATE OR DELETE ON "person" FOR EACH ROW EXECUTE FUNCTION "change_journal_person"();
CREATE TRIGGER "change_journal_truncated_person" AFTER TRUNCATE ON "person" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_seized_property"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."inc" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."inc"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."inc" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."inc"::text, NULL, 'CHANGED'); END IF;
    IF OLD."inc" IS NOT NULL AND (OLD."inc"::text COLLATE "C" IS DISTINCT FROM NEW."inc"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."inc"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."inc" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."inc"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_seized_property" AFTER INSERT OR UPDATE OR DELETE ON "seized_property" FOR EACH ROW EXECUTE FUNCTION "change_journal_seized_property"();
CREATE TRIGGER "change_journal_truncated_seized_property" AFTER TRUNCATE ON "seized_property" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_seizure_incident"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."inc" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."inc"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."inc" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."inc"::text, NULL, 'CHANGED'); END IF;
    IF OLD."inc" IS NOT NULL AND (OLD."inc"::text COLLATE "C" IS DISTINCT FROM NEW."inc"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."inc"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."inc" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."inc"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_seizure_incident" AFTER INSERT OR UPDATE OR DELETE ON "seizure_incident" FOR EACH ROW EXECUTE FUNCTION "change_journal_seizure_incident"();
CREATE TRIGGER "change_journal_truncated_seizure_incident" AFTER TRUNCATE ON "seizure_incident" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_supplemental_aka"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."ucn" IS NOT NULL AND (OLD."ucn"::text COLLATE "C" IS DISTINCT FROM NEW."ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_supplemental_aka" AFTER INSERT OR UPDATE OR DELETE ON "supplemental_aka" FOR EACH ROW EXECUTE FUNCTION "change_journal_supplemental_aka"();
CREATE TRIGGER "change_journal_truncated_supplemental_aka" AFTER TRUNCATE ON "supplemental_aka" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_supplemental_cmc"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."ucn" IS NOT NULL AND (OLD."ucn"::text COLLATE "C" IS DISTINCT FROM NEW."ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_supplemental_cmc" AFTER INSERT OR UPDATE OR DELETE ON "supplemental_cmc" FOR EACH ROW EXECUTE FUNCTION "change_journal_supplemental_cmc"();
CREATE TRIGGER "change_journal_truncated_supplemental_cmc" AFTER TRUNCATE ON "supplemental_cmc" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_supplemental_ctz"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."ucn" IS NOT NULL AND (OLD."ucn"::text COLLATE "C" IS DISTINCT FROM NEW."ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_supplemental_ctz" AFTER INSERT OR UPDATE OR DELETE ON "supplemental_ctz" FOR EACH ROW EXECUTE FUNCTION "change_journal_supplemental_ctz"();
CREATE TRIGGER "change_journal_truncated_supplemental_ctz" AFTER TRUNCATE ON "supplemental_ctz" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_supplemental_dob"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."ucn" IS NOT NULL AND (OLD."ucn"::text COLLATE "C" IS DISTINCT FROM NEW."ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_supplemental_dob" AFTER INSERT OR UPDATE OR DELETE ON "supplemental_dob" FOR EACH ROW EXECUTE FUNCTION "change_journal_supplemental_dob"();
CREATE TRIGGER "change_journal_truncated_supplemental_dob" AFTER TRUNCATE ON "supplemental_dob" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_supplemental_smt"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."ucn" IS NOT NULL AND (OLD."ucn"::text COLLATE "C" IS DISTINCT FROM NEW."ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."ucn" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_supplemental_smt" AFTER INSERT OR UPDATE OR DELETE ON "supplemental_smt" FOR EACH ROW EXECUTE FUNCTION "change_journal_supplemental_smt"();
CREATE TRIGGER "change_journal_truncated_supplemental_smt" AFTER TRUNCATE ON "supplemental_smt" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_trace_request"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."nic"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."nic"::text, NULL, 'CHANGED'); END IF;
    IF OLD."nic" IS NOT NULL AND (OLD."nic"::text COLLATE "C" IS DISTINCT FROM NEW."nic"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."nic"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."nic"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_trace_request" AFTER INSERT OR UPDATE OR DELETE ON "trace_request" FOR EACH ROW EXECUTE FUNCTION "change_journal_trace_request"();
CREATE TRIGGER "change_journal_truncated_trace_request" AFTER TRUNCATE ON "trace_request" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_travel_document_file"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW."nic"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."hld_ucn" IS NOT NULL AND (OLD."hld_ucn"::text COLLATE "C" IS DISTINCT FROM NEW."hld_ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."hld_ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."hld_ucn" IS NOT NULL AND (OLD."hld_ucn"::text COLLATE "C" IS DISTINCT FROM NEW."hld_ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."hld_ucn"::text, NULL, 'CHANGED'); END IF;
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW."nic"::text, NULL, 'CHANGED'); END IF;
    IF OLD."nic" IS NOT NULL AND (OLD."nic"::text COLLATE "C" IS DISTINCT FROM NEW."nic"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD."nic"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD."nic"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_travel_document_file" AFTER INSERT OR UPDATE OR DELETE ON "travel_document_file" FOR EACH ROW EXECUTE FUNCTION "change_journal_travel_document_file"();
CREATE TRIGGER "change_journal_truncated_travel_document_file" AFTER TRUNCATE ON "travel_document_file" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_vehicle_file"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."nic"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."reg_ucn" IS NOT NULL AND (OLD."reg_ucn"::text COLLATE "C" IS DISTINCT FROM NEW."reg_ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."reg_ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."reg_ucn" IS NOT NULL AND (OLD."reg_ucn"::text COLLATE "C" IS DISTINCT FROM NEW."reg_ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."reg_ucn"::text, NULL, 'CHANGED'); END IF;
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."nic"::text, NULL, 'CHANGED'); END IF;
    IF OLD."nic" IS NOT NULL AND (OLD."nic"::text COLLATE "C" IS DISTINCT FROM NEW."nic"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."nic"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."nic"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_vehicle_file" AFTER INSERT OR UPDATE OR DELETE ON "vehicle_file" FOR EACH ROW EXECUTE FUNCTION "change_journal_vehicle_file"();
CREATE TRIGGER "change_journal_truncated_vehicle_file" AFTER TRUNCATE ON "vehicle_file" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_wanted_person"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."nic"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."ucn" IS NOT NULL AND (OLD."ucn"::text COLLATE "C" IS DISTINCT FROM NEW."ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."ucn"::text, NULL, 'CHANGED'); END IF;
    IF OLD."ucn" IS NOT NULL AND (OLD."ucn"::text COLLATE "C" IS DISTINCT FROM NEW."ucn"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."ucn"::text, NULL, 'CHANGED'); END IF;
    IF NEW."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."nic"::text, NULL, 'CHANGED'); END IF;
    IF OLD."nic" IS NOT NULL AND (OLD."nic"::text COLLATE "C" IS DISTINCT FROM NEW."nic"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."nic"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."nic" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."nic"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_wanted_person" AFTER INSERT OR UPDATE OR DELETE ON "wanted_person" FOR EACH ROW EXECUTE FUNCTION "change_journal_wanted_person"();
CREATE TRIGGER "change_journal_truncated_wanted_person" AFTER TRUNCATE ON "wanted_person" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();
