import type { Interpretation } from '../../schema/interpretation.js';

/** Whether a value is a list of texts. */
export const areTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

function isInterpretation(value: unknown): value is Interpretation {
  const { field, form, readAs, warnings } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof field === 'string' && (form === null || typeof form === 'string') && areTexts(readAs) && areTexts(warnings);
}

/** Whether what a country says of how it understood a search or an item is of the profile's form; that it says nothing is. */
export const areInterpretations = (value: unknown): value is readonly Interpretation[] | null | undefined =>
  value === null || value === undefined || (Array.isArray(value) && value.every(isInterpretation));

/** What countries said of how they understood a search or an item: what several said alike stands once. */
export function told(interpretations: readonly Interpretation[], countable: boolean): readonly Interpretation[] {
  const each = new Map<string, Interpretation>();
  for (const { field, form, readAs, warnings } of interpretations) {
    // A warning may tell that many fit.
    const one = { field, form, readAs, warnings: countable ? warnings : [] };
    each.set(JSON.stringify(one), one);
  }
  return [...each.values()];
}
