/** A question whose assertion cannot be taken: the message says what was expected and what came, and nothing of who asked. */
export class BadAssertion extends Error {
  readonly code = 'BAD_ASSERTION';
  constructor(message: string) {
    super(message);
    this.name = 'BadAssertion';
  }
}
