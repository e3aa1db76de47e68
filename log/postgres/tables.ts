/** Version of the tables below. */
export const tablesVersion = 1;

/** The schema that has them. */
export const schemaName = 'query_log';

/** The tables whose rows are written once and never changed. */
export const appendOnlyTables = ['log', 'leaf', 'tile', 'operation', 'checkpoint', 'flush'] as const;

/**
 * The tables of all logs in one database, each row with the origin of its log. Leaves are partitioned by month, of the time that they say: an old month can
 * be moved to cheaper storage. PostgreSQL cannot hold places unique over partitions; `flush` does: of two writers that go on from one place, the
 * second fails.
 */
export const tablesSql = `
CREATE SCHEMA ${schemaName};
CREATE TABLE ${schemaName}.version (one boolean PRIMARY KEY DEFAULT true CHECK (one), version integer NOT NULL);
INSERT INTO ${schemaName}.version (version) VALUES (${tablesVersion});
CREATE TABLE ${schemaName}.log (origin text COLLATE "C" PRIMARY KEY, verifier_key text NOT NULL);
CREATE TABLE ${schemaName}.leaf (
  origin text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL CHECK (sequence >= 0),
  at timestamptz NOT NULL,
  leaf bytea NOT NULL,
  parts text NOT NULL,
  secret bytea NOT NULL,
  PRIMARY KEY (origin, sequence, at)
) PARTITION BY RANGE (at);
CREATE TABLE ${schemaName}.tile (
  origin text COLLATE "C" NOT NULL, level integer NOT NULL, place bigint NOT NULL, hashes bytea NOT NULL,
  PRIMARY KEY (origin, level, place)
);
CREATE TABLE ${schemaName}.operation (
  origin text COLLATE "C" NOT NULL, digest text COLLATE "C" NOT NULL, text text NOT NULL,
  PRIMARY KEY (origin, digest)
);
CREATE TABLE ${schemaName}.checkpoint (
  origin text COLLATE "C" NOT NULL, size bigint NOT NULL, note text NOT NULL,
  PRIMARY KEY (origin, size)
);
CREATE TABLE ${schemaName}.flush (
  origin text COLLATE "C" NOT NULL, first bigint NOT NULL, following bigint NOT NULL CHECK (following > first), oldest_open bigint NOT NULL,
  PRIMARY KEY (origin, first)
);
CREATE FUNCTION ${schemaName}.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;
${appendOnlyTables.map((table) => `
CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON ${schemaName}.${table} FOR EACH ROW EXECUTE FUNCTION ${schemaName}.refuse();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ${schemaName}.${table} EXECUTE FUNCTION ${schemaName}.refuse();`).join('')}
`;

/** One month's partition of the leaves; nothing happens when it is there. @param from the first day, @param to the first day of the next month. */
export const partitionSql = (from: string, to: string): string => {
  const name = `leaf_${from.slice(0, 7).replace('-', '_')}`;
  return `
DO $$ BEGIN
  IF to_regclass('${schemaName}.${name}') IS NULL THEN
    CREATE TABLE ${schemaName}.${name} PARTITION OF ${schemaName}.leaf FOR VALUES FROM ('${from}T00:00:00Z') TO ('${to}T00:00:00Z');
    CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ${schemaName}.${name} EXECUTE FUNCTION ${schemaName}.refuse();
  END IF;
END $$;`;
};
