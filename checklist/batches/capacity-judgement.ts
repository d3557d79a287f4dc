/** Whether what is left at the worst moment carries the peak. Pure. */
import type { Evidence, Measured } from '../../reports/index.ts';
import type { Judgement } from '../check.ts';
import { durationMs } from '../duration.ts';
import type { CapacityFacts, CapacityParams } from './capacity-params.ts';
import { peakOf } from './expected-peak.ts';
import { capacityAt, type CapacityFinding, type Rollout } from './remaining-capacity.ts';

export function judgeCapacity(facts: CapacityFacts, given: CapacityParams): Judgement {
  const { node: one, problem = 'The capacity of a node is unknown' } = facts;
  if (one === undefined) return { outcome: 'error', message: `${problem}.` };
  const peak = peakIn(facts, given);
  const unknown = [
    ...(peak.unknown === undefined ? [] : [`The peak is not known: ${peak.unknown}`]),
    ...doubts(facts, given),
  ];
  if (peak.perSecond === undefined) return { outcome: peak.outcome, message: `${unknown.join('. ')}.` };
  const { headroom = 1.2, zoneLost = 0 } = given;
  const demand = { peakPerSecond: peak.perSecond, perNode: one.perNode, headroom, zoneLost };
  const findings = capacityAt(rolloutOf(given), demand);
  const [worst] = findings;
  if (worst === undefined) throw new Error('a rollout without a moment');
  const carried = {
    name: 'carried at the worst moment',
    unit: '1/s',
    actual: Math.floor(worst.carries),
    limit: Math.ceil(worst.needed),
  };
  const told = { measured: [carried, ...peak.measured], evidence: [table(findings, demand)] };
  const shown = `${worst.left} nodes carry ${carried.actual}/s when ${worst.name}${zoneLost > 0 ? ' and a zone is lost' : ''}; needed are ${carried.limit}/s`;
  if (worst.carries < worst.needed) {
    return one.isAtLeast === true
      ? {
          outcome: 'inconclusive',
          message: `${shown}; the measurement ended before the node was full, so it may carry more.`,
          ...told,
        }
      : { outcome: 'fail', message: `${shown}.`, ...told };
  }
  if (unknown.length > 0) {
    const outcome = peak.unknown === undefined ? 'inconclusive' : peak.outcome;
    return { outcome, message: `${unknown.join('. ')}. ${shown}.`, ...told };
  }
  const version = one.attestedVersion === undefined ? '' : ` (measured with ${one.attestedVersion})`;
  return { outcome: 'pass', message: `${shown}${version}.`, ...told };
}

interface Peak {
  readonly perSecond?: number;
  readonly unknown?: string;
  /** What it means that it is unknown. */
  readonly outcome: 'inconclusive' | 'fail' | 'error';
  readonly measured: readonly Measured[];
}

function peakIn({ peak = [] }: CapacityFacts, { peakPerSecond }: CapacityParams): Peak {
  if (typeof peakPerSecond === 'number')
    return { perSecond: peakPerSecond, outcome: 'inconclusive', measured: [] };
  const { query, minSamples: samplesMin, onNoData } = peakPerSecond;
  const { perSecond, ago, samples, unknown, isError } = peakOf(peak, peakPerSecond);
  const actual = perSecond === undefined ? {} : { actual: Math.ceil(perSecond) };
  const name = `peak${ago === undefined ? '' : ` of ${ago} ago`}`;
  return {
    ...(perSecond !== undefined && { perSecond }),
    ...(unknown !== undefined && { unknown }),
    outcome: isError ? 'error' : onNoData,
    measured: [{ name, unit: '1/s', ...actual, samples, samplesMin, query }],
  };
}

/** Why the measurement of a node may not hold for this release. */
function doubts(
  { node: one, now: at }: CapacityFacts,
  { maxAge = '30d', version }: CapacityParams,
): string[] {
  const { measuredAt, attestedVersion } = one ?? {};
  return [
    ...(measuredAt !== undefined && Date.parse(at) - Date.parse(measuredAt) > durationMs(maxAge)
      ? [`The capacity of a node was measured on ${measuredAt.slice(0, 10)}, more than ${maxAge} ago`]
      : []),
    ...(version !== undefined && attestedVersion !== version
      ? [`The capacity was measured with ${attestedVersion ?? 'an unknown version'}, not ${version}`]
      : []),
  ];
}

function table(
  findings: readonly CapacityFinding[],
  { perNode, peakPerSecond, headroom }: { perNode: number; peakPerSecond: number; headroom: number },
): Evidence {
  return {
    kind: 'table',
    title: `left × ${perNode}/s against ${Math.ceil(peakPerSecond)}/s × ${headroom}`,
    columns: ['moment', 'nodes left', 'carry, 1/s', 'needed, 1/s'],
    rows: findings.map(({ name, left, carries, needed }) => [
      name,
      `${left}`,
      `${Math.floor(carries)}`,
      `${Math.ceil(needed)}`,
    ]),
  };
}

function rolloutOf({ rolling, groups, blueGreen, batches }: CapacityParams): Rollout {
  if (rolling !== undefined) return { kind: 'rolling', ...rolling };
  if (groups !== undefined) return { kind: 'groups', ...groups };
  if (blueGreen !== undefined) return { kind: 'blue-green', ...blueGreen };
  if (batches !== undefined) return { kind: 'batches', surviveZone: false, ...batches };
  throw new Error('no rollout');
}
