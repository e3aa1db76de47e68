import { join } from 'node:path';
import { hitsPerCountry } from '../bureaux/records.js';
import { startChild } from '../children/child.js';
import type { AnsweredPerson, Contender } from './contender.js';
import { jsonHeaders } from './contender.js';

/** The least that any gateway in Node.js must do: ask all bureaux at once, read their answers, join them, answer. No GraphQL. */
export const floor: Contender = {
  name: 'floor',
  description: 'bare undici scatter, JSON.parse, concatenate, JSON.stringify',
  unavailable: () => null,
  async start({ bureaux }) {
    const child = await startChild(join(__dirname, 'floor-process.ts'), { args: [JSON.stringify(bureaux.map(({ url }) => url))] });
    return {
      url: child.ready as string,
      headers: jsonHeaders,
      bodyFor: (search) => JSON.stringify({ search, first: hitsPerCountry }),
      personsIn: (answer) => answer as readonly AnsweredPerson[],
      sample: () => child.sample(),
      stop: () => child.stop(),
    };
  },
};
