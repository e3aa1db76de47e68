import type { Audit } from '../request.js';

/** No log is kept: everybody may ask, and is known as nobody. */
export const noAudit: Audit = {
  unavailable: () => null,
  open: () => undefined,
  intend: () => undefined,
  conclude: () => Promise.resolve(null),
  refuse: () => Promise.resolve(null),
  count: () => undefined,
  settle: () => Promise.resolve(),
};
