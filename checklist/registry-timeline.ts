/** Judges the sets of instances that a path of the registry held while a switch went on. */
import type { Evidence } from '../reports/index.ts';
import type { Judgement } from './check.ts';
import { durationMs } from './duration.ts';
import { differences } from './registry-judgement.ts';

export interface Snapshot {
  readonly atMs: number;
  /** Those that serve. */
  readonly addresses: readonly string[];
  /** How many can have been gone at once since the snapshot before, between two looks. */
  readonly gone: number;
}
export interface Timeline {
  /** Those that are to take over, as they were before. */
  readonly wanted: readonly string[];
  readonly snapshots: readonly Snapshot[];
  /** Why the watch ended too soon. */
  readonly lost?: string;
}
/** What a switch must keep to. */
interface Plan {
  readonly path: string;
  readonly min: number;
  readonly within: string;
  readonly watch: string;
}

/** Fails at the first that is known to be wrong; what can have been wrong between two looks is inconclusive. */
export function judgeTimeline(facts: Timeline, given: Plan): Judgement {
  const { snapshots, lost } = facts;
  const { min, within, path } = given;
  if (facts.wanted.length < min) {
    const message = `${facts.wanted.length} instances are ready to take over, and ${min} are needed: the switch would leave ${path} empty.`;
    return { outcome: 'fail', message, evidence: [tableOf(snapshots)] };
  }
  const seenMin = Math.min(...snapshots.map(({ addresses }) => addresses.length));
  const possibleMin = Math.max(0, Math.min(seenMin, ...snapshots.slice(1).map(lowest(snapshots))));
  const tookMs = convergenceMs(facts);
  const told = {
    measured: [
      {
        name: 'fewest registered',
        unit: 'instances',
        actual: seenMin,
        limit: min,
        samples: snapshots.length,
      },
      {
        name: 'fewest that are possible between two looks',
        unit: 'instances',
        actual: possibleMin,
        limit: min,
      },
      ...(tookMs === undefined
        ? []
        : [{ name: 'time to the new set', unit: 'ms', actual: tookMs, limit: durationMs(within) }]),
    ],
    evidence: [tableOf(snapshots)],
  };
  const low = snapshots.find(({ addresses }) => addresses.length < min);
  if (low !== undefined) {
    const message = `${low.addresses.length} instances were registered ${low.atMs / 1000} s after the start, and ${min} are needed.`;
    return { outcome: 'fail', message, ...told };
  }
  if (lost !== undefined) {
    return {
      outcome: 'inconclusive',
      message: `The watch ended before the switch was over: ${lost}.`,
      ...told,
    };
  }
  if (snapshots.length < 2) {
    return { outcome: 'inconclusive', message: `Nothing changed below ${path} in ${given.watch}.`, ...told };
  }
  if (tookMs === undefined) {
    const left = differences(snapshots.at(-1)?.addresses ?? [], facts.wanted).join('; ');
    return { outcome: 'fail', message: `The new set did not come about: ${left}.`, ...told };
  }
  if (tookMs > durationMs(within)) {
    return { outcome: 'fail', message: `The switch took ${tookMs} ms, and ${within} are allowed.`, ...told };
  }
  if (possibleMin < min) {
    const message = `Between two looks as few as ${possibleMin} instances can have been registered: the changes came too close together to see each.`;
    return { outcome: 'inconclusive', message, ...told };
  }
  const message = `The new set stood after ${tookMs} ms; never were fewer than ${seenMin} instances registered.`;
  return { outcome: 'pass', message, ...told };
}

function lowest(snapshots: readonly Snapshot[]): (now: Snapshot, index: number) => number {
  return ({ gone }, index) => (snapshots[index]?.addresses.length ?? 0) - gone;
}

/** From the first change to the begin of the last stretch that shows the wanted set; undefined where it does not. */
function convergenceMs({ snapshots, wanted: ready }: Timeline): number | undefined {
  const isNew = snapshots.map(({ addresses }) => differences(addresses, ready).length === 0);
  const arrived = snapshots[isNew.lastIndexOf(false) + 1];
  const left = snapshots[1];
  return arrived === undefined || left === undefined ? undefined : Math.max(0, arrived.atMs - left.atMs);
}

function tableOf(snapshots: readonly Snapshot[]): Evidence {
  const rows = snapshots.map(({ atMs, addresses, gone }) => [
    `${atMs / 1000}`,
    `${addresses.length}`,
    `${gone}`,
    addresses.slice(0, 50).join(' '),
  ]);
  const columns = ['after s', 'instances', 'gone since then at most', 'addresses'];
  return {
    kind: 'table',
    title: `Every set that was seen, ${rows.length}`,
    columns,
    rows: rows.slice(0, 500),
  };
}
