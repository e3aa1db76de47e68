import type { Admit, RequestContext, Role } from '../request.js';
import { costOf } from './cost.js';
import type { CostModel } from './cost.js';
import { exceeded } from './exceeded.js';

/** What one operation may cost at most where few countries are connected, by role; `OPEN` where there is no identity. */
export type Budgets = Readonly<Record<Role | 'OPEN', number>>;

/** Countries up to which a budget holds as it is; with more it grows as they do, so that what may be asked of each stays the same. */
const budgetCountries = 14;

const measured = Symbol('cost');

/** What an operation was counted to cost. Null: it was not counted. */
export const countedCost = ({ state }: RequestContext): number | null => (state.get(measured) as number | undefined) ?? null;

/** Refuses an operation that costs more than its requester's role may spend on one. */
export const limitCost = (budgets: Budgets, model: CostModel): Admit => (operation, context) => {
  const cost = costOf(operation, model);
  context.state.set(measured, cost);
  const role = context.requester?.role ?? 'OPEN';
  const budget = Math.ceil(budgets[role] * Math.max(1, model.countries / budgetCountries));
  return cost > budget ? exceeded('cost', `An operation that costs at most ${budget} is expected${role === 'OPEN' ? '' : ` of the role ${role}`}`, cost, budget) : null;
};
