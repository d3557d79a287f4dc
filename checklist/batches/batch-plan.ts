/** How a release spreads: in how many batches, whom first, how long each is watched. Pure arithmetic. */

/** In the order in which people may meet a new version. */
export const audiences = ['staff', 'company', 'chosen', 'all'] as const;
export type Audience = (typeof audiences)[number];

export interface Batch {
  readonly name?: string | undefined;
  /** Nodes that change in this batch. */
  readonly nodes?: number | undefined;
  /** Share of users who have the new version after this batch, in percent. */
  readonly percent?: number | undefined;
  readonly audience?: Audience | undefined;
  /** Milliseconds that it is watched before the next one. */
  readonly bakeMs?: number | undefined;
  /** Requests that must have been judged before the next one. */
  readonly minSamples?: number | undefined;
  /** Nodes out of service at the same time in this batch, by zone; `nodes` all at once where nothing is said. */
  readonly out?: Readonly<Record<string, number>> | undefined;
}

export interface BatchPlan {
  /** Nodes that there are, by zone. */
  readonly zones: Readonly<Record<string, number>>;
  readonly batches: readonly Batch[];
}

export interface BatchLimits {
  /** Most nodes out at once, as a share of all: 0 to 1. */
  readonly outShareMax: number;
  /** Least share of each zone that stays in service: 0 to 1. */
  readonly zoneShareMin: number;
  /** Largest first batch: a share of users or nodes; one node is always allowed. */
  readonly firstShareMax: number;
}

/** What is wrong with a plan, in the order of its batches; empty when nothing is. */
export function planProblems(plan: BatchPlan, limits: BatchLimits): string[] {
  const { batches } = plan;
  return [
    ...(batches.length < 2
      ? [`there is ${batches.length === 1 ? 'one batch' : 'no batch'}, at least two are needed`]
      : []),
    ...firstProblems(plan, limits),
    ...batches.flatMap((batch, index) => [
      ...watchProblems(batch, nameOf(batch, index), index === batches.length - 1),
      ...outProblems(batch, nameOf(batch, index), plan, limits),
    ]),
    ...orderProblems(batches),
    ...endProblems(plan),
  ];
}

export function nodesIn({ zones }: BatchPlan): number {
  return Object.values(zones).reduce((sum, count) => sum + count, 0);
}

function nameOf({ name }: Batch, index: number): string {
  return name ?? `batch ${index + 1}`;
}

function firstProblems(plan: BatchPlan, { firstShareMax }: BatchLimits): string[] {
  const [first] = plan.batches;
  if (first === undefined) return [];
  const share = first.percent === undefined ? (first.nodes ?? Infinity) / nodesIn(plan) : first.percent / 100;
  // One node takes the part of users that one node takes.
  const shareMax = first.nodes === 1 ? Math.max(firstShareMax, 1 / nodesIn(plan)) : firstShareMax;
  if (share <= shareMax) return [];
  const size =
    first.percent === undefined
      ? `${first.nodes ?? 'unknown many'} of ${nodesIn(plan)} nodes`
      : `${first.percent} % of users`;
  return [`${nameOf(first, 0)} takes ${size}; the first may take ${percentOf(firstShareMax)} or one node`];
}

function watchProblems({ bakeMs = 0, minSamples = 0 }: Batch, name: string, isLast: boolean): string[] {
  if (isLast) return [];
  return [
    ...(bakeMs > 0 ? [] : [`${name} has no time in which it is watched`]),
    ...(minSamples > 0 ? [] : [`${name} names no least number of samples`]),
  ];
}

function outProblems(
  { out, nodes = 0 }: Batch,
  name: string,
  plan: BatchPlan,
  limits: BatchLimits,
): string[] {
  const total = nodesIn(plan);
  const outNow = out === undefined ? nodes : Object.values(out).reduce((sum, count) => sum + count, 0);
  // One node has to be out for anything to change at all.
  const most = Math.max(1, Math.floor(total * limits.outShareMax));
  const zones = Object.entries(out ?? {}).flatMap(([zone, count]) => {
    const there = plan.zones[zone];
    if (there === undefined) return [`${name} names the zone "${zone}", which has no nodes`];
    const left = (there - count) / there;
    return left >= limits.zoneShareMin
      ? []
      : [
          `${name} leaves ${there - count} of ${there} nodes in ${zone}; at least ${percentOf(limits.zoneShareMin)} must stay`,
        ];
  });
  return [
    ...(outNow > most
      ? [`${name} takes ${outNow} of ${total} nodes out at once; at most ${most} may be`]
      : []),
    ...zones,
  ];
}

/** Who waits longer is nearer to everybody; who has the new version keeps it. */
function orderProblems(batches: readonly Batch[]): string[] {
  const problems: string[] = [];
  let widest: Audience | undefined;
  let highest: number | undefined;
  for (const [index, batch] of batches.entries()) {
    const name = nameOf(batch, index);
    const { audience, percent } = batch;
    // Where audiences are named at all, the first one is the smallest.
    if (index === 0 && audience !== undefined && audience !== 'staff')
      problems.push(`${name} begins with ${audience}, not with staff`);
    if (audience !== undefined && widest !== undefined && wideness(audience) < wideness(widest))
      problems.push(`${name} goes back to ${audience} after ${widest}`);
    if (percent !== undefined && highest !== undefined && percent <= highest)
      problems.push(`${name} has ${percent} % of users, not more than the ${highest} % before`);
    widest = audience ?? widest;
    highest = percent ?? highest;
  }
  return problems;
}

function wideness(audience: Audience): number {
  return audiences.indexOf(audience);
}

/** The plan ends with everybody, on every node. */
function endProblems(plan: BatchPlan): string[] {
  const { batches } = plan;
  const last = batches.at(-1);
  if (last === undefined) return [];
  const planned = batches.reduce((sum, { nodes = 0 }) => sum + nodes, 0);
  const isCounted = last.percent === undefined || batches.every(({ nodes }) => nodes !== undefined);
  return [
    ...(last.percent !== undefined && last.percent !== 100
      ? [`the last batch ends at ${last.percent} % of users, not at 100 %`]
      : []),
    ...(isCounted && planned !== nodesIn(plan)
      ? [`the batches change ${planned} of ${nodesIn(plan)} nodes`]
      : []),
  ];
}

function percentOf(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
