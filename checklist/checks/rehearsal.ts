import { within } from '../../reports/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { Type } from '@sinclair/typebox';
import { refusalOf } from '../allowed-host.ts';
import type { CheckContext } from '../check-context.ts';
import type { Act, Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { gatherParts, judgeParts, partProblems, partsSchema, type Part } from '../parts.ts';
import { processEnv } from '../process-env.ts';
import { judgeRehearsal, type RehearsalFacts, type Seen } from '../rehearsal-judgement.ts';
import { runAction } from '../session/configured-switch.ts';
import type { SwitchAction, SwitchRun } from '../session/switch.ts';

const pauseMs = 250;

const turnSchema = (description: string) =>
  Type.Object(
    {
      command: Type.Optional(
        Type.Array(Type.String(), { minItems: 1, description: 'program and arguments; no shell reads them' }),
      ),
      http: Type.Optional(
        Type.Object(
          {
            method: Type.Optional(choice(['POST', 'PUT', 'PATCH', 'DELETE', 'GET'], 'default: POST')),
            url: Type.String({ pattern: String.raw`^(https?://|\$\{env:)` }),
            headers: Type.Optional(Type.Record(Type.String(), Type.String())),
            body: Type.Optional(Type.String()),
          },
          { additionalProperties: false, description: 'a call, instead of a command' },
        ),
      ),
      shows: partsSchema('checks that pass when it has taken effect, as { check, with }'),
    },
    { additionalProperties: false, description },
  );
const params = Type.Object(
  {
    target: Type.String({ minLength: 1, description: 'what is turned, for example the inlet of preview' }),
    group: choice(['preview', 'stable', 'none'], 'whom it touches'),
    turn: turnSchema('the way there'),
    back: turnSchema('the way back; what it shows must also be so before anything is turned'),
    within: Type.String({
      pattern: durationPattern,
      description:
        'how long each way may take, with its effect; the timeout of the item must be three times longer',
    }),
  },
  { additionalProperties: false },
);
type Turn = SwitchAction & { readonly shows: readonly Part[] };
interface Params {
  readonly target: string;
  readonly group: Act['group'];
  readonly turn: Turn;
  readonly back: Turn;
  readonly within: string;
}

const shows = (status: number): readonly Part[] => [
  { name: 'page', check: 'http', with: { url: 'http://127.0.0.1:8080/', expect: { status } } },
];
const example: Params = {
  target: 'the inlet of preview',
  group: 'preview',
  turn: { command: ['inlet', 'close'], shows: shows(503) },
  back: { command: ['inlet', 'open'], shows: shows(200) },
  within: '10s',
};
const answered = (status: number, afterMs?: number): Seen => ({
  ...(afterMs !== undefined && { afterMs }),
  last: [{ facts: { replies: [{ reply: { status, headers: {}, body: '', bodyBytes: 0, latencyMs: 3 } }] } }],
});
const did = (ok: boolean): SwitchRun['actions'][number] => ({ what: 'inlet', ok, said: 'exit 0' });
const fine: RehearsalFacts = {
  before: answered(200).last,
  turn: did(true),
  turned: answered(503, 120),
  back: did(true),
  restored: answered(200, 80),
};

/**
 * Does something that a release must be able to do, looks whether it takes effect in time, and takes it back. Nothing is
 * turned where the state is not, at first, as the way back shall leave it.
 */
export const rehearsal: Check<Params, RehearsalFacts> = {
  id: 'rehearsal',
  question: 'Does it take effect in time, and can it be taken back?',
  why: 'A switch, a drain or a way back that was never tried is tried for the first time in the outage.',
  remedy: 'Look at the step that failed; see that the target is turned back before anything else.',
  acts: ({ target, group, turn, back, within: limit }) => ({
    target,
    group,
    does: `turns it by ${wordsOf(turn)}`,
    cleanUp: `turns it back by ${wordsOf(back)}, within ${limit}, also after an error`,
  }),
  params,
  problems: ({ turn, back }) =>
    Object.entries({ turn, back }).flatMap(([name, { command, http, shows: parts }]) => [
      ...((command === undefined) === (http === undefined)
        ? [{ path: [name], problem: `"${name}" needs either "command" or "http"` }]
        : []),
      ...partProblems(parts, [name, 'shows']),
    ]),
  gather,
  judge: (facts, { target, turn, back, within: limit }): Judgement =>
    judgeRehearsal(facts, { target, turned: turn.shows, restored: back.shows, limitMs: durationMs(limit) }),
  examples: [
    { title: 'there and back in time', params: example, facts: fine, outcome: 'pass' },
    {
      title: 'no effect in time',
      params: example,
      facts: { ...fine, turned: answered(200) },
      outcome: 'fail',
    },
    { title: 'it cannot be turned', params: example, facts: { ...fine, turn: did(false) }, outcome: 'fail' },
    {
      title: 'it does not come back',
      params: example,
      facts: { ...fine, restored: answered(503) },
      outcome: 'fail',
    },
    {
      title: 'the state at first is another',
      params: example,
      facts: { before: answered(503).last },
      outcome: 'inconclusive',
    },
    {
      title: 'nobody answers at first',
      params: example,
      facts: { before: [{ fault: 'ECONNREFUSED' }] },
      outcome: 'error',
    },
    {
      title: 'what the effect was could not be asked',
      params: example,
      facts: { ...fine, turned: { last: [{ fault: 'ECONNRESET' }] } },
      outcome: 'error',
    },
    {
      title: 'commands not allowed',
      params: example,
      facts: { before: [], refused: 'commands are off' },
      outcome: 'inconclusive',
    },
    {
      title: 'an item that would end before the way back',
      params: example,
      facts: { before: [], refused: tooShort(30_000, 20_000) },
      outcome: 'inconclusive',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<RehearsalFacts> {
  const refused = refusedOf(given, context);
  if (refused !== undefined) return { before: [], refused };
  const { turn, back } = given;
  const limitMs = durationMs(given.within);
  const before = await gatherParts(back.shows, context);
  if (judgeParts(back.shows, before).outcome !== 'pass') return { before };
  const there = await go(turn, { limitMs, signal: context.signal }, context);
  // Also after an abort, for what is turned must not stay so; the runner then waits three seconds.
  const bound = { limitMs: context.signal.aborted ? 2500 : limitMs, signal: new AbortController().signal };
  const home = await go(back, bound, context);
  return { before, turn: there.done, turned: there.seen, back: home.done, restored: home.seen };
}

/** One way, with its effect. */
async function go(
  way: Turn,
  { limitMs, signal }: { readonly limitMs: number; readonly signal: AbortSignal },
  context: CheckContext,
): Promise<{ readonly done: SwitchRun['actions'][number]; readonly seen: Seen | undefined }> {
  const startMs = performance.now();
  const place = { cwd: context.cwd, env: processEnv(context.env) };
  const done = await within(limitMs, signal, (bound) => runAction(way, {}, { ...place, signal: bound }));
  return { done, seen: done.ok ? await awaited(way.shows, { startMs, limitMs }, context) : undefined };
}

function refusedOf({ turn, back, within: limit }: Params, context: CheckContext): string | undefined {
  const neededMs = 3 * durationMs(limit);
  // What is turned when the time of the item is over would have to be turned back in haste.
  if (context.timeoutMs < neededMs) return tooShort(neededMs, context.timeoutMs);
  if (!context.allowCommands && (turn.command ?? back.command) !== undefined)
    return 'commands are off; --allow-commands lets them run';
  const urls = [turn.http?.url, back.http?.url].filter((url) => url !== undefined);
  return urls.map((url) => refusalOf(new URL(url), urls, context)).find((text) => text !== undefined);
}

function tooShort(neededMs: number, timeoutMs: number): string {
  return `there and back may take ${neededMs} ms with a look before, and the timeout of the item is ${timeoutMs} ms`;
}

/** Looks four times a second until all pass or the time is over. It never rejects, or nothing would be turned back. */
async function awaited(
  parts: readonly Part[],
  { startMs, limitMs }: { readonly startMs: number; readonly limitMs: number },
  context: CheckContext,
): Promise<Seen> {
  const leftMs = Math.max(limitMs - (performance.now() - startMs), pauseMs);
  const looking = within(leftMs, context.signal, async (signal) => {
    for (let before: Seen['last'] | undefined; ;) {
      const found = await gatherParts(parts, { ...context, signal });
      // A look that the end cut off says less than the one before it.
      const last = signal.aborted ? (before ?? found) : found;
      before = last;
      const afterMs = Math.round(performance.now() - startMs);
      if (judgeParts(parts, last).outcome === 'pass') return { afterMs, last };
      if (signal.aborted || afterMs + pauseMs > limitMs) return { last };
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  });
  return looking.catch(({ message }: Error) => ({ last: parts.map(() => ({ fault: message })) }));
}

function wordsOf({ command, http }: SwitchAction): string {
  return command?.join(' ') ?? `${http?.method ?? 'POST'} ${http?.url ?? ''}`;
}
