import { Type, type Static } from '@sinclair/typebox';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { durationPattern } from '../duration.ts';
import { aspects } from '../session/aspects.ts';
import { loadSession } from '../session/session-book.ts';
import type { Session } from '../session/session.ts';

const params = Type.Object(
  {
    aspect: choice(
      aspects.map(({ id }) => id),
      'what is asked',
    ),
    within: Type.Optional(
      Type.String({
        pattern: durationPattern,
        description:
          'aspect effect: how long turning traffic may take; aspect let-go: how long a session may stay open after its hold (default: not at all)',
      }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly session?: Session;
  /** Why it is not known. */
  readonly problem?: string;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

const now = '2026-11-17T12:00:00.000Z';
const session: Session = {
  id: 'shop-20261117100000',
  service: 'shop',
  op: 'anna',
  description: 'new prices',
  modules: [{ name: 'web', version: 'v1', former: 'v0' }],
  holdMs: 86_400_000,
  events: [
    {
      step: 'start',
      at: '2026-11-17T10:00:00.000Z',
      who: 'anna',
      snapshots: [{ name: 'routes', sha256: 'aa', text: 'v0' }],
    },
    { step: 'ship', at: '2026-11-17T10:10:00.000Z', who: 'anna', module: 'web' },
  ],
};
const run = {
  ok: true,
  durationMs: 900,
  actions: [],
  effects: [{ url: 'http://edge/', ok: true, afterMs: 700, seen: 'v1' }],
};
const after = (...events: Session['events']): Facts => ({
  now,
  session: { ...session, events: [...session.events, ...events] },
});
const commit = { step: 'commit', at: '2026-11-17T11:00:00.000Z', who: 'anna', verdict: 'go', run } as const;
const rollback = { step: 'rollback', at: '2026-11-17T11:30:00.000Z', who: 'bert', run } as const;
const close = { step: 'close', at: '2026-11-17T11:40:00.000Z', who: 'anna', reason: 'in a hurry' } as const;

/** Asks the release session of the service what it wrote down. */
export const sessionCheck: Check<Params, Facts> = {
  id: 'session',
  question: 'Does the release session say what it should?',
  why: 'What was done in which order, by whom, and on which verdict is forgotten unless it was written down as it happened.',
  remedy: 'Look at `seaworthy session status`; take the steps through the session, not beside it.',
  params,
  gather,
  judge,
  examples: [
    { title: 'steps in order', params: { aspect: 'order' }, facts: after(commit), outcome: 'pass' },
    {
      title: 'closed while nothing was decided',
      params: { aspect: 'order' },
      facts: after(close),
      outcome: 'fail',
    },
    { title: 'committed on a go', params: { aspect: 'verdict' }, facts: after(commit), outcome: 'pass' },
    {
      title: 'committed against a no-go',
      params: { aspect: 'verdict' },
      facts: after({ ...commit, verdict: 'no-go', overridden: 'the verdict is no-go', reason: 'outage' }),
      outcome: 'fail',
    },
    { title: 'not committed yet', params: { aspect: 'verdict' }, facts: after(), outcome: 'pending' },
    { title: 'in effect', params: { aspect: 'effect', within: '2s' }, facts: after(commit), outcome: 'pass' },
    {
      title: 'in effect, but late',
      params: { aspect: 'effect', within: '500ms' },
      facts: after(commit),
      outcome: 'fail',
    },
    {
      title: 'nobody looked',
      params: { aspect: 'effect' },
      facts: after({ ...commit, run: { ...run, effects: [] } }),
      outcome: 'inconclusive',
    },
    { title: 'held', params: { aspect: 'hold' }, facts: after(commit), outcome: 'pass' },
    { title: 'closed too early', params: { aspect: 'hold' }, facts: after(commit, close), outcome: 'fail' },
    {
      title: 'held, and not for too long',
      params: { aspect: 'let-go' },
      facts: after(commit),
      outcome: 'pass',
    },
    {
      title: 'nobody closed it when its hold was over',
      params: { aspect: 'let-go', within: '1d' },
      facts: { ...after(commit), now: '2026-11-20T12:00:00.000Z' },
      outcome: 'fail',
    },
    {
      title: 'all as before',
      params: { aspect: 'restored' },
      facts: after(commit, { ...rollback, snapshots: [{ name: 'routes', sha256: 'aa' }] }),
      outcome: 'pass',
    },
    {
      title: 'a route that is left over',
      params: { aspect: 'restored' },
      facts: after(commit, { ...rollback, snapshots: [{ name: 'routes', sha256: 'bb' }] }),
      outcome: 'fail',
    },
    { title: 'no session', params: { aspect: 'order' }, facts: { now }, outcome: 'fail' },
    {
      title: 'a store that does not answer',
      params: { aspect: 'order' },
      facts: { now, problem: 'no answer' },
      outcome: 'error',
    },
  ],
};

async function gather(_params: Params, context: CheckContext): Promise<Facts> {
  const { store, subject, cwd } = context;
  const at = { now: context.now().toISOString() };
  if (store === undefined) return { ...at, problem: 'no record store is configured' };
  try {
    const found = await loadSession({ store, folder: cwd, service: subject.service });
    return { ...at, ...(found && { session: found }) };
  } catch (error) {
    return { ...at, problem: error instanceof Error ? error.message : String(error) };
  }
}

function judge({ session: found, problem, now: at }: Facts, { aspect, within }: Params): Judgement {
  if (problem !== undefined) return { outcome: 'error', message: `The session is not known: ${problem}` };
  if (found === undefined)
    return {
      outcome: 'fail',
      message: 'No session was started for this service.',
      command: 'seaworthy session start --description "..." --module NAME=VERSION@FORMER',
    };
  const asked = aspects.find(({ id }) => id === aspect);
  if (asked === undefined) throw new Error(`no aspect ${aspect}`);
  return asked.judge(found, new Date(at), { within });
}
