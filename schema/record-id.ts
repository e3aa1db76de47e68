/** The record types of the national profile, with the word each has in a record id. */
export const idWords = {
  Person: 'person',
  TravelDocument: 'document',
  Warrant: 'warrant',
  Vehicle: 'vehicle',
  Firearm: 'firearm',
  Seizure: 'seizure',
  Arrest: 'arrest',
} as const;

/** A record type of the national profile. */
export type RecordType = keyof typeof idWords;

/** All record types, in the order of schema/national.graphql. */
export const recordTypes = Object.keys(idWords) as readonly RecordType[];

/** Whether the text names a record type. */
export const isRecordType = (text: string): text is RecordType => Object.hasOwn(idWords, text);

const typesByWord = new Map<string, RecordType>(recordTypes.map((type) => [idWords[type], type]));

/** A record id taken apart. */
export interface RecordId {
  /** ISO 3166-1 alpha-2 code of the owner. */
  readonly country: string;
  readonly type: RecordType;
  /** Identity in the owner's own database; 1 to 200 characters. */
  readonly localId: string;
}

const pattern = /^([A-Z]{2}):([a-z]+):([\x21-\x7e]{1,200})$/;

/**
 * Takes a record id `CC:type:localId` apart. A localId has 1 to 200 printable ASCII characters and no blank.
 * @returns null when the text is no record id.
 */
export function parseRecordId(text: string): RecordId | null {
  const match = pattern.exec(text);
  const type = typesByWord.get(match?.[2] ?? '');
  return match && type ? { country: match[1]!, type, localId: match[3]! } : null;
}

/** The record id of a record. */
export function formatRecordId({ country, type, localId }: RecordId): string {
  return `${country}:${idWords[type]}:${localId}`;
}
