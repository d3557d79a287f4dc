/** Carries a schedule out: sends every request to its arms and hands on what comes back. */
import { performance } from 'node:perf_hooks';
import type { RunContext } from '../reports/index.ts';
import { drawArms, groupOf, type Arm } from './arms.ts';
import { AskedRequest } from './asked-request.ts';
import { ClosedLoop } from './closed-loop.ts';
import type { Guard } from './guard/guard.ts';
import { armLanes, type Lane } from './lane.ts';
import { OpenRequests, type OpenRequest } from './open-requests.ts';
import type { PlannedRequest } from './planned-request.ts';
import type { Reply } from './reply.ts';
import type { Sender } from './send/sender.ts';
import type { AskedPace } from './stopping/asked-pace.ts';
import type { StopWatch } from './stopping/stop-watch.ts';
import type { Observation } from './tally/observation.ts';
import type { RunEvent } from './tally/run-event.ts';
import { Turnstile } from './turnstile.ts';
import { UnderWay } from './under-way.ts';
import { asksToBackOff, backOffMs } from './usable.ts';
import { bothHours } from './windows/both-hours.ts';
import type { Hours } from './windows/hours.ts';

export interface RunParts {
  readonly sender: Sender;
  readonly guard: Guard;
  readonly stopWatch: StopWatch;
  readonly askedPace: AskedPace;
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
  /** Closed while a test identity signs in anew. */
  readonly signedIn: Hours;
  readonly listener: RunListener;
}

/** Shares of its pace, from 0 to 1. */
export interface RunPace {
  /** The lower one of the other two. */
  readonly share: number;
  readonly guardShare: number;
  readonly askedShare: number;
}

/** What is told of a run. What throws here ends the run. */
export interface RunListener {
  /** The request at this place of the list, due at `atMs` since the epoch, is about to be sent; `false` withholds it. */
  onSending(index: number, atMs: number): boolean;
  /** The request is not sent: in a closed loop the time of the run is over before its turn. */
  onLate(index: number): void;
  onSeen(index: number, seen: Observation, asked: AskedRequest): void;
  onEvent(event: RunEvent): void;
}

interface Waiting extends OpenRequest {
  readonly asked: AskedRequest;
  /** Set anew, with the next one, where it had to wait for its session. */
  intendedAt: number;
  /** What the turnstile let it through too late, µs; waiting in a lane is the group's own doing. */
  lateUs: number;
}

/** A request whose arms go out, the first one at `dueAt` of the schedule. */
interface Departure {
  readonly asked: AskedRequest;
  readonly dueAt: number;
  /** Asked before the first arm, which is due at `atMs` since the epoch; `false` withholds the request. */
  onSending(atMs: number): boolean;
}

/** `gone` when the last arm was sent; the replies are still on their way. Otherwise nothing was sent. */
type Fate = 'gone' | 'withheld' | 'stopped';

export class Run {
  readonly #parts: RunParts;
  readonly #turnstile: Turnstile;
  readonly #lanes: Readonly<Record<Arm, Lane<Waiting>>>;
  readonly #open = new OpenRequests();
  /** From a time of a clock that never jumps to one since the epoch. */
  readonly #epochMs: number;
  /** In the time of the schedule. */
  #startAt = 0;
  #share = 1;

