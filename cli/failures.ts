/** The command was used wrongly; the message says what was expected and what came. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
