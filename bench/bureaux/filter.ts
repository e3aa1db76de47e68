import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { buildBinaryFuse } from '../../schema/filter/binary-fuse.js';
import { filterKey } from '../../schema/filter/keys.js';
import { writeFilterLine } from '../../schema/filter/publication.js';
import type { PublishedFilter } from '../../schema/filter/publication.js';
import { readFilterSecrets } from '../../schema/filter/secrets.js';
import type { FilterSecret } from '../../schema/filter/secrets.js';
import { normaliserVersion, recordTerms } from '../../schema/filter/terms.js';
import { documentNumber } from './documents.js';

/** Documents to act on in each simulated register. */
export const documentsPerCountry = 20_000;

/** How often a bureau tells that its filter is whole, in milliseconds. */
const beatMs = 500;

/** What a simulated bureau publishes of its documents. */
export interface SimulatedFilter {
  /** Tells them to who has asked for a stream. */
  tell(stream: string, response: ServerResponse): void;
}

function build(country: string, secret: FilterSecret, documents: number): PublishedFilter {
  const keys: Buffer[] = [];
  for (let n = 0; n < documents; n += 1) {
    for (const term of recordTerms('TravelDocument', { number: documentNumber(country, n), issuer: country }).terms) keys.push(filterKey(secret.terms, term));
  }
  const { keys: count, seed, fingerprints } = buildBinaryFuse(Buffer.concat(keys));
  const text = Buffer.from(fingerprints.buffer, fingerprints.byteOffset, fingerprints.byteLength).toString('base64');
  return { type: 'TravelDocument', version: country, fields: ['number'], unknown: false, keys: count, seed, fingerprints: text, added: '' };
}

/**
 * @param keyFile the file of filter secrets.
 * @param documents how many are in the register. Default: `documentsPerCountry`.
 */
export function simulatedFilter(country: string, keyFile: string, documents = documentsPerCountry): SimulatedFilter {
  const [secret] = readFilterSecrets(readFileSync(keyFile, 'utf8')) as [FilterSecret];
  const filter = build(country, secret, documents);
  return {
    tell(stream, response) {
      let sequence = 0;
      const tell = (filters: readonly PublishedFilter[]): void => {
        const at = new Date().toISOString();
        response.write(writeFilterLine(secret.lines, { country, stream }, {
          sequence, secret: secret.id, normaliser: normaliserVersion, at, filters: [...filters], asOf: { TravelDocument: at },
        }));
        sequence += 1;
      };
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      tell([filter]);
      const beat = setInterval(() => tell([]), beatMs);
      response.on('close', () => clearInterval(beat));
    },
  };
}
