/** Operations of a chunk: what is read at once to know where operations stand in the log. */
export const chunkSize = 64;

const bytesEach = 16;

/** Where an operation stands in its log. */
export interface Place {
  /** The place of its intent. */
  readonly intent: number;
  /** The place of its outcome. Null: there is none yet. */
  readonly outcome: number | null;
  /**
   * When it began, in milliseconds since 1970; where the clock was set back, the time of the operation before it, so that time never goes back
   * along a log.
   */
  readonly at: number;
}

/** 16 bytes each: the intent (6), how far behind it the outcome is (4; 0: there is none), the time (6). */
export function encodeChunk(places: readonly Place[]): Uint8Array {
  const bytes = Buffer.alloc(places.length * bytesEach);
  places.forEach(({ intent, outcome, at }, index) => {
    const start = index * bytesEach;
    bytes.writeUIntLE(intent, start, 6);
    bytes.writeUInt32LE(outcome === null ? 0 : outcome - intent, start + 6);
    bytes.writeUIntLE(at, start + 10, 6);
  });
  return bytes;
}

export function decodeChunk(chunk: Uint8Array): Place[] {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  return Array.from({ length: bytes.length / bytesEach }, (_none, index) => {
    const start = index * bytesEach;
    const intent = bytes.readUIntLE(start, 6), behind = bytes.readUInt32LE(start + 6);
    return { intent, outcome: behind === 0 ? null : intent + behind, at: bytes.readUIntLE(start + 10, 6) };
  });
}
