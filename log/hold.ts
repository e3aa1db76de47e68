/** A legal hold: search values that neither expiry nor erasure may destroy. Exactly one of `days`, `caseReference` is given. */
export interface Hold {
  /** Eight hexadecimal digits after an `h`. */
  readonly id: string;
  /** RFC 3339, when it was made. */
  readonly at: string;
  /** All that requesters of a country searched for on the days [from, to], RFC 3339 dates in UTC. */
  readonly days: HeldDays | null;
  /** All that was searched for in a case, whenever that was or is: the keys of its entries' days and countries are kept. */
  readonly caseReference: string | null;
}

export interface HeldDays {
  readonly country: string;
  readonly from: string;
  readonly to: string;
}

/** What a hold is made for. */
export type HoldScope = Pick<Hold, 'days' | 'caseReference'>;

/** Whether a hold names the key itself. */
export const holdsKey = ({ days }: Hold, key: { readonly day: string; readonly country: string }): boolean =>
  days !== null && days.country === key.country && days.from <= key.day && key.day <= days.to;
