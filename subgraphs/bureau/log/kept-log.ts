import { type AccessTaker, accessTaker } from './accesses.js';
import { type BureauLog, type BureauLogOptions, openBureauLog } from './bureau-log.js';
import { openTaken } from './taken.js';
import { openWitness, type Witness } from './witness.js';

/** All that a bureau keeps of what it is asked. */
export interface KeptLog extends Pick<BureauLog, 'origin' | 'failing' | 'answered' | 'refused'> {
  readonly witness: Witness;
  readonly accesses: AccessTaker;
  /** Writes what waits, signs a last checkpoint, and closes all. */
  close(): Promise<void>;
}

/**
 * Opens what a bureau keeps in a folder.
 * @param onNotice told what whoever runs the bureau should know, beginning with a code; no personal data.
 * @throws LogStoreError when the log cannot be opened, or was changed.
 */
export async function openKeptLog(country: string, options: BureauLogOptions, onNotice: (notice: string) => void): Promise<KeptLog> {
  const log = await openBureauLog(country, options, (reason) => onNotice(`LOG_UNAVAILABLE: ${reason}`));
  const taken = await openTaken(options.folder);
  const witness = openWitness(options.folder, ({ code, origin, seen, told }) => {
    onNotice(`${code}: the log of ${origin} had ${seen} entries and tells ${told === seen ? 'others' : told} now; what was told is kept for evidence`);
  });
  return {
    origin: log.origin,
    get failing() {
      return log.failing;
    },
    answered: log.answered,
    refused: log.refused,
    witness,
    accesses: accessTaker(log, taken, onNotice),
    async close() {
      await log.close();
      taken.close();
      witness.close();
    },
  };
}
