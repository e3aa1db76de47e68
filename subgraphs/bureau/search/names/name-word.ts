/** A word of a name before it is looked at closely. */
export interface NameWord {
  readonly text: string;
  readonly letters: string | null;
  /** A single small letter, such as the `y` of Spanish names. */
  readonly small: boolean;
}
