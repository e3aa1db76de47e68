import { hash } from 'node:crypto';
import type { AccessPart, CasePart, CountriesPart, CountryPart, LeafHeader, LeafPart, RecordsPart, RequesterPart } from '../entry.js';
import { entryId, readEntryId } from '../entry-id.js';
import { canonicalJson } from '../leaf.js';
import type { OpenedLog } from '../open-log.js';
import type { Comparison } from './tables.js';

/** Leaves that are read at a time. */
const page = 500;

interface Read {
  readonly header: LeafHeader;
  readonly sequence: number;
  readonly parts: readonly LeafPart[];
}

/** The leaves of a log in words; whether they are as they were written is what `verify` tells. */
async function* read({ store }: OpenedLog, size: number, onProgress: (done: number) => void): AsyncIterable<Read> {
  for (let from = 0; from < size; from += page) {
    for (const { leaf, parts, sequence } of await store.leaves(from, Math.min(size, from + page))) {
      yield { header: JSON.parse(Buffer.from(leaf).toString()) as LeafHeader, sequence, parts: parts.map((part) => JSON.parse(part) as LeafPart) };
    }
    onProgress(Math.min(page, size - from));
  }
}

/** Who asked, why and for which case, as a digest: what both sides must tell alike. */
function askerOf(requester: Omit<RequesterPart, 'part'> | null | undefined, purpose: string | null, about: Omit<CasePart, 'part'> | null | undefined): string {
  const { user, organisation, country, role, scopes, partnerSystem, onBehalfOf } = requester ?? {};
  return hash('sha256', canonicalJson([
    requester ? [user, organisation, country, role, scopes, partnerSystem, onBehalfOf] : null, purpose, about?.caseReference ?? null, about?.justification ?? null,
  ]), 'base64url');
}

const partOf = <K extends LeafPart['part']>(parts: readonly LeafPart[], kind: K): Extract<LeafPart, { part: K }> | undefined =>
  parts.find((part): part is Extract<LeafPart, { part: K }> => part.part === kind);

/** What a gateway tells of one country. */
interface ToldOfCountry {
  readonly country: string;
  readonly status: string;
  readonly sources: readonly string[];
  readonly records: readonly string[];
  readonly answers: readonly string[];
}

/** What an outcome tells of each country. */
export const toldOfCountries = (parts: readonly LeafPart[]): readonly ToldOfCountry[] => parts.flatMap((part): readonly ToldOfCountry[] => {
  if (part.part === 'country') return [told(part)];
  return part.part === 'countries' ? grouped(part) : [];
});

const told = ({ country, status, sources, records, answers = [] }: CountryPart): ToldOfCountry => ({ country, status, sources, records, answers });

const grouped = ({ countries, status, sources = [], answers = {} }: CountriesPart): readonly ToldOfCountry[] =>
  countries.map((country) => ({ country, status, sources, records: [], answers: answers[country] ?? [] }));

/** Sources that are no use of an answer given before: the country was asked, the exchange named the record itself, or a filter spoke, which gives no answer. */
const noUses: ReadonlySet<string> = new Set(['LIVE', 'EXCHANGE', 'FILTER']);

/** Whether what was known from these sources was a use of an answer that its country was not asked for. */
export const areLaterUse = (sources: readonly string[]): boolean => sources.some((source) => !noUses.has(source));

/** Whether a country is to be told of a use of its answers that it was not asked for. */
export const isToldLater = ({ sources, answers }: Pick<ToldOfCountry, 'sources' | 'answers'>): boolean => answers.length > 0 && areLaterUse(sources);

/** Reads a gateway's log. */
export async function readGateway(database: Comparison, log: OpenedLog, countries: ReadonlySet<string>, size: number, onProgress: (done: number) => void): Promise<void> {
  const { origin } = log;
  const operation = database.prepare('INSERT OR REPLACE INTO operation VALUES (?, ?, ?, ?)');
  const row = database.prepare('INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const named = database.prepare('INSERT OR IGNORE INTO named VALUES (?, ?, ?, ?, ?)');
  const open = new Map<string, string>();
  for await (const { header, sequence, parts } of read(log, size, onProgress)) {
    if (header.kind === 'INTENT') open.set(header.id, askerOf(partOf(parts, 'requester'), header.purpose, partOf(parts, 'case')));
    if (header.kind !== 'OUTCOME') continue;
    operation.run(origin, header.id, header.result, open.get(header.id) ?? '');
    open.delete(header.id);
    for (const of of toldOfCountries(parts)) {
      if (!countries.has(of.country)) continue;
      const { country, status, records, answers, sources } = of;
      row.run(origin, sequence, country, header.id, status, Number(isToldLater(of)), answers.length, Number(!sources.includes('EXCHANGE')), JSON.stringify(records));
      for (const entry of answers) named.run(country, entry, origin, sequence, header.id);
    }
  }
  for (const [id, asker] of open) operation.run(origin, id, 'RUNS', asker);
}

/** Reads the log of a bureau. What its owner masks stays there: it is neither compared nor told. */
export async function readBureau(database: Comparison, country: string, log: OpenedLog, size: number, onProgress: (done: number) => void): Promise<void> {
  const answer = database.prepare('INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const access = database.prepare('INSERT OR REPLACE INTO access VALUES (?, ?, ?, ?, ?, ?, ?)');
  for await (const { header, sequence, parts } of read(log, size, onProgress)) {
    if (header.kind === 'ANSWER') {
      const ids = (how: RecordsPart['how']): readonly string[] => parts.flatMap((part) => (part.part === 'records' && part.how === how ? part.records : []));
      const [, question = null, attempt = null] = /^(.*)\.(\d+)$/.exec(header.question ?? '') ?? [];
      answer.run(
        country, sequence, entryId(log.origin, sequence), header.askedFor?.origin ?? null, header.askedFor?.id ?? null, question,
        attempt === null ? null : Number(attempt), header.result, askerOf(partOf(parts, 'requester'), header.purpose, partOf(parts, 'case')), JSON.stringify(ids('DISCLOSED')), JSON.stringify(ids('NOT_GIVEN')),
      );
    }
    if (header.kind !== 'ACCESSES') continue;
    for (const { entry, requester, purpose, caseReference, justification, records } of parts.filter((part): part is AccessPart => part.part === 'access')) {
      const place = readEntryId(entry);
      if (place) access.run(country, place.origin, place.sequence, entry, sequence, askerOf(requester, purpose, { caseReference, justification }), JSON.stringify(records));
    }
  }
}
