/** Carries a schedule out: sends every request to its arms and hands on what comes back. */
import type { RunContext } from '../reports/index.ts';
import { drawArms, groupOf, type Arm } from './arms.ts';
import { AskedRequest } from './asked-request.ts';
import type { Guard } from './guard/guard.ts';
import { Lane } from './lane.ts';
import type { PlannedRequest } from './planned-request.ts';
import type { Reply } from './reply.ts';
import type { Sender } from './send/sender.ts';
import type { StopWatch } from './stopping/stop-watch.ts';
import type { Observation } from './tally/observation.ts';
import { Turnstile } from './turnstile.ts';
import { UnderWay } from './under-way.ts';
import { asksToBackOff, backOffMs } from './usable.ts';
import type { Hours } from './windows/hours.ts';

export interface RunParts {
  readonly sender: Sender;
  readonly guard: Guard;
  readonly stopWatch: StopWatch;
  readonly context: RunContext;
  readonly random: () => number;
  /** From one arm of a request to its next, in the schedule. */
  readonly armGapMs: number;
  /** Sends per second, at every moment. */
  readonly rateMax: number;
  readonly inFlightMax: number;
  readonly noiseShare: number;
  /** Captured requests under way at a time in a closed loop. Default: open loop. */
  readonly closedLoop?: number;
  /** After so much time of the schedule a closed loop sends nothing more. */
  readonly secondsMax: number;
  readonly hours?: Hours | undefined;
}

/** What is told of a run. What throws here ends the run. */
export interface RunListener {
  /** The request at this place of the list is about to be sent; `false` withholds it. */
  onSending(index: number): boolean;
  /** The request is not sent: in a closed loop the time of the run is over before its turn. */
  onLate(index: number): void;
  onSeen(index: number, seen: Observation, asked: AskedRequest): void;
}

interface Waiting {
  readonly arm: Arm;
  readonly asked: AskedRequest;
  readonly intendedAt: number;
  /** What the turnstile let it through too late, µs; waiting in a lane is the group's own doing. */
  readonly lateUs: number;
}

export class Run {
  readonly #parts: RunParts;
  readonly #turnstile: Turnstile;
  readonly #lanes: Readonly<Record<'stable' | 'preview', Lane<Waiting>>>;
  #share = 1;

  constructor(parts: RunParts) {
    const { rateMax, stopWatch, hours, inFlightMax } = parts;
    this.#parts = parts;
    this.#turnstile = new Turnstile({ gapMs: 1000 / rateMax, signal: stopWatch.signal, hours });
    this.#lanes = { stable: new Lane(inFlightMax), preview: new Lane(inFlightMax) };
    this.#followGuard();
  }

  /**
   * Sends all requests, each at its time of `dueMs`. Open loop, so a slow reply delays no other, unless a
   * closed loop was asked for. Resolves when the last reply is there.
   */
  async sendAll(
    requests: readonly PlannedRequest[],
    dueMs: readonly number[],
    listener: RunListener,
  ): Promise<void> {
    const { random, noiseShare, closedLoop = Infinity, secondsMax } = this.#parts;
    const startAt = this.#turnstile.now();
    const underWay = new UnderWay();
    for (const [index, request] of requests.entries()) {
      if (underWay.count >= closedLoop) await underWay.oneBack();
      if (closedLoop < Infinity && this.#turnstile.now() - startAt > secondsMax * 1000) {
        listener.onLate(index);
        continue;
      }
      const asked = new AskedRequest(request, drawArms(random, noiseShare), (seen, done) =>
        underWay.back(() => listener.onSeen(index, seen, done)),
      );
      const due = startAt + (dueMs[index] ?? 0);
      const dueAt = closedLoop === Infinity ? due : Math.max(due, this.#turnstile.now());
      const fate = await this.#sendArms(asked, dueAt, () => listener.onSending(index));
      if (fate === 'stopped') break;
      if (fate === 'gone') underWay.left();
    }
    await underWay.allBack();
  }

  /** Asks all three arms once, as soon as the rate limit lets it. Undefined when stopped. */
  async ask(request: PlannedRequest): Promise<Observation | undefined> {
    return new Promise((resolve, reject) => {
      const asked = new AskedRequest(request, drawArms(this.#parts.random, 1), resolve);
      this.#sendArms(asked, this.#turnstile.now()).then(
        (fate) => fate === 'gone' || resolve(undefined),
        reject,
      );
    });
  }

  /** `gone` when the last arm was sent; the replies are still on their way. Otherwise nothing was sent. */
  async #sendArms(
    asked: AskedRequest,
    dueAt: number,
    onSending?: () => boolean,
  ): Promise<'gone' | 'withheld' | 'stopped'> {
    const { stopWatch, armGapMs } = this.#parts;
    for (const [nth, arm] of asked.arms.entries()) {
      const passed = this.#turnstile.pass(dueAt + nth * armGapMs);
      const intendedAt = typeof passed === 'number' ? passed : await passed;
      if (nth === 0) {
        if (!stopWatch.signal.aborted && onSending?.() === false) return 'withheld';
        if (stopWatch.signal.aborted) return 'stopped';
      }
      const lateUs = (performance.now() - intendedAt) * 1000;
      const waiting = { arm, asked, intendedAt, lateUs };
      if (this.#lanes[groupOf(arm)].enter(waiting)) this.#send(waiting);
    }
    return 'gone';
  }

  #send(waiting: Waiting): void {
    const { arm, asked, intendedAt, lateUs } = waiting;
    const { sender, stopWatch } = this.#parts;
    if (stopWatch.signal.aborted) return this.#end(waiting);
    asked.lagsUs.push(Math.round((performance.now() - intendedAt) * 1000));
    sender.send(groupOf(arm), asked.request, intendedAt, lateUs).then(
      (reply) => this.#hear(waiting, reply),
      (error: unknown) => this.#hear(waiting, { failed: 'error', message: String(error), latencyUs: 0 }),
    );
  }

  #hear(waiting: Waiting, reply: Reply): void {
    const { guard, stopWatch, context } = this.#parts;
    const { arm, asked } = waiting;
    const group = groupOf(arm);
    const isBackOff = asksToBackOff(reply);
    if (isBackOff) this.#turnstile.pause(backOffMs(reply, context.now()));
    const harm = isBackOff
      ? guard.backedOff(group)
      : guard.observe(group, reply, asked.request, performance.now());
    if (harm !== undefined) stopWatch.stop(harm);
    this.#followGuard();
    this.#end(waiting, reply);
  }

  /** Makes room for the next one in the lane. */
  #end({ arm, asked }: Waiting, reply?: Reply): void {
    const next = this.#lanes[groupOf(arm)].leave();
    asked.take(arm, reply);
    if (next !== undefined) this.#send(next);
  }

  #followGuard(): void {
    const { share } = this.#parts.guard;
    if (share === this.#share) return;
    this.#share = share;
    this.#turnstile.setSpeed(share);
  }
}
