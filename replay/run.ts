/** Carries a schedule out: sends every request to its arms and folds what comes back into a tally. */
import type { LedgerBook } from '../capture/index.ts';
import type { RunContext } from '../reports/index.ts';
import { drawArms, groupOf, type Arm } from './arms.ts';
import type { Guard } from './guard.ts';
import type { Schedule } from './pacer.ts';
import type { PlannedRequest } from './planned-request.ts';
import { isComplete, type Reply } from './reply.ts';
import type { Sender } from './send/sender.ts';
import type { StopWatch } from './stop-watch.ts';
import type { Fate, Observation } from './tally/fate.ts';
import { fold } from './tally/fold.ts';
import type { FoldRules } from './tally/fold-rules.ts';
import type { Tally } from './tally/tally.ts';
import { Lane, Turnstile } from './turnstile.ts';
import { asksToBackOff, backOffMs } from './usable.ts';

export interface RunParts {
  readonly sender: Sender;
  readonly guard: Guard;
  readonly stopWatch: StopWatch;
  readonly tally: Tally;
  readonly rules: FoldRules;
  readonly context: RunContext;
  readonly random: () => number;
  readonly armGapMs: number;
  readonly inFlightMax: number;
  readonly noiseShare: number;
}

export class Run {
  readonly #parts: RunParts;
  readonly #turnstile: Turnstile;
  readonly #lanes: Readonly<Record<'stable' | 'preview', Lane>>;

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#turnstile = new Turnstile(parts.armGapMs, parts.stopWatch.signal);
    this.#lanes = { stable: new Lane(parts.inFlightMax), preview: new Lane(parts.inFlightMax) };
  }

  /** Sends all requests as scheduled; open loop, so a slow reply delays no other. */
  async sendAll(requests: readonly PlannedRequest[], { dueMs }: Schedule, book: LedgerBook): Promise<void> {
    const { tally, rules, noiseShare, context } = this.#parts;
    const startAt = performance.now();
    const underWay = new Set<Promise<void>>();
    let done = 0;
    for (const [index, request] of requests.entries()) {
      const arms = drawArms(this.#parts.random, noiseShare);
      const asked = await this.#askArms(request, arms, startAt + (dueMs[index] ?? 0));
      if (asked === undefined) break;
      book.send();
      const settled: Promise<void> = asked.replies.then((seen) => {
        account(book, fold(tally, seen, rules));
        underWay.delete(settled);
        done += 1;
        if (done % 20 !== 0 && done !== requests.length) return;
        context.onProgress({ tool: 'replay', step: 'requests', done, total: requests.length });
      });
      underWay.add(settled);
    }
    await Promise.all(underWay);
  }

  /** Asks all three arms once, as soon as the rate limit lets it. Undefined when stopped. */
  async ask(request: PlannedRequest): Promise<Observation | undefined> {
    const asked = await this.#askArms(request, drawArms(this.#parts.random, 1), performance.now());
    return asked?.replies;
  }

  /** Resolves when the last arm was sent; the replies are still on their way. Undefined when nothing was sent. */
  async #askArms(
    request: PlannedRequest,
    arms: readonly Arm[],
    dueAt: number,
  ): Promise<{ readonly replies: Promise<Observation> } | undefined> {
    const sent = new Map<Arm, Promise<Reply>>();
    for (const [nth, arm] of arms.entries()) {
      const intendedAt = await this.#turnstile.pass(dueAt + nth * this.#parts.armGapMs);
      if (this.#parts.stopWatch.signal.aborted) break;
      sent.set(arm, this.#send(arm, request, intendedAt));
    }
    return sent.size === 0 ? undefined : { replies: gather(request, arms, sent) };
  }

  async #send(arm: Arm, request: PlannedRequest, intendedAt: number): Promise<Reply> {
    const { sender, tally, guard, stopWatch, context } = this.#parts;
    const group = groupOf(arm);
    const lateUs = (performance.now() - intendedAt) * 1000;
    const reply = await this.#lanes[group].within(() => {
      tally.lag.record((performance.now() - intendedAt) * 1000);
      return sender.send(group, request, intendedAt);
    });
    if (asksToBackOff(reply)) this.#turnstile.pause(backOffMs(reply, context.now()));
    const harm = asksToBackOff(reply) ? guard.backedOff(group) : guard.observe(group, reply, request.status);
    if (harm !== undefined) stopWatch.stop(harm);
    return isComplete(reply) ? { ...reply, lateUs } : reply;
  }
}

function account(book: LedgerBook, fate: Fate): void {
  if (fate === 'compared') book.compare();
  else book.setAside(fate);
}

async function gather(
  request: PlannedRequest,
  arms: readonly Arm[],
  sent: ReadonlyMap<Arm, Promise<Reply>>,
): Promise<Observation> {
  const notSent: Reply = { failed: 'interrupted', message: 'the run was stopped', latencyUs: 0 };
  const [stable, preview] = [(await sent.get('stable-a')) ?? notSent, (await sent.get('preview')) ?? notSent];
  const again = arms.includes('stable-b') ? ((await sent.get('stable-b')) ?? notSent) : undefined;
  return { request, stable, preview, ...(again && { stableAgain: again }) };
}
