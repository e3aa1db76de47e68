/** The header by which a bureau publishes its rules with every answer: their version, `;`, and what they read of a requester, joined by commas. */
export const rulesHeader = 'bureau-rules';

/** What the headers of an answer publish of its bureau's rules. Null: nothing. */
export const rulesPublished = (headers: Readonly<Record<string, string | readonly string[] | undefined>>): string | null => {
  const rules = headers[rulesHeader];
  return typeof rules === 'string' ? rules : null;
};
