import type { BureauClient } from './bureau.js';
import type { Capability } from './capability.js';

/** What of a bureau's client the routing needs. */
export type BureauCaller = Pick<BureauClient, 'country' | 'ask' | 'health' | 'rules' | 'letsKeep' | 'typicalMs'>;

/** A bureau that questions can be sent to. */
export interface RoutedBureau {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly name: string;
  /** RFC 3339 full-date; null: not told. */
  readonly connectedSince: string | null;
  readonly client: BureauCaller;
  /** What it can be asked. Null: it has not published yet. */
  readonly capability: Capability | null;
  /** Why it is not asked although it is connected, as a code. Null: it is asked. */
  readonly refused: string | null;
}

/** The connected bureaux by country, as of one moment. */
export type RoutingTable = ReadonlyMap<string, RoutedBureau>;
