import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { YAMLParseError, parse } from 'yaml';
import { z } from 'zod';
import { isCountryCode } from '../../schema/country-codes.js';
import { auditIdentities, granularities, handlingCodes, purposeCodes, roles } from '../request.js';
import { explainIssue, shown } from '../util/explain-issue.js';
import { logFields } from './known-names.js';
import type { KnownNames } from './known-names.js';

const word = z.string().min(1).max(200);
const some = <T extends z.ZodType>(item: T) => z.union([z.literal('all'), z.array(item).min(1)], "expected 'all' or a list of one or more");

const profile = z.strictObject({
  /** Names it in the query log; each once. */
  name: word,
  /** Whom it is for. A role and a purpose together are in one profile at most. */
  roles: z.array(z.enum(roles)).min(1),
  /** For what. */
  purposes: some(z.enum(purposeCodes)),
  /** Whether records are shown (RECORD), or how many there are (COUNT), or only whether there are any (BOOLEAN). */
  granularity: z.enum(granularities),
  /** The types of records it is about; an empty list: none. */
  records: z.union([z.literal('all'), z.array(word)], "expected 'all' or a list"),
  /** The root fields it may ask beside `countries` and `country`; `all` leaves out the query log, whose fields are named. */
  asks: z.union([z.literal('all'), z.array(word)], "expected 'all' or a list"),
  /** By type, the fields that may be seen; those of a country's own (`frFicheS`) are named, too. Default: of every type all. */
  fields: z.record(word, z.array(word).min(1)).default({}),
  /**
   * The root fields of the query log it may ask beside `asks`, which may be `all`. Who is neither auditor nor data-protection officer sees own
   * entries. Default: none.
   */
  log: z.array(word).default([]),
  /** Whether a country's data-protection officer is shown who asked (FULL), or the authority alone (ORGANISATION). Default FULL. */
  auditIdentity: z.enum(auditIdentities).default('FULL'),
  /** The countries that may be asked. */
  countries: some(z.string().refine(isCountryCode, 'expected an ISO 3166-1 alpha-2 code in capital letters')),
  /** Whether records are asked for with `X-Justification`. Default: no. */
  justification: z.boolean().default(false),
  /** The strictest handling code of records that may be shown. Default: no bound; owners decide alone. */
  handling: z.enum(handlingCodes).nullable().default(null),
  /** Policies of federation's `@policy` that are fulfilled. Default: none. */
  policies: z.array(word).default([]),
});

const schema = z.strictObject({
  /** Tells one policy from another in assertions and in the query log. Default: the digest of its content. */
  version: word.optional(),
  /** Who may ask for the schema. Default: nobody. */
  introspection: z.array(z.enum(roles)).default([]),
  /** Who may see what, and what for; what is in no profile nobody sees. */
  profiles: z.array(profile).min(1),
});

/** A profile as it is written, with defaults filled in. */
export type Profile = Readonly<z.infer<typeof profile>>;

/** Who may see what, checked. */
export interface Policy extends Readonly<z.infer<typeof schema>> {
  readonly version: string;
}

/** A policy as it is written, defaults left out. */
export type PolicyInput = z.input<typeof schema>;

/** A policy, or what is wrong with it, each fault in one line. */
export type PolicyRead = { readonly policy: Policy; readonly faults?: undefined } | { readonly policy?: undefined; readonly faults: readonly string[] };

/** Checks a policy. @param names the names of the graph that it may speak of. */
export function checkPolicy(input: unknown, names: KnownNames, source = 'policy'): PolicyRead {
  const result = schema.safeParse(input ?? {});
  if (!result.success) return { faults: result.error.issues.map((issue) => `${source}: ${explainIssue(issue, input ?? {})}`) };
  const { data } = result;
  const faults = [...doubles(data.profiles), ...data.profiles.flatMap((one, index) => unknownNames(one, index, names))];
  if (faults.length > 0) return { faults: faults.map((fault) => `${source}: ${fault}`) };
  const version = data.version ?? createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
  return { policy: { ...data, version } };
}

/** Reads and checks a policy file (YAML 1.2; JSON is YAML). Never throws for what is in the file, nor for its absence. */
export function readPolicy(file: string, names: KnownNames): PolicyRead {
  try {
    return checkPolicy(parse(readFileSync(file, 'utf8')), names, file);
  } catch (error) {
    if (error instanceof YAMLParseError) return { faults: [`${file}: expected YAML: ${error.message}`] };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { faults: [`${file}: expected a readable file (${code})`] };
  }
}

/** The purposes of a profile. */
export const purposesOf = ({ purposes }: Pick<Profile, 'purposes'>) => (purposes === 'all' ? purposeCodes : purposes);

function doubles(profiles: readonly Profile[]): string[] {
  const owners = new Map<string, number>();
  const faults: string[] = [];
  const claim = (what: string, index: number): void => {
    const owner = owners.get(what);
    if (owner === undefined) owners.set(what, index);
    else if (owner !== index) faults.push(`profiles.${index}: ${what} once expected, it is in profiles.${owner}, too`);
  };
  profiles.forEach((one, index) => {
    claim(`the name ${shown(one.name)}`, index);
    for (const role of one.roles) for (const purpose of purposesOf(one)) claim(`${role} for ${purpose}`, index);
  });
  return faults;
}

function unknownNames({ asks, log, records, fields }: Profile, index: number, names: KnownNames): string[] {
  const at = (path: string, expected: string, came: string): string => `profiles.${index}.${path}: expected ${expected}, came ${shown(came)}`;
  const asked = asks === 'all' ? [] : asks.filter((name) => !names.isRootField(name)).map((name) => at('asks', 'root fields of the graph', name));
  const ofLog = log.filter((name) => !logFields.has(name)).map((name) => at('log', 'root fields of the query log', name));
  const shownTypes = records === 'all' ? [] : records.filter((name) => !names.isRecordType(name)).map((name) => at('records', 'types of records', name));
  const seen = Object.entries(fields).flatMap(([type, list]) => (names.isType(type)
    ? list.filter((name) => !names.isField(type, name)).map((name) => at(`fields.${type}`, `fields of ${type}`, name))
    : [at('fields', 'types of the graph with fields', type)]));
  return [...asked, ...ofLog, ...shownTypes, ...seen];
}
