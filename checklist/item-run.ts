/**
 * Runs one item: fills in its parameters, gathers under a timeout, judges, and tries again after an error.
 * Whatever a check does, this ends and gives a judgement.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Deadline, HarnessError, type Attempt, type Evidence, type RunContext } from '../reports/index.ts';
import type { Surroundings } from './check-context.ts';
import type { Act, Judgement } from './check.ts';
import type { Item } from './item.ts';
import { paramProblems } from './items-of.ts';
import { fillIn, Secrets } from './secrets.ts';

/** What came of one item. */
export interface ItemRun {
  readonly item: Item;
  readonly judgement: Judgement;
  /** Every try in order; empty when the item was not run. */
  readonly attempts: readonly Attempt[];
  /** Why no check ran: the item does not apply here, a variable has no value, what it needs is not met, or the run was stopped. */
  readonly notRun?: 'exempt' | 'unset' | 'need' | 'interrupted';
}

const retryPauseMs = 500;

/** The run of an item that was stopped before it had an answer. */
export function interruptedRun(item: Item): ItemRun {
  const judgement: Judgement = { outcome: 'skipped', message: 'Not judged: the run was interrupted.' };
  return { item, judgement, attempts: [], notRun: 'interrupted' };
}

/** Runs an item to its answer. Only an `error` is tried again, after half a second. */
export async function runItem(item: Item, around: Surroundings, context: RunContext): Promise<ItemRun> {
  const attempts: Attempt[] = [];
  for (let left = item.retries; ; left -= 1) {
    const startedAt = context.now();
    const startedMs = performance.now();
    const judgement = await attempt(item, around, context.signal);
    if (context.signal.aborted) return interruptedRun(item);
    const { outcome, message } = judgement;
    const durationMs = Math.round(performance.now() - startedMs);
    attempts.push({ outcome, message, startedAt: startedAt.toISOString(), durationMs });
    if (outcome !== 'error' || left === 0) {
      return { item, judgement: toldWithTries(judgement, attempts), attempts };
    }
    await sleep(retryPauseMs, undefined, { signal: context.signal }).catch(() => undefined);
  }
}

function toldWithTries(judgement: Judgement, attempts: readonly Attempt[]): Judgement {
  const [first] = attempts;
  if (attempts.length < 2 || judgement.outcome === 'error' || first === undefined) return judgement;
  const message = `${judgement.message} (Only at attempt ${attempts.length}; before that: ${first.message})`;
  return { ...judgement, message };
}

async function attempt(item: Item, around: Surroundings, outer: AbortSignal): Promise<Judgement> {
  const secrets = new Secrets();
  const deadline = new Deadline(item.timeoutMs, outer);
  const judgement = await ask(item, around, deadline, secrets)
    .catch((error: unknown): Judgement => ({ outcome: 'error', message: wordsOf(error) }))
    .finally(() => deadline.clear());
  const late = deadline.passed && judgement.outcome === 'error';
  const message = late ? `No answer within ${item.timeoutMs} ms. ${judgement.message}` : judgement.message;
  return secrets.hideIn({ ...judgement, message });
}

async function ask(
  { check, params: written, id, timeoutMs }: Item,
  around: Surroundings,
  deadline: Deadline,
  secrets: Secrets,
): Promise<Judgement> {
  const params = fillIn(written, around.env, secrets);
  const [problem] = paramProblems(check, params);
  if (problem) {
    // The text of the problem would quote the value, which may be secret.
    throw new Error(`With variables filled in, "${problem.path.join('.')}" does not fit the check.`);
  }
  const act = check.acts?.(params);
  if (act !== undefined && !around.allowActs) return notAllowed(act);
  const { signal } = deadline;
  const facts = await deadline.bound(check.gather(params, { ...around, item: id, timeoutMs, signal }));
  const judgement = check.judge(facts, params);
  return act === undefined
    ? judgement
    : { ...judgement, evidence: [...(judgement.evidence ?? []), evidenceOf(act)] };
}

function notAllowed(act: Act): Judgement {
  const message = `Not run, because it acts: it ${act.does}, ${act.target}. --allow-act lets it.`;
  return { outcome: 'inconclusive', message, evidence: [evidenceOf(act)] };
}

function evidenceOf({ target, does, cleanUp, group }: Act): Evidence {
  const rows = [
    ['target', target],
    ['does', does],
    ['afterwards', cleanUp],
    ['touches', group === 'none' ? 'no group' : `the ${group} group`],
  ];
  return { kind: 'table', title: 'What this check changes', columns: ['', ''], rows };
}

function wordsOf(error: unknown): string {
  if (error instanceof HarnessError) return [error.message, error.todo ?? ''].join(' ').trim();
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
