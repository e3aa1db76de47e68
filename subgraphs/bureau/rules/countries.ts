import type { Countries } from '../mapping/index.js';
import type { Attributes, Verdict } from './verdict.js';

/**
 * A register, or a field of it, is for the countries the owner allows, and never for those it denies (INTERPOL Rules on the Processing of Data,
 * art. 58): some laws let data go to parties to a treaty alone.
 */
export const countries = ({ allowed, denied }: Countries, { country = '' }: Attributes): Verdict =>
  (allowed !== undefined && !allowed.includes(country)) || denied?.includes(country) ? 'all' : null;