  constructor(parts: RunParts) {
    const { rateMax, stopWatch, context } = parts;
    this.#parts = parts;
    this.#epochMs = context.now().getTime() - performance.now();
    const { signedIn } = parts;
    const hours = parts.hours ? bothHours(this.#heard(parts.hours), signedIn) : signedIn;
    this.#turnstile = new Turnstile({ gapMs: 1000 / rateMax, signal: stopWatch.signal, hours });
    this.#lanes = armLanes(parts);
    stopWatch.signal.addEventListener('abort', () => this.#tellOfStop());
    parts.askedPace.onChange(() => this.#followAsked());
    if (parts.askedPace.share < 1) this.#followAsked();
    this.#followPace();
  }

  /** At which share of its pace the run goes, and what of that the guard and others allow. */
  get pace(): RunPace {
    const { guard, askedPace } = this.#parts;
    return { share: this.#share, guardShare: guard.share, askedShare: askedPace.share };
  }

  /** What the schedule still takes at full speed, where it ends at `lastDueMs`. */
  scheduledMs(lastDueMs: number): number {
    return Math.max(0, this.#startAt + lastDueMs - this.#turnstile.now());
  }

  /**
   * Sends all requests, each at its time of `dueMs`. Open loop, so a slow reply delays no other, unless a
   * closed loop was asked for. Resolves when the last reply is there.
   */
  async sendAll(requests: readonly PlannedRequest[], dueMs: readonly number[]): Promise<void> {
    const { guard, stopWatch } = this.#parts;
    const sending = this.#sendInTurn(requests, dueMs);
    await this.#open.watchedBy(guard, (harm) => stopWatch.stop(harm), sending);
  }

  async #sendInTurn(requests: readonly PlannedRequest[], dueMs: readonly number[]): Promise<void> {
    const { random, noiseShare, closedLoop = Infinity, secondsMax, listener } = this.#parts;
    const startAt = (this.#startAt = this.#turnstile.now());
    const underWay = new UnderWay();
    const loop = closedLoop < Infinity ? new ClosedLoop() : undefined;
    for (const [nth, request] of requests.entries()) {
      if (underWay.count >= closedLoop) await underWay.oneBack();
      const now = this.#turnstile.now();
      if (loop && now - startAt > secondsMax * 1000) {
        listener.onLate(nth);
        continue;
      }
      const slot = this.#share < 1 ? loop?.take(now) : undefined;
      const asked = new AskedRequest(request, drawArms(random, noiseShare), (seen, done) => {
        slot?.back();
        underWay.back(() => listener.onSeen(nth, seen, done));
      });
      const due = startAt + (dueMs[nth] ?? 0);
      const dueAt = loop ? Math.max(due, now, slot?.freeAt ?? now) : due;
      const onSending = (atMs: number): boolean => {
        asked.atMs = atMs;
        return listener.onSending(nth, atMs);
      };
      const sent = this.#sendArms({ asked, dueAt, onSending });
      const fate = typeof sent === 'string' ? sent : await sent;
      if (fate === 'stopped') break;
      if (fate === 'gone') {
        underWay.left();
        slot?.gone(this.#turnstile.now());
      }
    }
    await underWay.allBack();
  }

  /** Asks all three arms once, as soon as the rate limit lets it. Undefined when stopped. */
  async ask(request: PlannedRequest): Promise<Observation | undefined> {
    return new Promise((resolve, reject) => {
      const asked = new AskedRequest(request, drawArms(this.#parts.random, 1), resolve);
      Promise.resolve(this.#sendArms({ asked, dueAt: this.#turnstile.now(), onSending: () => true })).then(
        (fate) => fate === 'gone' || resolve(undefined),
        reject,
      );
    });
  }

  /** Sends from the `from`th arm on; a promise only where the turnstile lets one wait. */
  #sendArms(departure: Departure, from = 0): Fate | Promise<Fate> {
    const { asked, dueAt } = departure;
    for (let nth = from; nth < asked.arms.length; nth += 1) {
      const passed = this.#turnstile.pass(dueAt + nth * this.#parts.armGapMs);
      if (typeof passed !== 'number')
        return passed.then(
          (intendedAt) => this.#sendArm(departure, nth, intendedAt) ?? this.#sendArms(departure, nth + 1),
        );
      const kept = this.#sendArm(departure, nth, passed);
      if (kept !== undefined) return kept;
    }
    return 'gone';
  }

  /** Says why the request is not sent, if so; that is known with its first arm. */
  #sendArm(departure: Departure, nth: number, intendedAt: number): Fate | undefined {
    const { asked } = departure;
    const { stopWatch } = this.#parts;
    if (nth === 0) {
      if (!stopWatch.signal.aborted && !departure.onSending(this.#sinceEpoch(intendedAt))) return 'withheld';
      if (stopWatch.signal.aborted) return 'stopped';
    }
    const arm = asked.arms[nth] as Arm;
    const now = performance.now();
    const lateUs = (now - intendedAt) * 1000;
    const waiting: Waiting = { arm, asked, intendedAt, sentAt: now, lateUs, place: -1 };
    this.#open.add(waiting);
    if (this.#lanes[arm].enter(waiting)) this.#send(waiting, now);
    return undefined;
  }

  #send(waiting: Waiting, now: number): void {
    const { arm, asked, intendedAt } = waiting;
    const { sender, stopWatch } = this.#parts;
    if (stopWatch.signal.aborted) return this.#end(waiting);
    asked.lagsUs.push(Math.round((now - intendedAt) * 1000));
    sender.ask(groupOf(arm), asked.request, waiting, (reply) => this.#hear(waiting, reply));
  }

  #hear(waiting: Waiting, reply: Reply): void {
    const { guard, stopWatch, context } = this.#parts;
    const { arm, asked } = waiting;
    const group = groupOf(arm);
    const isBackOff = asksToBackOff(reply);
    if (isBackOff) this.#backOff(group, backOffMs(reply, context.now()));
    const now = waiting.intendedAt + reply.latencyUs / 1000;
    const harm = isBackOff ? guard.backedOff(group) : guard.observe(group, reply, asked.request, now);
    if (harm !== undefined) stopWatch.stop(harm);
    this.#followPace();
    this.#end(waiting, reply);
  }

  /** Makes room for the next one in the lane. */
  #end(waiting: Waiting, reply?: Reply): void {
    const { arm, asked } = waiting;
    this.#open.delete(waiting);
    const next = this.#lanes[arm].leave();
    asked.take(arm, reply);
    if (next !== undefined) this.#send(next, performance.now());
  }

  #backOff(group: 'stable' | 'preview', forMs: number): void {
    this.#turnstile.pause(forMs);
    const atMs = this.#sinceEpoch(performance.now());
    this.#parts.listener.onEvent({ kind: 'back-off', atMs, untilMs: atMs + forMs, group });
  }

  #followAsked(): void {
    const { askedPace, listener } = this.#parts;
    const atMs = this.#sinceEpoch(performance.now());
    listener.onEvent({ kind: 'asked-pace', atMs, share: askedPace.share });
    this.#followPace();
  }

  #followPace(): void {
    const { guard, askedPace, listener } = this.#parts;
    const share = Math.min(guard.share, askedPace.share);
    if (share === this.#share) return;
    this.#share = share;
    this.#turnstile.setSpeed(share);
    listener.onEvent({ kind: 'pace', atMs: this.#sinceEpoch(performance.now()), share });
  }

  #tellOfStop(): void {
    const { listener, stopWatch } = this.#parts;
    const reason = stopWatch.stopped?.reason ?? 'it was interrupted';
    listener.onEvent({ kind: 'stop', atMs: this.#sinceEpoch(performance.now()), reason });
  }

  /** The hours, of which the listener is told when they were closed. */
  #heard(hours: Hours): Hours {
    return {
      isOpen: () => hours.isOpen(),
      opening: async (signal) => {
        const closedAt = performance.now();
        await hours.opening(signal);
        const atMs = this.#sinceEpoch(closedAt);
        const untilMs = this.#sinceEpoch(performance.now());
        this.#parts.listener.onEvent({ kind: 'closed', atMs, untilMs });
      },
    };
  }

  #sinceEpoch(at: number): number {
    return Math.round(this.#epochMs + at);
  }
}
