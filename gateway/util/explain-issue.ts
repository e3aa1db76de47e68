import type { z } from 'zod';

/** A fault that zod found, as what was expected and what came, in one line. @param input what was checked. */
export function explainIssue(issue: z.core.$ZodIssue, input: unknown): string {
  if (issue.code === 'invalid_union') {
    // Of several forms that were tried, the fault that lies deepest is of the form that was meant.
    const [deepest] = issue.errors.flat().sort((a, b) => b.path.length - a.path.length);
    if (deepest && deepest.path.length > 0) return explainIssue({ ...deepest, path: [...issue.path, ...deepest.path] }, input);
  }
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return `${path.join('.') || 'top level'}: no such option: ${issue.keys.join(', ')}`;
  }
  let came = input;
  for (const key of issue.path) came = (came as Record<PropertyKey, unknown> | undefined)?.[key];
  const expected = issue.message.replace(/^Invalid (input|option): /, '').replace(/, received .*$/, '');
  return `${path.join('.') || 'top level'}: ${expected}, came ${shown(came)}`;
}

/** A value as text of 80 characters at most. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
