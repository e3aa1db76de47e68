import { startBureaux } from './bureaux.js';
import type { Running, Setting } from './contender.js';

/** The same gateway with who asks, why, and what they may see, and without. */
export interface AccessContender {
  readonly name: 'open' | 'guarded';
  readonly description: string;
  start(setting: Setting): Promise<Running>;
}

/** Both, in the order they take turns. Neither keeps answers, so that each question goes to all bureaux. */
export const accessContenders: readonly AccessContender[] = [
  { name: 'open', description: 'off: --open', start: (setting) => startBureaux(setting, { cache: { enabled: false }, open: true }) },
  { name: 'guarded', description: 'on: identity, purpose, limits, policy, signing', start: (setting) => startBureaux(setting, { cache: { enabled: false } }) },
];
