import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hitsPerCountry } from '../bureaux/records.js';
import { startChild } from '../children/child.js';
import { composePeers, peerQuery } from '../peers/type-per-country.js';
import type { AnsweredPerson, Running, Setting } from './contender.js';
import { jsonHeaders } from './contender.js';

/** Composing takes seconds and both peers need it: kept for the bureaux it was made for. */
const composed = new WeakMap<Setting['bureaux'], string>();

/** Starts a gateway over the type-per-country supergraph; its process is given the supergraph's file. */
export async function startPeer(processFile: string, { bureaux, folder }: Setting, env: Readonly<Record<string, string>>): Promise<Running> {
  let supergraph = composed.get(bureaux);
  if (!supergraph) composed.set(bureaux, (supergraph = composePeers(bureaux)));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraph);
  const child = await startChild(processFile, { args: [file], env });
  const query = peerQuery(bureaux.map(({ country }) => country));
  return {
    url: child.ready as string,
    headers: jsonHeaders,
    bodyFor: (search) => JSON.stringify({ query, variables: { search, first: hitsPerCountry } }),
    personsIn: (answer) => Object.values((answer as { readonly data: Readonly<Record<string, readonly AnsweredPerson[]>> }).data).flat(),
    sample: () => child.sample(),
    stop: () => child.stop(),
  };
}
