/** What a question would cost, and what to do when that is too much. Pure. */
import { HarnessError } from '../../../reports/index.ts';
import type { TextRow } from '../engine/messages.ts';

/**
 * The planner's estimate for a whole query. One unit is one page of 8 kB read in order, so a full look at a
 * table costs about its pages and a hundredth of its rows.
 */
export function costOf([row]: readonly TextRow[]): number {
  const [plan] = JSON.parse(row?.['QUERY PLAN'] ?? '[]') as { Plan?: Record<string, unknown> }[];
  const cost = plan?.Plan?.['Total Cost'];
  if (typeof cost === 'number') return cost;
  throw new HarnessError('target-unreachable', { what: 'The live database gave no plan of a question.' });
}

/** Per cent of the pages that may be read, so that the limit holds; three digits. */
export function sampleShare(cost: number, costMax: number): number {
  return Math.max(0.001, Number(((100 * costMax) / cost).toPrecision(3)));
}

export function refusal(cost: number, costMax: number): string {
  return `it would cost about ${Math.round(cost)}, and ${costMax} is allowed (liveCostMax)`;
}
