/** Capacity: what one node of preview carries. */
export type { Capacity } from './capacity.ts';
export type * from './options.ts';
export { replayCapacity } from './replay-capacity.ts';
export { capacityRules, type CapacityRuleId } from './rules.ts';
