import type { Assertion } from '../../../schema/assertion.js';

/** Who asks a bureau, as a gateway it trusts has signed. `open`: the bureau runs without trust, and nothing is known. */
export type Asker = 'open' | Pick<Assertion, 'requester' | 'purpose' | 'policy'>;
