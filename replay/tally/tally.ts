/**
 * What a run has seen, folded: counts per route, place and kind, paired latencies, the smallest samples.
 * Judging needs nothing else. Tallies of two runs can be merged, written as JSON and read again.
 */
import type { DifferenceKind } from '../judge/difference/difference.ts';
import { mergeClients, type Clients } from '../clients/client-tally.ts';
import { emptyContract, mergeContracts, type ContractTally } from '../contract/contract-tally.ts';
import { addCounts, type Counts } from './counts.ts';
import { joinedDrawn, type Drawn } from './drawn-values.ts';
import { joinedFrozen, type FrozenOrNot } from './frozen.ts';
import { Latency, type LatencyJson } from './latency.ts';
import { Memory, type MemoryJson } from './memory.ts';
import { Ratios, type RatiosJson } from './ratios.ts';
import type { SamplePair } from './sample.ts';
import { Timeline, type TimelineJson } from './timeline.ts';

export interface Tally {
  readonly routes: Record<string, RouteTally>;
  readonly groups: Record<'stable' | 'preview', GroupTally>;
  /** How late sends began. */
  readonly lag: Latency;
  /** Of the ratios of all pairs, in order. */
  readonly memory: Memory;
  readonly timeline: Timeline;
  /** Ignored place pattern → differences it hid. */
  readonly ignored: Counts;
  /** Only where versions of clients are told apart. */
  clients?: Clients;
}

/** What replies of one group proved. */
export interface GroupTally {
  replies: number;
  unproven: number;
  wrong: number;
  /** Status of unproven replies → count. */
  readonly unprovenStatus: Counts;
  /** Proven version → count. */
  readonly versions: Counts;
}

export interface RouteTally {
  /** For example `GET /api/ads/{}`. */
  readonly name: string;
  /** Requests sent to both groups. */
  sent: number;
  /** Usable pairs. */
  pairs: number;
  /** Usable pairs with a usable second reply of stable. */
  pairsWithNoise: number;
  /** Reason why a sent request was not compared → count. */
  readonly setAside: Counts;
  /** Replies of a group, and those among them that failed where the capture had not. */
  readonly errors: Record<'stable' | 'preview', ErrorTally>;
  /** Replies of a group that asked to stay away. */
  readonly backedOff: Record<'stable' | 'preview', number>;
  /** Requests set aside because a cache answered them in place of this group; it may be both. */
  readonly fromCache: Record<'stable' | 'preview', number>;
  readonly places: Record<string, PlaceTally>;
  /** From the intended start, for the quantiles of the report. */
  readonly stable: Latency;
  readonly preview: Latency;
  /** Without our own lateness, for the judgement: a busy harness would make both groups look alike. */
  readonly own: Record<'stable' | 'preview', Latency>;
  /** Of `own`, paired by request. */
  readonly ratios: Ratios;
  /** Value that replies of a group showed though they came from another one → count. */
  readonly wrong: Record<'stable' | 'preview', Counts>;
  /** Version that both groups showed → count. */
  readonly sameVersion: Counts;
  /** Version of preview that is not the candidate's → count. */
  readonly otherVersion: Counts;
  /** Only where a description of the API was given. */
  contract?: ContractTally;
}

export interface ErrorTally {
  replies: number;
  failed: number;
  /** Of those that failed: status, or `no reply` → count. */
  readonly kinds: Counts;
}

/** One place and kind: how often preview disagreed with stable, and how often stable with itself. */
export interface PlaceTally {
  readonly at: string;
  readonly kind: DifferenceKind;
  preview: number;
  noise: number;
  /** Requests with a second stable reply where only preview, or only stable itself, disagreed. */
  previewOnly: number;
  noiseOnly: number;
  /** The smallest pair that shows it. */
  sample?: SamplePair;
  /** Of values that stable itself draws anew. */
  drawn?: Drawn;
  /** Of values that stable itself draws anew: whether preview's stand still. */
  frozen?: FrozenOrNot;
  /** Set when it was asked again. */
  repeats?: Repeats;
}

/** Usable rounds of asking again; those in which preview alone disagreed; those in which stable did with itself. */
export interface Repeats {
  readonly rounds: number;
  readonly confirmed: number;
  readonly noise: number;
}

export function emptyTally(): Tally {
  return {
    routes: {},
    groups: { stable: emptyGroup(), preview: emptyGroup() },
    lag: Latency.empty(),
    memory: new Memory(),
    timeline: new Timeline(),
    ignored: {},
  };
}

function emptyGroup(): GroupTally {
  return { replies: 0, unproven: 0, wrong: 0, unprovenStatus: {}, versions: {} };
}

