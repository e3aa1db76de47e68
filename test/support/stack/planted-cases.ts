import { projectFile } from '../../../schema/files.js';

/** The queries of docs/cases.md by their title. */
export const plantedCases = (): ReadonlyMap<string, string> =>
  new Map([...projectFile('docs', 'cases.md').matchAll(/^## (.+)$[^]*?^```graphql\n([^]*?)^```$/gm)].map(([, title, query]) => [title!, query!] as const));

/** What became of a case on the stack and on the embedded default. */
export interface CaseVerdict {
  readonly title: string;
  /** Whether both gave the same answer, without errors. */
  readonly same: boolean;
}

/** Asks the queries on both sides. @param which default: all. */
export async function compareCases(
  stack: (query: string) => Promise<unknown>, embedded: (query: string) => Promise<unknown>, which: readonly string[] = [...plantedCases().keys()],
): Promise<readonly CaseVerdict[]> {
  const verdicts: CaseVerdict[] = [];
  for (const title of which) {
    const query = plantedCases().get(title)!;
    const [here, there] = [await stack(query), await embedded(query)] as readonly { readonly data?: unknown; readonly errors?: unknown }[];
    verdicts.push({ title, same: here?.data !== undefined && here.data !== null && here.errors === undefined && JSON.stringify(here) === JSON.stringify(there) });
  }
  return verdicts;
}
