/** Watches all that goes out: how fast it may, and whether it does harm. */
import { routeOf } from '../../capture/index.ts';
import type { RunContext } from '../../reports/index.ts';
import { Guard } from '../guard/guard.ts';
import type { Reply } from '../reply.ts';
import type { StopWatch } from '../stopping/stop-watch.ts';
import { Turnstile } from '../turnstile.ts';
import { asksToBackOff, backOffMs } from '../usable.ts';
import type { GroupName } from './page-facts.ts';
import type { PagesSettings } from './settings.ts';
import type { SeenRequest } from './wall/seen-request.ts';

export class Traffic {
  readonly #turnstile: Turnstile;
  readonly #guard: Guard;
  readonly #stopWatch: StopWatch;
  readonly #context: RunContext;

  constructor({ rateMax, guard }: PagesSettings, stopWatch: StopWatch, context: RunContext) {
    this.#turnstile = new Turnstile({ gapMs: 1000 / rateMax, signal: stopWatch.signal });
    this.#guard = new Guard(guard);
    this.#stopWatch = stopWatch;
    this.#context = context;
    this.#turnstile.setSpeed(this.#guard.share);
  }

  /** Waits until the next request may go out; says for how long it did, ms. */
  async pass(): Promise<number> {
    const asked = performance.now();
    await this.#turnstile.pass(this.#turnstile.now());
    return performance.now() - asked;
  }

  /** Hears of a request of a page. Other hosts, and what nobody waited for, say nothing of a group. */
  onEnded(group: GroupName, { isOwn, method, url, outcome, tookMs }: SeenRequest): void {
    const latencyUs = tookMs * 1000;
    if (!isOwn || outcome.kind === 'refused' || outcome.kind === 'left' || outcome.kind === 'open') return;
    const reply: Reply =
      outcome.kind === 'failed'
        ? { failed: 'error', message: outcome.message, latencyUs }
        : { status: outcome.status, headers: outcome.headers, body: { bytes: 0 }, latencyUs };
    this.onReply(group, reply, routeOf(method, url.pathname));
  }

  onReply(group: GroupName, reply: Reply, route: string): void {
    const isBackOff = asksToBackOff(reply);
    if (isBackOff) this.#turnstile.pause(backOffMs(reply, this.#context.now()));
    const harm = isBackOff
      ? this.#guard.backedOff(group)
      : this.#guard.observe(group, reply, { route }, performance.now());
    this.#turnstile.setSpeed(this.#guard.share);
    if (harm !== undefined) this.#stopWatch.stop(harm);
  }
}
