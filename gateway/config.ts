import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { isCountryCode } from '../schema/country-codes.js';
import { exchangeDataSchema } from '../subgraphs/exchange/index.js';
import { lockout, rates, revocation, trustedDocuments, trustedProxies } from './config-access.js';
import { ConfigError } from './config-error.js';
import { queryLog } from './config-log.js';
import { isDemoIssuer, isSafeKeyUrl } from './identity/index.js';
import { explainIssue, shown } from './util/explain-issue.js';

const countryCode = z.string().refine(isCountryCode, 'expected an ISO 3166-1 alpha-2 code in capital letters');
const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http or https URL' });
const positive = (least: number, most: number): z.ZodNumber => z.int().min(least).max(most);

const issuer = z.strictObject({
  /** The `iss` claim, exactly. */
  issuer: z.string().min(1),
  /** The `aud` claim, exactly. */
  audience: z.string().min(1),
  /**
   * Where the issuer's public keys are: an https URL (http on this machine alone), or a file beside the configuration. Default: `issuer` is such a
   * URL, and its discovery document (`/.well-known/openid-configuration`) tells.
   */
  jwks: z.string().min(1).nullable().default(null),
  /** Whether the keys (a file) are published at `/.well-known/jwks.json`. Default: no. */
  publish: z.boolean().default(false),
});

const country = z.strictObject({
  /** ISO 3166-1 alpha-2; each once. */
  code: countryCode,
  /** The country's name in words. Default: its name in English. */
  name: z.string().min(1).max(200).optional(),
  /** The bureau's GraphQL endpoint. */
  url: httpUrl,
  /** When the country joined, as YYYY-MM-DD. Default: not told. */
  connectedSince: z.iso.date('expected a day as YYYY-MM-DD').optional(),
  /** Whom to ask about its records. Default: not told. */
  contact: z
    .strictObject({
      /** The bureau's name in its own words. */
      bureau: z.string().min(1).max(200).nullable().default(null),
      /** ITU-T E.123 international notation. */
      telephone: z.string().min(1).max(50).nullable().default(null),
      email: z.email().nullable().default(null),
    })
    .optional(),
});

const hostPort = z.strictObject({ host: z.string().min(1), port: positive(1, 65_535) });

const redis = z.strictObject({
  /** Where it is: one server, a server that sentinels watch, or some nodes of a Redis Cluster. */
  address: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('single'), host: z.string().min(1), port: positive(1, 65_535) }),
    z.strictObject({ kind: z.literal('sentinel'), sentinels: z.array(hostPort).min(1), master: z.string().min(1) }),
    z.strictObject({ kind: z.literal('cluster'), nodes: z.array(hostPort).min(1) }),
  ]),
  /** Default: Redis's own default user. */
  username: z.string().min(1).optional(),
  /** A file with the password. Default: none is sent. */
  passwordFile: z.string().min(1).optional(),
  sentinelPasswordFile: z.string().min(1).optional(),
  /** Whether to connect by TLS. Default: no. */
  tls: z.boolean().default(false),
  /** How long one look at it may take before a query goes on without it, in milliseconds, 1 to 10,000. Default 20. */
  patienceMs: positive(1, 10_000).default(20),
  /** How long it is left alone after it failed, in milliseconds, 10 to 60,000. Default 500. */
  pauseMs: positive(10, 60_000).default(500),
});

const cache = z.strictObject({
  /** Whether answers are kept. Default: yes. */
  enabled: z.boolean().default(true),
  /** What answers kept in this process take at most, in bytes, 1 MiB to 16 GiB. Default 64 MiB. Of no meaning with Redis. */
  maxBytes: positive(1024 ** 2, 16 * 1024 ** 3).default(64 * 1024 ** 2),
  /** How long an answer is kept at most, whatever its bureau allows, in milliseconds, 0 to 86,400,000. Default 60,000. */
  mostMs: positive(0, 86_400_000).default(60_000),
  /** How long an answer is kept that says there is nothing, in milliseconds, 0 to 86,400,000. Default 10,000. */
  negativeMs: positive(0, 86_400_000).default(10_000),
  /** How old the answer to a check may be, in milliseconds, 0 to 86,400,000. Default 5000. */
  checkFreshnessMs: positive(0, 86_400_000).default(5_000),
  /** How long a bureau may tell nothing of its changes until what was kept of it is not given any more, in milliseconds, 600 to 60,000. Default 1000. */
  silenceMs: positive(600, 60_000).default(1_000),
  /**
   * How long ago what was kept must have been true for certain, in milliseconds, 1000 to 600,000: when it was given, or when its bureau last told all
   * changes. A bureau without a journal compares, and is some time behind. Default 30,000.
   */
  behindMs: positive(1_000, 600_000).default(30_000),
  /** A Redis that gateways share. Default: none; answers are kept in this process. */
  redis: redis.optional(),
  /**
   * A file (YAML) with `secret`, the 32 bytes that make the cache's keys unreadable, and `seals`, a list of `id` and `key`, 32 bytes each: the
   * first seals what is kept, all open it. In base64url. Gateways that share a Redis share it. Default: made at start.
   */
  keys: z.string().min(1).optional(),
}).refine(({ redis: shared, keys }) => shared === undefined || keys !== undefined, 'expected `keys` beside `redis`: gateways that share a store share its keys');

