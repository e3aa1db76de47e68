import { isMeantAsInterval } from '../../schema/date-interval.js';
import type { SoughtValues } from '../../schema/interpretation.js';
import type { Capability } from './capability.js';
import { soughtFields } from './question.js';

/** What widens a search must not go lost: less would be looked for than was asked. */
const widens = (values: SoughtValues | null): boolean => values?.['confusables'] === true;

/** Whether it is for dates of birth in an interval. */
const spans = (values: SoughtValues | null): boolean => typeof values?.['birth'] === 'string' && isMeantAsInterval(values['birth']);

/**
 * Whether a bureau can look for what is sought as it is meant: it knows the fields, and takes an interval where one stands.
 * @param input the profile's input type of the search, or of the item of a check.
 */
export const canSearch = (capability: Capability, input: string, values: SoughtValues | null): boolean =>
  soughtFields(values).every((field) => capability.has(input, field))
  && (!widens(values) || capability.has(input, 'confusables')) && (!spans(values) || capability.takesIntervals(input, 'birth'));
