/** What a rehearsal says of what it turned and turned back. Pure. */
import type { Evidence, Measured } from '../reports/index.ts';
import type { Judgement } from './check.ts';
import { judgeParts, type Part, type PartFacts } from './parts.ts';
import type { SwitchRun } from './session/switch.ts';

type Done = SwitchRun['actions'][number];

/** The last look at the parts, and after how long all of them passed; absent where they did not in time. */
export interface Seen {
  readonly afterMs?: number;
  readonly last: readonly PartFacts[];
}

/** What is absent was not done. */
export interface RehearsalFacts {
  readonly refused?: string;
  readonly before: readonly PartFacts[];
  readonly turn?: Done;
  readonly turned?: Seen | undefined;
  readonly back?: Done;
  readonly restored?: Seen | undefined;
}

export interface RehearsalPlan {
  readonly target: string;
  readonly turned: readonly Part[];
  readonly restored: readonly Part[];
  readonly limitMs: number;
}

/** What was not turned back is told before all else. */
export function judgeRehearsal(facts: RehearsalFacts, plan: RehearsalPlan): Judgement {
  const { target, limitMs } = plan;
  if (facts.refused !== undefined) return { outcome: 'inconclusive', message: `Not run: ${facts.refused}.` };
  const { turn, back } = facts;
  if (turn === undefined || back === undefined) return notTurned(facts, plan);
  const turned = seenOf('there', facts.turned, plan.turned, limitMs);
  const restored = seenOf('back', facts.restored, plan.restored, limitMs);
  const evidence = [transcript('The way there', turn), transcript('The way back', back)];
  const told = {
    measured: [turned.measured, restored.measured],
    evidence: [...evidence, ...turned.evidence, ...restored.evidence],
  };
  const say = (outcome: Judgement['outcome'], message: string): Judgement => ({ outcome, message, ...told });
  if (!back.ok)
    return say('fail', `${target} may still be turned: the way back did not work, ${lineOf(back)}.`);
  if (restored.outcome !== 'pass')
    return say('fail', `${target} may still be turned: after the way back, ${restored.said}`);
  if (!turn.ok) return say('fail', `${target} could not be turned: ${lineOf(turn)}.`);
  if (turned.outcome !== 'pass')
    return say(
      turned.outcome,
      `${target} was turned and back again; it had no effect in time: ${turned.said}`,
    );
  return say('pass', `${target}: ${turned.said}, ${restored.said}.`);
}

function notTurned({ before }: RehearsalFacts, { target, restored }: RehearsalPlan): Judgement {
  const { outcome, message, evidence = [] } = judgeParts(restored, before);
  return {
    outcome: outcome === 'error' ? 'error' : 'inconclusive',
    message: `Nothing was turned, for ${target} is not as it should be at first: ${message}`,
    evidence,
  };
}

function seenOf(
  way: 'there' | 'back',
  seen: Seen | undefined,
  parts: readonly Part[],
  limitMs: number,
): { outcome: Judgement['outcome']; said: string; measured: Measured; evidence: readonly Evidence[] } {
  const name = way === 'there' ? 'time to effect' : 'time until it is as before';
  const limit = { name, unit: 'ms', limit: limitMs };
  if (seen === undefined) return { outcome: 'error', said: 'nobody looked.', measured: limit, evidence: [] };
  const { outcome, message, evidence = [] } = judgeParts(parts, seen.last);
  if (seen.afterMs === undefined || seen.afterMs > limitMs) {
    const late = outcome === 'pass' ? 'fail' : outcome;
    return { outcome: late, said: `not within ${limitMs} ms. ${message}`, measured: limit, evidence };
  }
  const measured = { ...limit, actual: seen.afterMs };
  return { outcome, said: `${way} after ${seen.afterMs} ms`, measured, evidence };
}

function transcript(title: string, { what, said }: Done): Evidence {
  return { kind: 'text', title, text: `${what}\n${said}` };
}

function lineOf({ what, said }: Done): string {
  return `${what}: ${said.split('\n')[0] ?? ''}`;
}