const tls = z.strictObject({
  /** A file (PEM) with the authorities that sign the bureaux' certificates. Default: those Node.js knows. */
  ca: z.string().min(1).optional(),
  /** Files (PEM) with the gateway's own certificate, which bureaux may ask for, and its private key. Default: none is shown. */
  certificate: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
}).refine(({ certificate, key }) => (certificate === undefined) === (key === undefined), 'expected `certificate` and `key` together, or neither');

const budget = (cost: number) => positive(1, 1_000_000_000).default(cost);

const costs = z.strictObject({
  ANALYST: budget(25_000), OFFICER: budget(25_000), PARTNER: budget(25_000), AUDITOR: budget(10_000), DPO: budget(10_000), ADMIN: budget(10_000), OPEN: budget(25_000),
});

const exchange = exchangeDataSchema.unwrap().shape;

const isUnique = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

const schema = z.strictObject({
  /** The address to listen on. Default `127.0.0.1`: reached from this machine alone. */
  host: z.string().min(1).default('127.0.0.1'),
  /** TCP port, 0 to 65535; 0 is any free one. Default 4000. */
  port: positive(0, 65_535).default(4000),
  /**
   * `production`: a configuration that takes tokens of the demo issuer is refused. Default: `production` where NODE_ENV says so, else `development`.
   */
  environment: z.enum(['production', 'development']).default(() => (process.env['NODE_ENV'] === 'production' ? 'production' : 'development')),
  /** Whose tokens are taken. Empty is refused unless the gateway is started with `--open`. Default: none. */
  issuers: z.array(issuer).default([]),
  /** How long each step of a query's plan may wait for bureaux, in milliseconds, 50 to 120,000. Default 5000. */
  deadlineMs: positive(50, 120_000).default(5000),
  /** How much of one answer of a bureau is read, in bytes, 1 KiB to 1 GiB. Default 8 MiB. */
  maxBureauBytes: positive(1024, 1024 ** 3).default(8 * 1024 ** 2),
  breaker: z
    .strictObject({
      /** Failures in a row, 1 to 1000, after which a bureau is not asked for a while. Default 5. */
      failures: positive(1, 1000).default(5),
      /** After how long one query tries it again, in milliseconds, 100 to 600,000. Default 2000. */
      halfOpenAfterMs: positive(100, 600_000).default(2000),
    })
    .prefault({}),
  limits: z
    .strictObject({
      /** Bytes of a request's body, 1 KiB to 64 MiB. Default 1 MiB. */
      bodyBytes: positive(1024, 64 * 1024 ** 2).default(1024 ** 2),
      /** Lexical tokens of a document, 100 to 100,000. Default 10,000. */
      tokens: positive(100, 100_000).default(10_000),
      /** How deep fields may be nested, 2 to 100. Default 15. */
      depth: positive(2, 100).default(15),
      /** Root fields of an operation, each alias counted, 1 to 1000. Default 20, which is also what a bureau takes in one operation. */
      rootFields: positive(1, 1000).default(20),
      /** Fields under another name in a document, 0 to 10,000. Default 200. */
      aliases: positive(0, 10_000).default(200),
      /** Uses of directives in a document, 0 to 10,000. Default 50. */
      directives: positive(0, 10_000).default(50),
      /** Items of any list in arguments and variables, 1 to 100,000. Default 1000. */
      listItems: positive(1, 100_000).default(1000),
      /**
       * What one operation of each role may cost where up to 14 countries are connected, as much more as there are more; 1 to 1,000,000,000. `OPEN` where there
       * is no identity. docs/limits.md has the formula. Default: 25,000 for roles that ask countries, 10,000 for others.
       */
      cost: costs.prefault({}),
      /** Requests under way at one time, 1 to 100,000; more are refused with SERVER_BUSY. Default 1000. */
      running: positive(1, 100_000).default(1000),
    })
    .prefault({}),
  revocation, rates, lockout, trustedDocuments, trustedProxies,
  /**
   * A file with the 32 bytes that seal page cursors, in base64url; gateways behind one load balancer share it.
   * Default: made at start; cursors then end with the process.
   */
  cursorKey: z.string().min(1).optional(),
  /** A file (YAML) that says who may see what; its options are described in gateway/policy/policy-file.ts. Needed unless the gateway is started with `--open`. */
  policy: z.string().min(1).optional(),
  /** Where who saw what and why is written. Needed unless the gateway is started with `--open`. */
  queryLog: queryLog.optional(),
  signing: z
    .strictObject({
      /**
       * A file with the keys that sign what bureaux are asked: a JWK set of private Ed25519 keys. The first signs, all are published at
       * `/.well-known/jwks.json`. Default: a key is made at start; bureaux then have to read it there.
       */
      keys: z.string().min(1).optional(),
      /** How long a signature is valid, in seconds, 1 to 60. Default 30. */
      validSeconds: positive(1, 60).default(30),
    })
    .prefault({}),
  /** How bureaux at https URLs are connected to. Files are read at start. Default: by the authorities Node.js knows, without a certificate of the gateway's. */
  tls: tls.optional(),
  /** What bureaux answered is kept, for as long as they allow and tell their changes. */
  cache: cache.prefault({}),
  /** Filters that bureaux publish of their registers, so that those that surely have nothing are not asked. Default: every bureau is asked. */
  filters: z
    .strictObject({
      /**
       * A file (YAML) with `keys`, a list of `id` and `key`, 32 bytes in base64url each: the secrets of the exchange that bureaux publish under. Gateways and
       * bureaux have the same; see schema/filter/secrets.ts. Read at start.
       */
      keys: z.string().min(1),
    })
    .optional(),
  /** How often bureaux are asked for their schema again, in milliseconds, 1000 to 86,400,000. Default 30,000. */
  reloadMs: positive(1000, 86_400_000).default(30_000),
  /**
   * How long `/health/ready` says 503 before listening stops when the gateway ends, in milliseconds, 0 to 60,000, so that a
   * load balancer sees it first. Default 0.
   */
  drainDelayMs: positive(0, 60_000).default(0),
  /** How long running queries may take to finish when the gateway ends, in milliseconds, 0 to 600,000. Default 10,000. */
  drainMs: positive(0, 600_000).default(10_000),
  /** What is logged, as pino names it. Default `info`. */
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** The bureaux. Default: none. */
  countries: z.array(country).refine((entries) => isUnique(entries.map((entry) => entry.code)), 'expected each country once').default([]),
  /** International operations; what each is, subgraphs/exchange/data.ts says. Default: none. */
  operations: exchange.operations,
  /** Notices of the exchange; likewise. Default: none. */
  notices: exchange.notices,
});

