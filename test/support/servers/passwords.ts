import { randomBytes } from 'node:crypto';

/** A password of its own for each server: 32 letters and digits, which need no quoting anywhere. */
export const randomPassword = (): string => randomBytes(16).toString('hex');
