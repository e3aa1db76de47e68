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

CREATE FUNCTION "change_journal_alcunha"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_alcunha" AFTER INSERT OR UPDATE OR DELETE ON "alcunha" FOR EACH ROW EXECUTE FUNCTION "change_journal_alcunha"();
CREATE TRIGGER "change_journal_truncated_alcunha" AFTER TRUNCATE ON "alcunha" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_alerta"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_alerta" AFTER INSERT OR UPDATE OR DELETE ON "alerta" FOR EACH ROW EXECUTE FUNCTION "change_journal_alerta"();
CREATE TRIGGER "change_journal_truncated_alerta" AFTER TRUNCATE ON "alerta" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_apreensao"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_apreensao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id_apreensao"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_apreensao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id_apreensao"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_apreensao" IS NOT NULL AND (OLD."id_apreensao"::text COLLATE "C" IS DISTINCT FROM NEW."id_apreensao"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id_apreensao"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_apreensao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id_apreensao"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_apreensao" AFTER INSERT OR UPDATE OR DELETE ON "apreensao" FOR EACH ROW EXECUTE FUNCTION "change_journal_apreensao"();
CREATE TRIGGER "change_journal_truncated_apreensao" AFTER TRUNCATE ON "apreensao" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_arma"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."numero_cadastro" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."numero_cadastro"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_proprietario" IS NOT NULL AND (OLD."id_proprietario"::text COLLATE "C" IS DISTINCT FROM NEW."id_proprietario"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_proprietario"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_proprietario" IS NOT NULL AND (OLD."id_proprietario"::text COLLATE "C" IS DISTINCT FROM NEW."id_proprietario"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_proprietario"::text, NULL, 'CHANGED'); END IF;
    IF NEW."numero_cadastro" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."numero_cadastro"::text, NULL, 'CHANGED'); END IF;
    IF OLD."numero_cadastro" IS NOT NULL AND (OLD."numero_cadastro"::text COLLATE "C" IS DISTINCT FROM NEW."numero_cadastro"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."numero_cadastro"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."numero_cadastro" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."numero_cadastro"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_arma" AFTER INSERT OR UPDATE OR DELETE ON "arma" FOR EACH ROW EXECUTE FUNCTION "change_journal_arma"();
CREATE TRIGGER "change_journal_truncated_arma" AFTER TRUNCATE ON "arma" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_arma_marcacao"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."numero_cadastro" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."numero_cadastro"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."numero_cadastro" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."numero_cadastro"::text, NULL, 'CHANGED'); END IF;
    IF OLD."numero_cadastro" IS NOT NULL AND (OLD."numero_cadastro"::text COLLATE "C" IS DISTINCT FROM NEW."numero_cadastro"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."numero_cadastro"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."numero_cadastro" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."numero_cadastro"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_arma_marcacao" AFTER INSERT OR UPDATE OR DELETE ON "arma_marcacao" FOR EACH ROW EXECUTE FUNCTION "change_journal_arma_marcacao"();
CREATE TRIGGER "change_journal_truncated_arma_marcacao" AFTER TRUNCATE ON "arma_marcacao" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_arma_rastreamento"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."numero_cadastro" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."numero_cadastro"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."numero_cadastro" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', NEW."numero_cadastro"::text, NULL, 'CHANGED'); END IF;
    IF OLD."numero_cadastro" IS NOT NULL AND (OLD."numero_cadastro"::text COLLATE "C" IS DISTINCT FROM NEW."numero_cadastro"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."numero_cadastro"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."numero_cadastro" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Firearm', OLD."numero_cadastro"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_arma_rastreamento" AFTER INSERT OR UPDATE OR DELETE ON "arma_rastreamento" FOR EACH ROW EXECUTE FUNCTION "change_journal_arma_rastreamento"();
CREATE TRIGGER "change_journal_truncated_arma_rastreamento" AFTER TRUNCATE ON "arma_rastreamento" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_caracteristica_fisica"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_caracteristica_fisica" AFTER INSERT OR UPDATE OR DELETE ON "caracteristica_fisica" FOR EACH ROW EXECUTE FUNCTION "change_journal_caracteristica_fisica"();
CREATE TRIGGER "change_journal_truncated_caracteristica_fisica" AFTER TRUNCATE ON "caracteristica_fisica" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_controle"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_controle" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', NEW."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_controle" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', NEW."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
    IF OLD."id_controle" IS NOT NULL AND (OLD."id_controle"::text COLLATE "C" IS DISTINCT FROM NEW."id_controle"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', OLD."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_controle" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', OLD."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_controle" AFTER INSERT OR UPDATE OR DELETE ON "controle" FOR EACH ROW EXECUTE FUNCTION "change_journal_controle"();
CREATE TRIGGER "change_journal_truncated_controle" AFTER TRUNCATE ON "controle" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_controle_condicao"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_controle" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', NEW."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_controle" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', NEW."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
    IF OLD."id_controle" IS NOT NULL AND (OLD."id_controle"::text COLLATE "C" IS DISTINCT FROM NEW."id_controle"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', OLD."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_controle" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', OLD."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_controle_condicao" AFTER INSERT OR UPDATE OR DELETE ON "controle_condicao" FOR EACH ROW EXECUTE FUNCTION "change_journal_controle_condicao"();
CREATE TRIGGER "change_journal_truncated_controle_condicao" AFTER TRUNCATE ON "controle_condicao" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_controle_pais_vedado"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_controle" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', NEW."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_controle" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', NEW."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', NEW."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
    IF OLD."id_controle" IS NOT NULL AND (OLD."id_controle"::text COLLATE "C" IS DISTINCT FROM NEW."id_controle"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', OLD."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_controle" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('TravelDocument', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Warrant', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Vehicle', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Firearm', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Seizure', OLD."id_controle"::text, 'id_controle', 'CHANGED'), ('Arrest', OLD."id_controle"::text, 'id_controle', 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_controle_pais_vedado" AFTER INSERT OR UPDATE OR DELETE ON "controle_pais_vedado" FOR EACH ROW EXECUTE FUNCTION "change_journal_controle_pais_vedado"();
CREATE TRIGGER "change_journal_truncated_controle_pais_vedado" AFTER TRUNCATE ON "controle_pais_vedado" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_documento"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_documento" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW."id_documento"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_documento" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', NEW."id_documento"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_documento" IS NOT NULL AND (OLD."id_documento"::text COLLATE "C" IS DISTINCT FROM NEW."id_documento"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD."id_documento"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_documento" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('TravelDocument', OLD."id_documento"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_documento" AFTER INSERT OR UPDATE OR DELETE ON "documento" FOR EACH ROW EXECUTE FUNCTION "change_journal_documento"();
CREATE TRIGGER "change_journal_truncated_documento" AFTER TRUNCATE ON "documento" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_item_apreendido"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_apreensao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id_apreensao"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_apreensao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id_apreensao"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_apreensao" IS NOT NULL AND (OLD."id_apreensao"::text COLLATE "C" IS DISTINCT FROM NEW."id_apreensao"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id_apreensao"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_apreensao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id_apreensao"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_item_apreendido" AFTER INSERT OR UPDATE OR DELETE ON "item_apreendido" FOR EACH ROW EXECUTE FUNCTION "change_journal_item_apreendido"();
CREATE TRIGGER "change_journal_truncated_item_apreendido" AFTER TRUNCATE ON "item_apreendido" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_mandado"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_mandado" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_mandado"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_mandado" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_mandado"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_mandado" IS NOT NULL AND (OLD."id_mandado"::text COLLATE "C" IS DISTINCT FROM NEW."id_mandado"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_mandado"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_mandado" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_mandado"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_mandado" AFTER INSERT OR UPDATE OR DELETE ON "mandado" FOR EACH ROW EXECUTE FUNCTION "change_journal_mandado"();
CREATE TRIGGER "change_journal_truncated_mandado" AFTER TRUNCATE ON "mandado" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_mandado_tipificacao"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_mandado" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_mandado"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_mandado" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_mandado"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_mandado" IS NOT NULL AND (OLD."id_mandado"::text COLLATE "C" IS DISTINCT FROM NEW."id_mandado"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_mandado"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_mandado" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_mandado"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_mandado_tipificacao" AFTER INSERT OR UPDATE OR DELETE ON "mandado_tipificacao" FOR EACH ROW EXECUTE FUNCTION "change_journal_mandado_tipificacao"();
CREATE TRIGGER "change_journal_truncated_mandado_tipificacao" AFTER TRUNCATE ON "mandado_tipificacao" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_nacionalidade"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_nacionalidade" AFTER INSERT OR UPDATE OR DELETE ON "nacionalidade" FOR EACH ROW EXECUTE FUNCTION "change_journal_nacionalidade"();
CREATE TRIGGER "change_journal_truncated_nacionalidade" AFTER TRUNCATE ON "nacionalidade" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_operacao"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_operacao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id_operacao"::text, 'id_operacao', 'CHANGED'), ('Arrest', NEW."id_operacao"::text, 'id_operacao', 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_operacao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', NEW."id_operacao"::text, 'id_operacao', 'CHANGED'), ('Arrest', NEW."id_operacao"::text, 'id_operacao', 'CHANGED'); END IF;
    IF OLD."id_operacao" IS NOT NULL AND (OLD."id_operacao"::text COLLATE "C" IS DISTINCT FROM NEW."id_operacao"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id_operacao"::text, 'id_operacao', 'CHANGED'), ('Arrest', OLD."id_operacao"::text, 'id_operacao', 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_operacao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Seizure', OLD."id_operacao"::text, 'id_operacao', 'CHANGED'), ('Arrest', OLD."id_operacao"::text, 'id_operacao', 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_operacao" AFTER INSERT OR UPDATE OR DELETE ON "operacao" FOR EACH ROW EXECUTE FUNCTION "change_journal_operacao"();
CREATE TRIGGER "change_journal_truncated_operacao" AFTER TRUNCATE ON "operacao" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_orgao"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_orgao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_orgao"::text, 'id_orgao', 'CHANGED'), ('Arrest', NEW."id_orgao"::text, 'id_orgao', 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_orgao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', NEW."id_orgao"::text, 'id_orgao', 'CHANGED'), ('Arrest', NEW."id_orgao"::text, 'id_orgao', 'CHANGED'); END IF;
    IF OLD."id_orgao" IS NOT NULL AND (OLD."id_orgao"::text COLLATE "C" IS DISTINCT FROM NEW."id_orgao"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_orgao"::text, 'id_orgao', 'CHANGED'), ('Arrest', OLD."id_orgao"::text, 'id_orgao', 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_orgao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Warrant', OLD."id_orgao"::text, 'id_orgao', 'CHANGED'), ('Arrest', OLD."id_orgao"::text, 'id_orgao', 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_orgao" AFTER INSERT OR UPDATE OR DELETE ON "orgao" FOR EACH ROW EXECUTE FUNCTION "change_journal_orgao"();
CREATE TRIGGER "change_journal_truncated_orgao" AFTER TRUNCATE ON "orgao" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_pessoa"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_pessoa" AFTER INSERT OR UPDATE OR DELETE ON "pessoa" FOR EACH ROW EXECUTE FUNCTION "change_journal_pessoa"();
CREATE TRIGGER "change_journal_truncated_pessoa" AFTER TRUNCATE ON "pessoa" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_prisao"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_prisao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."id_prisao"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_prisao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."id_prisao"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_prisao" IS NOT NULL AND (OLD."id_prisao"::text COLLATE "C" IS DISTINCT FROM NEW."id_prisao"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."id_prisao"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_prisao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."id_prisao"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_prisao" AFTER INSERT OR UPDATE OR DELETE ON "prisao" FOR EACH ROW EXECUTE FUNCTION "change_journal_prisao"();
CREATE TRIGGER "change_journal_truncated_prisao" AFTER TRUNCATE ON "prisao" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_prisao_tipificacao"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_prisao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."id_prisao"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_prisao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', NEW."id_prisao"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_prisao" IS NOT NULL AND (OLD."id_prisao"::text COLLATE "C" IS DISTINCT FROM NEW."id_prisao"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."id_prisao"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_prisao" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Arrest', OLD."id_prisao"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_prisao_tipificacao" AFTER INSERT OR UPDATE OR DELETE ON "prisao_tipificacao" FOR EACH ROW EXECUTE FUNCTION "change_journal_prisao_tipificacao"();
CREATE TRIGGER "change_journal_truncated_prisao_tipificacao" AFTER TRUNCATE ON "prisao_tipificacao" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_sinal_particular"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_sinal_particular" AFTER INSERT OR UPDATE OR DELETE ON "sinal_particular" FOR EACH ROW EXECUTE FUNCTION "change_journal_sinal_particular"();
CREATE TRIGGER "change_journal_truncated_sinal_particular" AFTER TRUNCATE ON "sinal_particular" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_situacao_criminal"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_pessoa"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_pessoa" IS NOT NULL AND (OLD."id_pessoa"::text COLLATE "C" IS DISTINCT FROM NEW."id_pessoa"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_pessoa" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_pessoa"::text, NULL, 'CHANGED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_situacao_criminal" AFTER INSERT OR UPDATE OR DELETE ON "situacao_criminal" FOR EACH ROW EXECUTE FUNCTION "change_journal_situacao_criminal"();
CREATE TRIGGER "change_journal_truncated_situacao_criminal" AFTER TRUNCATE ON "situacao_criminal" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();

CREATE FUNCTION "change_journal_veiculo"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id_veiculo" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."id_veiculo"::text, NULL, 'INSERTED'); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."id_proprietario" IS NOT NULL AND (OLD."id_proprietario"::text COLLATE "C" IS DISTINCT FROM NEW."id_proprietario"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', NEW."id_proprietario"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_proprietario" IS NOT NULL AND (OLD."id_proprietario"::text COLLATE "C" IS DISTINCT FROM NEW."id_proprietario"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Person', OLD."id_proprietario"::text, NULL, 'CHANGED'); END IF;
    IF NEW."id_veiculo" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', NEW."id_veiculo"::text, NULL, 'CHANGED'); END IF;
    IF OLD."id_veiculo" IS NOT NULL AND (OLD."id_veiculo"::text COLLATE "C" IS DISTINCT FROM NEW."id_veiculo"::text COLLATE "C") THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."id_veiculo"::text, NULL, 'CHANGED'); END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD."id_veiculo" IS NOT NULL THEN INSERT INTO change_journal (record_type, record_key, via, happened) VALUES ('Vehicle', OLD."id_veiculo"::text, NULL, 'DELETED'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "change_journal_veiculo" AFTER INSERT OR UPDATE OR DELETE ON "veiculo" FOR EACH ROW EXECUTE FUNCTION "change_journal_veiculo"();
CREATE TRIGGER "change_journal_truncated_veiculo" AFTER TRUNCATE ON "veiculo" FOR EACH STATEMENT EXECUTE FUNCTION change_journal_truncated();
