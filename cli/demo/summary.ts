import { resolve } from 'node:path';
import { fighter } from '../../subgraphs/demo/cases.js';
import { defaultDataFolder } from '../arguments.js';
import type { Child } from '../children.js';

/** What the summary tells of a process. */
type Told = Pick<Child, 'pid' | 'serves'>;

/**
 * The question of the ready-made curl: a person whom three countries know under three spellings, in two scripts, and what became of the
 * question in every country.
 */
const query =
  `{ persons(search: {name: "${fighter.names.BE}", birth: "${fighter.birth.slice(0, 4)}"}) { totalCount complete countries { country status count } ` +
  'edges { score node { id country category names { full script } } } } }';

/** A word as a POSIX shell reads it back. */
const shellWord = (text: string): string => (/^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** The command that prints another token, which the same issuer must sign. */
const tokenCommand = (folder: string): string =>
  `npx bureaux token --role ANALYST --country FR${folder === resolve(defaultDataFolder) ? '' : ` --data ${shellWord(folder)}`}`;

/**
 * What the demo prints when everything serves.
 * @param folder where the keys of the issuer lie, absolute.
 */
export function summary(gateway: Told, bureaux: readonly Told[], token: string, folder: string): string {
  const url = gateway.serves['gateway']!;
  const rows = [
    ['country', 'pid', 'url'],
    ...bureaux.flatMap(({ pid, serves }) => Object.entries(serves).map(([country, at]) => [country, String(pid), at])),
    ['gateway', String(gateway.pid), `${url}/graphql`],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const table = rows.map(([name, pid, at]) => `${name!.padEnd(widths[0]!)}  ${pid!.padStart(widths[1]!)}  ${at}`);
  return `${table.join('\n')}

A process can be killed (kill PID) or held (kill -STOP PID) to see what becomes of its country. Ctrl-C ends everything.

Ask all countries:

curl -s ${url}/graphql \\
  -H 'Content-Type: application/json' \\
  -H 'Authorization: Bearer ${token}' \\
  -H 'X-Purpose: WANTED_PERSONS' -H 'X-Case-Reference: DEMO-1' \\
  -d '${JSON.stringify({ query })}'

Another token: ${tokenCommand(folder)}
`;
}
