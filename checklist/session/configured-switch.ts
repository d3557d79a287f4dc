import { within } from '../../reports/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { callHttp } from '../adapters/http-call.ts';
import { sendRequest } from '../adapters/http-request.ts';
import { runProcess } from '../adapters/process-run.ts';
import { versionIn } from '../identities.ts';
import { withoutPrivateValues } from '../private-text.ts';
import type { SessionModule } from './session-module.ts';
import type { Switch, SwitchAction, SwitchEffect, SwitchOrder, SwitchRun, SwitchSettings } from './switch.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Done = SwitchRun['actions'][number];
type Seen = SwitchRun['effects'][number];

const actionTimeoutMs = 300_000;
const effectTimeoutMs = 60_000;
const replyTimeoutMs = 5_000;
const inARow = 3;

/** The switch that a config describes. Undefined for a step without an action and without effects to look at. */
export function configuredSwitch(settings: SwitchSettings, place: { cwd: string; env: Env }): Switch {
  return {
    async turn(order, signal) {
      const startMs = performance.now();
      const actions: Done[] = [];
      const action = settings[order.step];
      for (const values of action === undefined ? [] : turnsOf(action, order)) {
        const done = await within(settings.timeoutMs ?? actionTimeoutMs, signal, (bound) =>
          runAction(action ?? {}, values, { ...place, signal: bound }),
        );
        actions.push(done);
        // On the way back every module counts by itself.
        if (!done.ok && order.step !== 'rollback') break;
      }
      const isDone = actions.every(({ ok }) => ok);
      const wanted = order.step === 'ship' || !isDone ? [] : (settings.effects ?? []);
      const effects = await Promise.all(
        wanted.map((effect) => watch(effect, order, settings.effectWithinMs ?? effectTimeoutMs, signal)),
      );
      const ok = isDone && effects.every((seen) => seen.ok);
      return { ok, durationMs: Math.round(performance.now() - startMs), actions, effects };
    },
  };
}

/** The values that an action is done with: once, or for each module where it names one. */
function turnsOf(action: SwitchAction, { session, modules }: SwitchOrder): Record<string, string>[] {
  const none: SessionModule = { name: '', version: '' };
  const first = modules[0] ?? none;
  const each = JSON.stringify(action).includes('{module}') ? modules : [first];
  return each.map(({ name, version, former = '' }) => ({ session, module: name, version, former }));
}

function mapTexts(action: SwitchAction, change: (text: string) => string): SwitchAction {
  return JSON.parse(JSON.stringify(action), (_key, value: unknown) =>
    typeof value === 'string' ? change(value) : value,
  ) as SwitchAction;
}

/** Does one action with values filled in for `{name}`. What goes wrong is part of the answer. */
export function runAction(
  action: SwitchAction,
  values: Readonly<Record<string, string>>,
  place: { readonly cwd: string; readonly env: Env; readonly signal: AbortSignal },
): Promise<Done> {
  const filled = mapTexts(action, (text) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
  );
  return act(filled, place, place.signal);
}

async function act(
  { command, http }: SwitchAction,
  { cwd, env }: { cwd: string; env: Env },
  signal: AbortSignal,
): Promise<Done> {
  const [program, ...rest] = command ?? [];
  if (program !== undefined) {
    const run = await runProcess({ argv: [program, ...rest], cwd, env, signal });
    const end = run.notStarted ?? (run.stopped ? 'it was stopped: no end in time' : `exit ${run.exitCode}`);
    return {
      what: [program, ...rest].join(' '),
      ok: run.exitCode === 0,
      said: shown(`${end}\n${run.output}`),
    };
  }
  if (http === undefined) return { what: 'nothing', ok: true, said: 'no action is configured' };
  const { method = 'POST', url, headers = {}, body } = http;
  const reply = await callHttp({ method, url, headers, body, signal });
  const said = 'fault' in reply ? reply.fault : `${reply.status}\n${reply.body}`;
  return {
    what: `${method} ${url}`,
    ok: 'status' in reply && reply.status >= 200 && reply.status < 300,
    said: shown(said),
  };
}

/** Asks until the wanted version answers three times in a row, or the time is over. */
async function watch(
  effect: SwitchEffect,
  { step }: SwitchOrder,
  withinMs: number,
  signal: AbortSignal,
): Promise<Seen> {
  const { url, headers = {}, version } = effect;
  const wanted = step === 'commit' ? effect.commit : effect.rollback;
  const startMs = performance.now();
  let row = 0;
  let firstMs = 0;
  let seen = 'nothing';
  for (;;) {
    const atMs = performance.now() - startMs;
    const came = await within(replyTimeoutMs, signal, (bound) =>
      sendRequest({ url, method: 'GET', headers, signal: bound }),
    );
    seen =
      'code' in came
        ? `no reply, ${came.code}`
        : (versionIn(came, version) ?? `status ${came.status}, no version`);
    if (seen !== wanted) row = 0;
    else if ((row += 1) === 1) firstMs = atMs;
    if (row === inARow) return { url, ok: true, afterMs: Math.round(firstMs), seen };
    if (signal.aborted || performance.now() - startMs > withinMs)
      return { url, ok: false, seen: `${seen}, not ${wanted}` };
    await sleep(row > 0 ? 50 : 250, undefined, { signal }).catch(() => undefined);
  }
}

function shown(text: string): string {
  return withoutPrivateValues(text.trim().slice(-4096));
}
