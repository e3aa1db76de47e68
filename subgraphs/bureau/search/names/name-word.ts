/** A part of a name, ready to be compared. */
export interface NameToken {
  /** ASCII capitals and digits. */
  readonly text: string;
  /** See phones.ts. */
  readonly phones: string;
  /** Its letters when it was written in Arabic or Hebrew script, which leave short vowels unwritten; else null. */
  readonly letters: string | null;
  /** How much it counts: 1; an initial 0.5; a particle 0.15. */
  readonly weight: number;
  /** The class of a particle. Null: it is none. */
  readonly particle: string | null;
  /** Itself without a particle grown together with it. Null: there is none. */
  readonly bare: string | null;
  /** Whether it is a usual name. */
  readonly known: boolean;
  /** Whether its end may be cut off, as machine-readable zones do with long names. */
  readonly cut: boolean;
  /** Whether the name it is a part of is a Chinese one in pinyin. */
  readonly chinese: boolean;
  /** Whether it is a Vietnamese one. */
  readonly vietnamese: boolean;
}

/** A word of a name before it is looked at closely. */
export interface NameWord {
  readonly text: string;
  readonly letters: string | null;
  /** A single small letter, such as the `y` of Spanish names. */
  readonly small: boolean;
  /** What is made of it, as it is where nothing is cut off, once it has been made: registers hold most words many times. */
  token?: NameToken;
}
