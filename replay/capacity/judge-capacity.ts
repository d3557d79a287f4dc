/** From steps to results. Pure. */
import { place, type Measured, type ResultDraft } from '../../reports/index.ts';
import type { Harm } from '../guard/harm.ts';
import { measuredHarm } from '../guard/measured-harm.ts';
import { bestStep, notTheNode, type GrowthLimits, type LimitedBy } from './next-step.ts';
import { capacityRules, type CapacityRuleId } from './rules.ts';
import { errorShare, type ProofCounts, type StepResult } from './step.ts';

/** All that is known when the load has ended. Plain data. */
export interface CapacityFacts {
  readonly steps: readonly StepResult[];
  readonly limitedBy: LimitedBy;
  readonly limits: GrowthLimits;
  /** Whether any rule says how a reply proves its group. */
  readonly asked: boolean;
  readonly unprovenShareMax: number;
  readonly neededPerSecond?: number;
  readonly stopped?: Harm & { readonly by?: 'caller' | 'guard' };
}

type Draft = Omit<ResultDraft, 'tool' | 'rule' | 'level' | 'title' | 'why' | 'fix' | 'places'>;

function draft(rule: CapacityRuleId, result: Draft): ResultDraft {
  const { title, level, why, fix } = capacityRules[rule];
  const places = [place.group('preview')] as const;
  return {
    tool: 'replay',
    rule,
    title,
    level,
    places,
    ...(result.outcome !== 'pass' && { why, fix }),
    ...result,
  };
}

export function judgeCapacity(facts: CapacityFacts): readonly ResultDraft[] {
  return [measuredResult(facts), proofResult(facts), harmResult(facts)];
}

const words: Readonly<Record<LimitedBy, string>> = {
  latency: 'above it TP99 was beyond its limit',
  errors: 'above it too many replies were errors',
  'no-growth': 'more connections brought no more replies',
  'rate-cap': 'it was not loaded further, because the cap was reached',
  connections: 'it was not loaded further, because the limit of connections was reached',
  client: 'our own process could send no more',
  stopped: 'the run was stopped before more was tried',
};

/** A fifth of the time without a core is more than chance. */
const waitedMin = 0.2;

function limitInWords({ limitedBy, steps }: CapacityFacts): string {
  const { clientWaited = 0 } = steps.findLast(({ heldTo }) => heldTo === undefined) ?? {};
  return limitedBy === 'client' && clientWaited > waitedMin
    ? `this machine was too busy to load it further, our own process waited ${percent(clientWaited)} % of the time for a core`
    : words[limitedBy];
}

function measuredResult(facts: CapacityFacts): ResultDraft {
  const { steps, limits, limitedBy, neededPerSecond, stopped } = facts;
  const best = bestStep(steps, limits);
  const key = 'preview node';
  if (best === undefined) {
    const [first] = steps;
    const why =
      first === undefined
        ? (stopped?.reason ?? 'nothing was sent')
        : `with ${first.connections} connection TP99 was ${rounded(first.tp99)} ms and ${percent(errorShare(first))} % were errors (${statusText(first)})`;
    return draft('capacity-measured', {
      key,
      outcome: 'inconclusive',
      message: `No step kept to its limits: ${why}.`,
    });
  }
  const atLeast = notTheNode.has(limitedBy) ? 'at least ' : '';
  const isEnough = neededPerSecond === undefined || best.perSecond >= neededPerSecond;
  const isKnown = isEnough || !notTheNode.has(limitedBy);
  const need = neededPerSecond === undefined ? '' : ` ${neededPerSecond} requests/s are needed.`;
  return draft('capacity-measured', {
    key,
    outcome: isEnough ? 'pass' : isKnown ? 'fail' : 'inconclusive',
    message: `One node carries ${atLeast}${Math.floor(best.perSecond)} requests/s of the captured mix over ${best.connections} connections, TP99 ${rounded(best.tp99)} ms in closed loop; ${limitInWords(facts)}.${need}`,
    measured: measuredOf(best, facts),
  });
}

function measuredOf(best: StepResult, { limits, neededPerSecond }: CapacityFacts): readonly Measured[] {
  const latency = (name: string, ms: number) => ({
    name,
    unit: 'ms',
    actual: rounded(ms),
    samples: best.replies,
  });
  return [
    {
      name: 'requests one node carries',
      unit: 'requests/s',
      actual: Math.floor(best.perSecond),
      samples: best.replies,
      ...(neededPerSecond !== undefined && { limit: neededPerSecond }),
    },
    latency('TP50, closed loop', best.tp50),
    latency('TP90, closed loop', best.tp90),
    { ...latency('TP99, closed loop', best.tp99), limit: limits.tp99MsMax },
    { name: 'errors', unit: '%', actual: percent(errorShare(best)), limit: percent(limits.errorShareMax) },
  ];
}

/** What the replies of all steps proved; undefined where none did. */
export function provenVersion(steps: readonly StepResult[]): string | undefined {
  const { versions } = proofOf(steps);
  return versions.length === 0 ? undefined : versions.join(', ');
}

function proofOf(steps: readonly StepResult[]): ProofCounts {
  const sum = (of: (proof: ProofCounts) => number): number =>
    steps.reduce((all, { proof }) => all + of(proof), 0);
  const names = (of: (proof: ProofCounts) => readonly string[]): string[] => [
    ...new Set(steps.flatMap(({ proof }) => of(proof))),
  ];
  return {
    proven: sum(({ proven }) => proven),
    unproven: sum(({ unproven }) => unproven),
    wrong: sum(({ wrong }) => wrong),
    versions: names(({ versions }) => versions),
    strangers: names(({ strangers }) => strangers),
  };
}

function proofResult({ steps, asked, unprovenShareMax }: CapacityFacts): ResultDraft {
  const { proven, unproven, wrong, versions, strangers } = proofOf(steps);
  const looked = proven + unproven + wrong;
  const say = (outcome: 'pass' | 'fail' | 'inconclusive', message: string): ResultDraft =>
    draft('capacity-not-proven', { key: 'preview', outcome, message });
  if (!asked) {
    return say(
      'inconclusive',
      "Nothing says how a reply proves its group. Add --attest 'header:NAME=VALUE' with the value that only preview sends.",
    );
  }
  if (wrong > 0)
    return say(
      'fail',
      `${wrong} of ${looked} sampled replies came from elsewhere; they name themselves ${strangers.join(', ')}.`,
    );
  if (looked === 0) return say('inconclusive', 'No whole step was measured, so no reply proved its group.');
  if (unproven > looked * unprovenShareMax)
    return say('inconclusive', `${unproven} of ${looked} sampled replies carry no proof of their group.`);
  return say('pass', `${proven} of ${looked} sampled replies proved ${versions.join(', ')}.`);
}

function harmResult({ stopped, steps }: CapacityFacts): ResultDraft {
  if (stopped === undefined) {
    const message = `Stable and every health signal kept to their limits over ${steps.length} steps.`;
    return draft('capacity-stopped', { key: 'none', outcome: 'pass', message });
  }
  return draft('capacity-stopped', {
    key: stopped.group ?? (stopped.by === 'caller' ? 'asked' : 'health'),
    outcome: 'inconclusive',
    message: `The run stopped after ${steps.length} whole steps: ${stopped.reason}.`,
    measured: measuredHarm(stopped),
  });
}

function statusText({ statuses }: StepResult): string {
  const parts = Object.entries(statuses).map(([status, count]) => `${count} with status ${status}`);
  return parts.length === 0 ? 'no reply came' : parts.join(', ');
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
