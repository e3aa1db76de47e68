/** Operations of a block: what the lookup keeps of an operation is a bit at its place in its block. */
export const blockSize = 4096;

const words = blockSize / 32;

/** A set of places in a block, one bit each. */
export type Bits = Uint32Array;

export const noBits = (): Bits => new Uint32Array(words);

export const setBit = (bits: Bits, place: number): void => void (bits[place >> 5]! |= 1 << (place & 31));

export const clearBit = (bits: Bits, place: number): void => void (bits[place >> 5]! &= ~(1 << (place & 31)));

export const hasBit = (bits: Bits, place: number): boolean => (bits[place >> 5]! & (1 << (place & 31))) !== 0;

export function addBits(into: Bits, other: Bits): void {
  for (let word = 0; word < words; word += 1) into[word]! |= other[word]!;
}

export function keepBits(into: Bits, other: Bits): void {
  for (let word = 0; word < words; word += 1) into[word]! &= other[word]!;
}

/** Keeps the places in [from, to). */
export function keepRange(bits: Bits, from: number, to: number): void {
  for (let word = 0; word < words; word += 1) {
    const first = word * 32;
    if (from >= first + 32 || to <= first) bits[word] = 0;
    else {
      if (from > first) bits[word]! &= -1 << (from - first);
      if (to < first + 32) bits[word]! &= ~(-1 << (to - first));
    }
  }
}

/** The places in [from, to). */
export function rangeBits(from: number, to: number): Bits {
  const bits = noBits().fill(0xffff_ffff);
  keepRange(bits, from, to);
  return bits;
}

export function countBits(bits: Bits): number {
  let sum = 0;
  for (let word = 0; word < words; word += 1) {
    let left = bits[word]!;
    left -= (left >>> 1) & 0x5555_5555;
    left = (left & 0x3333_3333) + ((left >>> 2) & 0x3333_3333);
    sum += (((left + (left >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
  }
  return sum;
}

export const isEmpty = (bits: Bits): boolean => bits.every((word) => word === 0);

/** The places that are set, the last first. */
export function* placesDown(bits: Bits): Generator<number> {
  for (let word = words - 1; word >= 0; word -= 1) {
    for (let left = bits[word]!; left !== 0;) {
      const bit = 31 - Math.clz32(left);
      yield word * 32 + bit;
      left &= ~(1 << bit);
    }
  }
}

/** The first byte of what is stored: the places that are set, or those that are not, two bytes each, or all bits. */
const listed = 0, unlisted = 1, whole = 2;

/** The shortest of three forms. */
export function encodeBits(bits: Bits): Uint8Array {
  const count = countBits(bits);
  const few = Math.min(count, blockSize - count);
  if (few * 2 >= words * 4) {
    const bytes = Buffer.alloc(1 + words * 4);
    bytes[0] = whole;
    for (let word = 0; word < words; word += 1) bytes.writeUInt32LE(bits[word]!, 1 + word * 4);
    return bytes;
  }
  const isListed = few === count;
  const bytes = Buffer.alloc(1 + few * 2);
  bytes[0] = isListed ? listed : unlisted;
  let end = 1;
  for (let place = 0; place < blockSize; place += 1) {
    if (isListed && bits[place >> 5] === 0) place |= 31;
    else if (hasBit(bits, place) === isListed) end = bytes.writeUInt16LE(place, end);
  }
  return bytes;
}

/** @throws RangeError when it is none of the forms. */
export function decodeBits(bytes: Uint8Array): Bits {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bits = noBits();
  const form = bytes[0];
  if (form === whole) {
    for (let word = 0; word < words; word += 1) bits[word] = view.getUint32(1 + word * 4, true);
    return bits;
  }
  if (form !== listed && form !== unlisted) throw new RangeError(`Expected form 0, 1 or 2 of a posting, got ${form}`);
  if (form === unlisted) bits.fill(0xffff_ffff);
  for (let at = 1; at < bytes.length; at += 2) {
    const place = view.getUint16(at, true);
    if (form === listed) setBit(bits, place);
    else clearBit(bits, place);
  }
  return bits;
}
