/** Watches how a setting of a config centre reaches the instances that use it. */
import { within } from '../../reports/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { refusalOf } from '../allowed-host.ts';
import type { CheckContext } from '../check-context.ts';
import { durationMs } from '../duration.ts';
import { versionIn } from '../identities.ts';
import type { TreeStore } from './coordination/tree-store.ts';
import { sendRequest } from './http-request.ts';

/** As the parameters of `config-propagation` tell. */
export interface SettingQuestion {
  readonly key: string;
  readonly instances: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly shows: string;
  readonly runsSince?: string;
  readonly within: string;
  readonly awaitChange?: string;
}

/** What an instance said at the last look. */
export interface InstanceFacts {
  readonly at: string;
  readonly seen?: string;
  readonly fault?: string;
  /** From the change, or from the first look, until it showed the value. */
  readonly afterMs?: number;
  readonly restarted: boolean;
}
export interface SettingSpread {
  /** Null where there is no such key. */
  readonly value: string | null;
  readonly changed: boolean;
  readonly instances: readonly InstanceFacts[];
}

const pauseMs = 250;
const replyMs = 5000;

/** Looks four times a second until all use what the config centre holds, or the time is over. */
export async function followSetting(
  store: TreeStore,
  given: SettingQuestion,
  context: CheckContext,
): Promise<SettingSpread> {
  const { key, instances, awaitChange } = given;
  const limitMs = durationMs(given.within);
  const awaitMs = awaitChange === undefined ? 0 : durationMs(awaitChange);
  const beginMs = performance.now();
  const first = (await store.value(key))?.text ?? null;
  const starts = new Map<string, string | undefined>();
  const arrived = new Map<string, number>();
  let current = first;
  let sinceMs = beginMs;
  for (;;) {
    const value = (await store.value(key))?.text ?? null;
    if (value !== current) {
      arrived.clear();
      sinceMs = performance.now();
    }
    current = value;
    const looks = await Promise.all(instances.map((at) => look(at, given, context)));
    const nowMs = performance.now();
    for (const { at, seen, since } of looks) {
      if (!starts.has(at) && since !== undefined) starts.set(at, since);
      if (seen !== current) arrived.delete(at);
      else if (!arrived.has(at)) arrived.set(at, Math.round(nowMs - sinceMs));
    }
    const changed = current !== first;
    const isAwaited = awaitMs > 0 && !changed;
    const isOver = nowMs - sinceMs > (isAwaited ? awaitMs : limitMs) || context.signal.aborted;
    if (isOver || current === null || (!isAwaited && arrived.size === instances.length)) {
      const told = looks.map(({ since, ...each }) => ({
        ...each,
        ...(arrived.has(each.at) && { afterMs: arrived.get(each.at) ?? 0 }),
        restarted: since !== undefined && since !== starts.get(each.at),
      }));
      return { value: current, changed, instances: told };
    }
    await sleep(pauseMs, undefined, { signal: context.signal }).catch(() => undefined);
  }
}

async function look(
  at: string,
  { shows, runsSince, headers = {}, instances }: SettingQuestion,
  context: CheckContext,
): Promise<{ at: string; seen?: string; since?: string; fault?: string }> {
  if (!URL.canParse(at)) return { at, fault: 'it is no URL' };
  const refused = refusalOf(new URL(at), instances, context);
  if (refused !== undefined) return { at, fault: refused };
  const reply = await within(replyMs, context.signal, (signal) =>
    sendRequest({ url: at, method: 'GET', headers, signal }),
  );
  if ('code' in reply) return { at, fault: `no reply, ${reply.code}` };
  if (reply.status !== 200) return { at, fault: `status ${reply.status}` };
  const seen = versionIn(reply, shows);
  const since = runsSince === undefined ? undefined : versionIn(reply, runsSince);
  return { at, ...(seen !== undefined && { seen }), ...(since !== undefined && { since }) };
}
