import { foldAlnum } from '../../../schema/fold.js';
import type { RecordType } from '../../../schema/record-id.js';
import type { RequestReader } from '../loaders/request-reader.js';
import type { Writing } from '../loaders/writings.js';
import type { Child } from '../mapping/index.js';
import type { Condition, Match } from './condition.js';

/** A condition, and what it is asked. */
interface Question {
  readonly finder: Condition;
  readonly match: Match;
}

/** Most ways in which a text may begin that are looked for one by one; past that, all are read. */
const mostBeginnings = 64;

/** Whether a folded text fits one of the patterns. */
export function fitsPattern(patterns: readonly string[]): (folded: string) => boolean {
  const all = patterns.map((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'su'));
  return (folded) => all.some((one) => one.test(folded));
}

/**
 * Has numbers and plates looked for as they are written, where that is known: `text` finders that fold by `alnum` are replaced by the texts that fold to what is
 * asked, which the national schema's index finds. A pattern is looked for among those that begin as it does.
 */
export async function withWrittenTexts(reader: RequestReader, type: RecordType, questions: readonly Question[]): Promise<readonly Question[]> {
  const { writings } = reader;
  if (writings === null) return questions;
  const replaced = async (finder: Condition, match: Match, child: Child | null): Promise<Condition> => {
    if (finder.by === 'any') {
      const of: Condition[] = [];
      for (const one of finder.of) of.push(await replaced(one, match, child));
      return { by: 'any', of };
    }
    if (finder.by === 'child') return { ...finder, finder: await replaced(finder.finder, match, finder.child) };
    if (finder.by !== 'text' || finder.fold !== 'alnum') return finder;
    const writing = await writings.of({ type, column: finder.column, child });
    return writing === null ? finder : asWritten(finder, match, writing);
  };
  const all: Question[] = [];
  for (const { finder, match } of questions) all.push({ finder: await replaced(finder, match, null), match });
  return all;
}

function asWritten(finder: Extract<Condition, { readonly by: 'text' }>, match: Match, writing: Writing): Condition {
  const { column } = finder;
  if (match.by === 'equals') return { by: 'written', column, texts: writing.spellings(match.values.map(foldAlnum)) };
  if (match.by !== 'like') return finder;
  const others: Condition = { by: 'written', column, texts: writing.others(fitsPattern(match.patterns)) };
  const folded = match.patterns.map((pattern) => pattern.split('*')[0]!);
  const begun = [...new Set(folded.flatMap((one) => writing.beginnings(one)))];
  // What begins with a wildcard may begin with anything.
  const beginnings = folded.includes('') || begun.length > mostBeginnings ? null : begun;
  return beginnings?.length === 0 ? others : { by: 'any', of: [{ by: 'begun', column, beginnings }, others] };
}
