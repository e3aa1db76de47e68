import { type RawBuilder, sql } from 'kysely';
import type { RecordType } from '../../../schema/record-id.js';
import { foldAlnum, foldCase } from '../../../schema/fold.js';
import { recordMapping } from '../loaders/plan.js';
import type { RequestReader } from '../loaders/request-reader.js';
import { allOf, Scope } from '../loaders/scope.js';
import type { Child, Finder } from '../mapping/index.js';
import type { Condition, Match } from './condition.js';
import { fitsPattern, withWrittenTexts } from './written-texts.js';

/** A finder, and what it is asked. */
export interface Question {
  readonly finder: Condition;
  readonly match: Match;
}

type Folded = Extract<Finder, { readonly by: 'text' }>;

/** A column whose texts the engine cannot all fold: of the record's own table, or of a child's. */
interface Source {
  readonly finder: Folded;
  readonly child: Child | null;
}

/** A native text, and how the program folds it. */
interface FoldedText {
  readonly native: string;
  readonly folded: string;
}

const foldOf = (finder: Folded): ((text: string) => string) => (finder.fold === 'alnum' ? foldAlnum : foldCase);

const keyOf = ({ finder, child }: Source): string => JSON.stringify([finder.fold, finder.column, child]);

/**
 * Has texts that the engine cannot fold folded here: `text` finders are completed by the native texts that fit. One statement reads all it takes, each text
 * once: those with a character outside ASCII, which are few in numbers and codes. An engine that folds all is asked nothing. Numbers and plates
 * of which it is known how they are written need none of it: see written-texts.ts.
 */
export async function withNativeTexts(reader: RequestReader, type: RecordType, asked: readonly Question[]): Promise<readonly Question[]> {
  const questions = await withWrittenTexts(reader, type, asked);
  if (reader.database.engine.foldsAll) return questions;
  const sources = new Map<string, Source>();
  for (const { finder } of questions) collect(finder, null, sources);
  if (sources.size === 0) return questions;
  const keys = [...sources.keys()];
  const rows = await reader.rows<{ readonly source: number; readonly native: string }>(
    sql.join([...sources.values()].map((source, index) => distinctTexts(reader, type, source, index)), sql` union all `),
  );
  const folds = [...sources.values()].map(({ finder }) => foldOf(finder));
  const texts = new Map(keys.map((key): [string, FoldedText[]] => [key, []]));
  await reader.turns.each(rows, ({ source, native }) => texts.get(keys[source]!)!.push({ native, folded: folds[source]!(native) }));
  return questions.map(({ finder, match }) => ({ finder: completed(finder, match, null, texts), match }));
}

function collect(finder: Condition, child: Child | null, sources: Map<string, Source>): void {
  if (finder.by === 'any') for (const one of finder.of) collect(one, child, sources);
  else if (finder.by === 'child') collect(finder.finder, finder.child, sources);
  else if (finder.by === 'text') {
    const source = { finder, child };
    sources.set(keyOf(source), source);
  }
}

function distinctTexts(reader: RequestReader, type: RecordType, { finder, child }: Source, index: number): RawBuilder<unknown> {
  const mapping = recordMapping(reader.country, type)!;
  const { table, joins, where } = child ?? mapping;
  const { engine } = reader.database;
  const scope = new Scope(reader.database, table, '$own', joins);
  const text = engine.joined([scope.column(finder.column)]);
  const wanted = allOf([...scope.where(where), engine.hasNonAscii(text)]);
  return sql`select distinct ${sql.lit(index)} as source, ${text} as native from ${scope.from()} where ${wanted}`;
}

function completed(finder: Condition, match: Match, child: Child | null, texts: ReadonlyMap<string, readonly FoldedText[]>): Condition {
  if (finder.by === 'any') return { by: 'any', of: finder.of.map((one) => completed(one, match, child, texts)) };
  if (finder.by === 'child') return { ...finder, finder: completed(finder.finder, match, finder.child, texts) };
  if (finder.by !== 'text') return finder;
  const known = texts.get(keyOf({ finder, child })) ?? [];
  const joined = (fits: (text: FoldedText) => boolean): Condition =>
    ({ by: 'joined', columns: [finder.column], texts: known.filter(fits).map(({ native }) => native) });
  if (match.by === 'equals') {
    const asked = new Set(match.values.map(foldOf(finder)));
    return { by: 'any', of: [finder, joined(({ folded }) => asked.has(folded))] };
  }
  if (match.by === 'like') {
    const fits = fitsPattern(match.patterns);
    return { by: 'any', of: [finder, joined(({ folded }) => fits(folded))] };
  }
  return finder;
}
