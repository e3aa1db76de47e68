/** What may stand in a log as a code: never a text of a record or a statement. */
const codeForm = /^[A-Za-z0-9_]{1,60}$/;

/**
 * The log line of a question that failed at a bureau, as JSON: when (RFC 3339), the country, the event, the error's own code or else its name, and the
 * milliseconds until it failed. An error's message may hold a statement or a value of a record, and is left out.
 */
export function failureLine(country: string, error: unknown, milliseconds: number, now: Date = new Date()): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  const told = [code, name].find((one) => typeof one === 'string' && codeForm.test(one)) ?? 'UNKNOWN';
  return `${JSON.stringify({ time: now.toISOString(), level: 'error', country, event: 'QUESTION_FAILED', code: told, ms: Math.round(milliseconds) })}\n`;
}