/** The gateway's configuration, checked, with defaults filled in and paths made absolute. */
export type Config = Readonly<z.infer<typeof schema>>;

/** The configuration as it is written, defaults left out. */
export type ConfigInput = z.input<typeof schema>;

/**
 * Checks a configuration.
 * @param base the folder that relative paths in it start from.
 * @throws ConfigError naming every option at fault.
 */
export function checkConfig(input: unknown, base: string, source = 'configuration'): Config {
  const result = schema.safeParse(input ?? {});
  if (!result.success) {
    throw new ConfigError(result.error.issues.map((issue) => `${source}: ${explainIssue(issue, input)}`).join('\n'));
  }
  const { issuers, cursorKey, policy, cache: kept, signing, queryLog: logged, ...rest } = result.data;
  if (rest.environment === 'production') refuseDemoIssuer(issuers, base, source);
  const file = (path: string | undefined): string | undefined => (path === undefined ? undefined : resolve(base, path));
  return {
    ...rest,
    cursorKey: file(cursorKey),
    trustedDocuments: { ...rest.trustedDocuments, file: file(rest.trustedDocuments.file) },
    policy: file(policy),
    queryLog: logged && { ...logged, folder: resolve(base, logged.folder), database: logged.database && { ...logged.database, passwordFile: file(logged.database.passwordFile) } },
    signing: { ...signing, keys: file(signing.keys) },
    filters: rest.filters && { keys: resolve(base, rest.filters.keys) },
    tls: rest.tls && { ca: file(rest.tls.ca), certificate: file(rest.tls.certificate), key: file(rest.tls.key) },
    cache: {
      ...kept,
      keys: file(kept.keys),
      redis: kept.redis && { ...kept.redis, passwordFile: file(kept.redis.passwordFile), sentinelPasswordFile: file(kept.redis.sentinelPasswordFile) },
    },
    issuers: issuers.map((entry, index) => {
      const { issuer, jwks } = entry;
      if (jwks !== null && !/^https?:/.test(jwks)) return { ...entry, jwks: resolve(base, jwks) };
      if (isSafeKeyUrl(jwks ?? issuer)) return entry;
      throw new ConfigError(`${source}: issuers.${index}.${jwks === null ? 'issuer' : 'jwks'}: expected an https URL (http on this machine alone), came ${shown(jwks ?? issuer)}`);
    }),
  };
}

/** The demo's issuer signs whatever its folder's owner wants. */
function refuseDemoIssuer(issuers: z.infer<typeof issuer>[], base: string, source: string): void {
  const demo = issuers.findIndex(({ issuer: name, jwks }) => isDemoIssuer({ issuer: name, jwks: jwks && !/^https?:/.test(jwks) ? resolve(base, jwks) : jwks }));
  if (demo >= 0) throw new ConfigError(`${source}: issuers.${demo}: expected an identity provider in production, came the demo issuer`);
}

/** Reads and checks a configuration file (YAML 1.2; JSON is YAML). @throws ConfigError */
export function readConfig(file: string): Config {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`${file}: expected a readable file (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
  let input: unknown;
  try {
    input = parseYaml(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new ConfigError(`${file}: expected YAML: ${error.message}`);
    throw error;
  }
  return checkConfig(input, dirname(resolve(file)), file);
}
