import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far a gateway has told one country of later uses of its answers. */
export interface Delivered {
  /** The place in the gateway's log before which all is told. */
  readonly next: number;
  /** Where to begin to read: the place of the oldest intent whose outcome stands at `next` or behind. */
  readonly from: number;
}

/** How far a gateway has told all countries, as it stands beside its log. */
export interface DeliveredFile {
  /** The place up to which the log was read: a country that is new was told nothing of before, and there was nothing. */
  readonly read: Delivered;
  readonly countries: Readonly<Record<string, Delivered>>;
}

const fileOf = (folder: string): string => join(folder, 'delivered.json');

/** Reads how far a gateway has come. Null: it has told nothing yet. */
export function readDelivered(folder: string): DeliveredFile | null {
  const file = fileOf(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DeliveredFile) : null;
}

/** Writes it, whole or not at all. What is lost by a crash is told once more, and bureaux take it once. */
export function writeDelivered(folder: string, delivered: DeliveredFile): void {
  const file = fileOf(folder);
  writeFileSync(`${file}.new`, JSON.stringify(delivered));
  renameSync(`${file}.new`, file);
}
