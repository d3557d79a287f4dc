/** What can be asked of a session, by what it wrote down. Pure. A new question is an entry here. */
import type { Evidence, Measured } from '../../reports/index.ts';
import type { Judgement } from '../check.ts';
import { durationMs } from '../duration.ts';
import { lastOf, type Session, type SessionEvent } from './session.ts';
import { snapshotDifferences } from './snapshot-differences.ts';
import { disorder, holdLeftMs, stateOf } from './state-machine.ts';

export interface AspectLimits {
  /** Duration such as `2m`: what a turn of traffic may take with its effect, or what a session may stay open after its hold. */
  readonly within?: string | undefined;
}

/** One question to a session. */
export interface Aspect {
  readonly id: string;
  /** One sentence: what must be true. */
  readonly title: string;
  judge(session: Session, now: Date, limits: AspectLimits): Judgement;
}

export const aspects: readonly Aspect[] = [
  {
    id: 'order',
    title: 'The steps were taken in their order',
    judge(session) {
      const wrong = session.events.slice(1).flatMap((event, index) => {
        const before = { ...session, events: session.events.slice(0, index + 1) };
        return disorder(before, event.step) ?? [];
      });
      const message = wrong[0] ?? `${session.events.length} steps; the session is ${stateOf(session)}.`;
      return { outcome: wrong.length > 0 ? 'fail' : 'pass', message, evidence: [history(session)] };
    },
  },
  {
    id: 'verdict',
    title: 'The commit relied on a go',
    judge(session) {
      const commit = lastOf(session, 'commit');
      if (commit === undefined) return { outcome: 'pending', message: 'It is not committed.' };
      const { overridden, who, reason, verdict } = commit;
      if (overridden === undefined)
        return { outcome: 'pass', message: `${who} committed on the verdict ${verdict}.` };
      return { outcome: 'fail', message: `${who} committed against "${overridden}": ${reason}.` };
    },
  },
  {
    id: 'effect',
    title: 'Turning traffic took effect everywhere, in time',
    judge(session, _now, { within }) {
      const event = session.events.findLast(({ run }) => run !== undefined);
      if (event?.run === undefined)
        return { outcome: 'inconclusive', message: 'No traffic was turned by a switch.' };
      return judgeRun(event, event.run, within);
    },
  },
  {
    id: 'hold',
    title: 'The old version is held until the session is closed',
    judge(session, now) {
      const [commit, close] = [lastOf(session, 'commit'), lastOf(session, 'close')];
      if (commit === undefined || stateOf(session) === 'rolled-back') {
        return { outcome: 'pass', message: 'Nothing is committed, so the old version serves.' };
      }
      const leftMs = holdLeftMs(session, now);
      if (close === undefined) return { outcome: 'pass', message: `Held; ${hours(leftMs)} are left.` };
      const heldMs = Date.parse(close.at) - Date.parse(commit.at);
      const held = { name: 'held', unit: 'ms', actual: heldMs, limit: session.holdMs };
      return heldMs >= session.holdMs
        ? { outcome: 'pass', message: `It was held for ${hours(heldMs)}.`, measured: [held] }
        : {
            outcome: 'fail',
            message: `It was closed after ${hours(heldMs)}, planned were ${hours(session.holdMs)}: ${close.reason}.`,
            measured: [held],
          };
    },
  },
  {
    id: 'let-go',
    title: 'The old version is not forgotten when its hold is over',
    judge(session, now, { within = '0s' }) {
      const commit = lastOf(session, 'commit');
      if (commit === undefined || stateOf(session) !== 'committed') {
        return { outcome: 'pass', message: 'No old version waits to be let go.' };
      }
      const sinceMs = now.getTime() - Date.parse(commit.at) - session.holdMs;
      if (sinceMs <= durationMs(within)) {
        return { outcome: 'pass', message: `Held; ${hours(holdLeftMs(session, now))} are left.` };
      }
      return {
        outcome: 'fail',
        message: `The hold was over ${hours(sinceMs)} ago and the session is still open: close it, and let the old version go.`,
        measured: [{ name: 'open after its hold', unit: 'ms', actual: sinceMs, limit: durationMs(within) }],
      };
    },
  },
  {
    id: 'restored',
    title: 'After a rollback, routes, registry and config are as before',
    judge(session) {
      const [start, rollback] = [session.events[0], lastOf(session, 'rollback')];
      if (rollback === undefined) return { outcome: 'pending', message: 'It was not rolled back.' };
      const [before, after] = [start?.snapshots ?? [], rollback.snapshots ?? []];
      if (before.length === 0)
        return { outcome: 'inconclusive', message: 'No snapshot was taken at the start.' };
      const different = snapshotDifferences(before, after);
      const evidence = before.map(({ name, text = '' }): Evidence => {
        const now = after.find((each) => each.name === name)?.text ?? '';
        return { kind: 'side-by-side', title: name, old: text, new: now };
      });
      const message =
        different.length > 0 ? `${different.join('; ')}.` : `${before.length} snapshots are equal.`;
      return { outcome: different.length > 0 ? 'fail' : 'pass', message, evidence };
    },
  },
];

function judgeRun(
  { step }: SessionEvent,
  run: NonNullable<SessionEvent['run']>,
  within: string | undefined,
): Judgement {
  const effectMs = Math.max(0, ...run.effects.map(({ afterMs = 0 }) => afterMs));
  const limit = within === undefined ? {} : { limit: durationMs(within) };
  const measured: Measured[] = [
    { name: `${step}, with its effect`, unit: 'ms', actual: run.durationMs, ...limit },
    { name: 'time to effect', unit: 'ms', actual: effectMs },
  ];
  const rows = [
    ...run.actions.map(({ what, ok, said }) => [what, ok ? 'done' : 'failed', said]),
    ...run.effects.map(({ url, ok, seen, afterMs }) => [url, ok ? `after ${afterMs} ms` : 'no effect', seen]),
  ];
  const evidence: Evidence[] = [
    { kind: 'table', title: 'What was done', columns: ['what', 'outcome', 'said'], rows },
  ];
  const told = { measured, evidence };
  const bad = [...run.actions, ...run.effects].find(({ ok }) => !ok);
  if (bad)
    return {
      outcome: 'fail',
      message: `The ${step} did not come about: ${'what' in bad ? `${bad.what}: ${bad.said.split('\n')[0]}` : `${bad.url} says ${bad.seen}`}.`,
      ...told,
    };
  if (within !== undefined && run.durationMs > durationMs(within)) {
    return {
      outcome: 'fail',
      message: `The ${step} took ${run.durationMs} ms, more than ${within}.`,
      ...told,
    };
  }
  if (run.effects.length === 0)
    return {
      outcome: 'inconclusive',
      message: `The ${step} was done; nobody looked whether it took effect.`,
      ...told,
    };
  return { outcome: 'pass', message: `The ${step} took effect after ${effectMs} ms.`, ...told };
}

function history({ events }: Session): Evidence {
  const rows = events.map(({ at, step, who, module = '', reason = '', run }) => [
    at,
    [step, module].join(' ').trim(),
    who,
    run?.ok === false ? `failed ${reason}`.trim() : reason,
  ]);
  return { kind: 'table', title: 'What was done', columns: ['when', 'step', 'who', 'note'], rows };
}

function hours(ms: number): string {
  return ms >= 3_600_000 ? `${Math.round(ms / 360_000) / 10} h` : `${Math.round(ms / 60_000)} min`;
}
