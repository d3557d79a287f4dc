/** Judges the sets of instances that a path of the registry held while a switch went on. */
import type { Evidence, Measured } from '../reports/index.ts';
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
  /** When the watch ended, from its start. */
  readonly endMs: number;
  /** Why the watch ended too soon. */
  readonly lost?: string;
}
/** What a switch must keep to. */
interface Plan {
  readonly path: string;
  readonly min: number;
  readonly within: string;
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
    measured: measuredIn({ seenMin, possibleMin, tookMs, samples: snapshots.length }, given),
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
  const [, change] = snapshots;
  if (change === undefined) {
    const message = `Nothing changed below ${path} in ${facts.endMs / 1000} s.`;
    return { outcome: 'inconclusive', message, ...told };
  }
  if (tookMs === undefined) {
    const left = differences(snapshots.at(-1)?.addresses ?? [], facts.wanted).join('; ');
    const isLate = facts.endMs - change.atMs > durationMs(within);
    return isLate
      ? { outcome: 'fail', message: `The new set did not come about: ${left}.`, ...told }
      : {
          outcome: 'inconclusive',
          message: `The watch ended before the switch had its time: ${left}.`,
          ...told,
        };
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

interface Figures {
  readonly seenMin: number;
  readonly possibleMin: number;
  readonly tookMs: number | undefined;
  readonly samples: number;
}

function measuredIn({ seenMin, possibleMin, tookMs, samples }: Figures, { min, within }: Plan): Measured[] {
  const unit = 'instances';
  const time = { name: 'time to the new set', unit: 'ms', limit: durationMs(within) };
  return [
    { name: 'fewest registered', unit, actual: seenMin, limit: min, samples },
    { name: 'fewest that are possible between two looks', unit, actual: possibleMin, limit: min },
    ...(tookMs === undefined ? [] : [{ ...time, actual: tookMs }]),
  ];
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
