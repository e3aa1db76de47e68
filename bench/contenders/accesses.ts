import { startBureaux } from './bureaux.js';
import type { Running, Setting } from './contender.js';

/** The same gateway with something and without: who asks, why and what they may see; its query log. */
export interface AccessContender {
  readonly name: 'open' | 'guarded' | 'unlogged' | 'logged';
  readonly description: string;
  start(setting: Setting): Promise<Running>;
}

/** Both, in the order they take turns. Neither keeps answers, so that each question goes to all bureaux. */
export const accessContenders: readonly AccessContender[] = [
  { name: 'open', description: 'off: --open', start: (setting) => startBureaux(setting, { cache: { enabled: false }, open: true }) },
  { name: 'guarded', description: 'on: identity, purpose, limits, policy, signing', start: (setting) => startBureaux(setting, { cache: { enabled: false } }) },
];

/** A gateway without a query log and with one, in the order they take turns. Only one that is open to everybody may run without; so both are. */
export const loggedContenders: readonly AccessContender[] = [
  { name: 'unlogged', description: 'off: no query log', start: (setting) => startBureaux(setting, { cache: { enabled: false }, open: true, logged: false }) },
  { name: 'logged', description: 'on: query log in SQLite', start: (setting) => startBureaux(setting, { cache: { enabled: false }, open: true }) },
];