export function emptyRoute(name: string): RouteTally {
  return {
    name,
    sent: 0,
    pairs: 0,
    pairsWithNoise: 0,
    setAside: {},
    errors: { stable: noErrors(), preview: noErrors() },
    backedOff: { stable: 0, preview: 0 },
    fromCache: { stable: 0, preview: 0 },
    places: {},
    stable: Latency.empty(),
    preview: Latency.empty(),
    own: { stable: Latency.empty(), preview: Latency.empty() },
    ratios: new Ratios(),
    wrong: { stable: {}, preview: {} },
    sameVersion: {},
    otherVersion: {},
  };
}

function noErrors(): ErrorTally {
  return { replies: 0, failed: 0, kinds: {} };
}

/** Adds `from` to `into`. */
export function mergeTallies(into: Tally, from: Tally): void {
  for (const [name, route] of Object.entries(from.routes)) {
    mergeRoutes((into.routes[name] ??= emptyRoute(name)), route);
  }
  for (const group of ['stable', 'preview'] as const) mergeGroups(into.groups[group], from.groups[group]);
  into.lag.add(from.lag);
  into.memory.add(from.memory);
  into.timeline.merge(from.timeline);
  addCounts(into.ignored, from.ignored);
  if (from.clients !== undefined) mergeClients((into.clients ??= {}), from.clients);
}

/** The tally that `JSON.stringify` wrote. */
export function reviveTally(json: string): Tally {
  return JSON.parse(json, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('latencyBins' in value) return Latency.fromJSON(value as LatencyJson);
    if ('memoryOf' in value) return Memory.fromJSON(value as MemoryJson);
    if ('timelineSteps' in value) return Timeline.fromJSON(value as TimelineJson);
    return 'ratioBins' in value ? Ratios.fromJSON(value as RatiosJson) : value;
  }) as Tally;
}

function mergeGroups(into: GroupTally, from: GroupTally): void {
  into.replies += from.replies;
  into.unproven += from.unproven;
  into.wrong += from.wrong;
  addCounts(into.unprovenStatus, from.unprovenStatus);
  addCounts(into.versions, from.versions);
}

function mergeRoutes(into: RouteTally, from: RouteTally): void {
  into.sent += from.sent;
  into.pairs += from.pairs;
  into.pairsWithNoise += from.pairsWithNoise;
  addCounts(into.setAside, from.setAside);
  for (const group of ['stable', 'preview'] as const) {
    into.errors[group].replies += from.errors[group].replies;
    into.errors[group].failed += from.errors[group].failed;
    addCounts(into.errors[group].kinds, from.errors[group].kinds);
  }
  into.backedOff.stable += from.backedOff.stable;
  into.backedOff.preview += from.backedOff.preview;
  into.fromCache.stable += from.fromCache.stable;
  into.fromCache.preview += from.fromCache.preview;
  into.stable.add(from.stable);
  into.preview.add(from.preview);
  into.own.stable.add(from.own.stable);
  into.own.preview.add(from.own.preview);
  into.ratios.add(from.ratios);
  addCounts(into.wrong.stable, from.wrong.stable);
  addCounts(into.wrong.preview, from.wrong.preview);
  addCounts(into.sameVersion, from.sameVersion);
  addCounts(into.otherVersion, from.otherVersion);
  if (from.contract !== undefined) mergeContracts((into.contract ??= emptyContract()), from.contract);
  for (const [key, place] of Object.entries(from.places)) {
    const known = into.places[key];
    if (known === undefined) into.places[key] = structuredClone(place);
    else mergePlaces(known, place);
  }
}

function mergePlaces(into: PlaceTally, from: PlaceTally): void {
  into.preview += from.preview;
  into.noise += from.noise;
  into.previewOnly += from.previewOnly;
  into.noiseOnly += from.noiseOnly;
  if (from.sample !== undefined && (into.sample?.size ?? Infinity) > from.sample.size)
    into.sample = from.sample;
  const drawn = joinedDrawn(into.drawn, from.drawn);
  if (drawn !== undefined) into.drawn = drawn;
  const frozen = joinedFrozen(into.frozen, from.frozen);
  if (frozen !== undefined) into.frozen = frozen;
  if (from.repeats !== undefined) into.repeats = addRepeats(into.repeats, from.repeats);
}

export function addRepeats(known: Repeats | undefined, more: Repeats): Repeats {
  return {
    rounds: (known?.rounds ?? 0) + more.rounds,
    confirmed: (known?.confirmed ?? 0) + more.confirmed,
    noise: (known?.noise ?? 0) + more.noise,
  };
}
