/**
 * Runs one item: fills in its parameters, gathers under a timeout, judges, and tries again after an error.
 * Whatever a check does, this ends and gives a judgement.
 */
import { HarnessError, type Attempt, type RunContext } from '../reports/index.ts';
import type { Surroundings } from './check-context.ts';
import type { Judgement } from './check.ts';
import type { Item } from './item.ts';
import { paramProblems } from './items-of.ts';
import type { Problem } from './problem.ts';
import { fillIn, Secrets } from './secrets.ts';

/** What came of one item. */
export interface ItemRun {
  readonly item: Item;
  readonly judgement: Judgement;
  /** Every try in order; empty when the item was not run. */
  readonly attempts: readonly Attempt[];
  /** Why no check ran: the item does not apply here, what it needs is not met, or the run was stopped. */
  readonly notRun?: 'exempt' | 'need' | 'interrupted';
}

/** How long a check may take to clean up (kill its children) after it was told to stop. */
const graceMs = 3000;

/** The run of an item that was stopped before it had an answer. */
export function interruptedRun(item: Item): ItemRun {
  const judgement: Judgement = { outcome: 'skipped', message: 'Not judged: the run was interrupted.' };
  return { item, judgement, attempts: [], notRun: 'interrupted' };
}

export async function runItem(item: Item, around: Surroundings, context: RunContext): Promise<ItemRun> {
  const attempts: Attempt[] = [];
  let judgement: Judgement;
  do {
    const startedAt = context.now();
    const startedMs = performance.now();
    judgement = await attempt(item, around, context.signal);
    if (context.signal.aborted) return interruptedRun(item);
    attempts.push({
      outcome: judgement.outcome,
      message: judgement.message,
      startedAt: startedAt.toISOString(),
      durationMs: Math.round(performance.now() - startedMs),
    });
  } while (judgement.outcome === 'error' && attempts.length <= item.retries);
  return { item, judgement: toldWithTries(judgement, attempts), attempts };
}

function toldWithTries(judgement: Judgement, attempts: readonly Attempt[]): Judgement {
  const [first] = attempts;
  if (attempts.length < 2 || judgement.outcome === 'error' || first === undefined) return judgement;
  const message = `${judgement.message} (Only at attempt ${attempts.length}; before that: ${first.message})`;
  return { ...judgement, message };
}

async function attempt(item: Item, around: Surroundings, outer: AbortSignal): Promise<Judgement> {
  const secrets = new Secrets();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), item.timeoutMs);
  const signal = AbortSignal.any([outer, stop.signal]);
  try {
    const params = fillIn(item.params, around.env, secrets);
    const [problem] = paramProblems(item.check, params);
    // Its text would quote the value, which may be secret.
    if (problem)
      return { outcome: 'error', message: `With variables filled in, ${nameOf(problem)} does not fit.` };
    const facts = await endedBy(
      signal,
      item.check.gather(params, { ...around, item: item.id, timeoutMs: item.timeoutMs, signal }),
    );
    if (facts === stopped) return tookTooLong(item);
    const judgement = secrets.hideIn(item.check.judge(facts, params));
    if (!stop.signal.aborted || judgement.outcome !== 'error') return judgement;
    return { ...judgement, message: `${tookTooLong(item).message} ${judgement.message}` };
  } catch (error) {
    if (stop.signal.aborted) return tookTooLong(item);
    return { outcome: 'error', message: secrets.hide(wordsOf(error)) };
  } finally {
    clearTimeout(timer);
  }
}

const stopped = Symbol('stopped');

/** The value, or `stopped` when it did not come within the grace after the signal. */
async function endedBy(signal: AbortSignal, work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise((resolve) => {
    const afterGrace = (): void => {
      timer = setTimeout(() => resolve(stopped), graceMs);
    };
    if (signal.aborted) afterGrace();
    else signal.addEventListener('abort', afterGrace, { once: true });
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}

function nameOf({ path }: Problem): string {
  return path.length === 0 ? 'a parameter' : `the parameter "${path.join('.')}"`;
}

function tookTooLong({ timeoutMs }: Item): Judgement {
  return { outcome: 'error', message: `No answer within ${timeoutMs} ms.` };
}

function wordsOf(error: unknown): string {
  if (error instanceof HarnessError) return [error.message, error.todo ?? ''].join(' ').trim();
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
