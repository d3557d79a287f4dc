import { performance } from 'node:perf_hooks';
import { clearInterval, setImmediate, setInterval } from 'node:timers';
import { groupOf, type Arm } from './arms.ts';
import type { Guard } from './guard/guard.ts';
import type { Harm } from './guard/harm.ts';
import type { PlannedRequest } from './planned-request.ts';

/** How often they are looked at, ms. */
const everyMs = 100;

/** A request of which one arm has no reply yet. */
export interface OpenRequest {
  readonly arm: Arm;
  readonly asked: { readonly request: PlannedRequest };
  /** `performance.now()` time from which its reply is waited for; `Infinity` while its session signs in anew. */
  sentAt: number;
  /** Its index among the open ones of its group, which `OpenRequests` keeps. */
  place: number;
}

/** What waits in a lane or is under way. The guard looks at it too: a reply that never comes tells it nothing. */
export class OpenRequests {
  readonly #of: Readonly<Record<'stable' | 'preview', OpenRequest[]>> = { stable: [], preview: [] };

  add(one: OpenRequest): void {
    one.place = this.#of[groupOf(one.arm)].push(one) - 1;
  }

  /** To be called once; the last one takes its place, as a set of what comes and goes all the time makes garbage. */
  delete(one: OpenRequest): void {
    const all = this.#of[groupOf(one.arm)];
    const last = all.pop();
    if (last === undefined || last === one) return;
    last.place = one.place;
    all[one.place] = last;
  }

  /** Lets the guard look again and again until `work` is done. */
  async watchedBy(guard: Guard, stop: (harm: Harm) => void, work: Promise<void>): Promise<void> {
    const look = (group: 'stable' | 'preview'): void => {
      const waiting = Array.from(this.#of[group], ({ asked, sentAt }) => ({
        route: asked.request.route,
        sentAt,
      }));
      const harm = guard.look(group, waiting, performance.now());
      if (harm !== undefined) stop(harm);
    };
    const lookAtBoth = (): void => {
      look('stable');
      look('preview');
    };
    // after a pause of our own replies may lie in the sockets: they are read first
    const timer = setInterval(() => setImmediate(lookAtBoth), everyMs);
    try {
      await work;
    } finally {
      clearInterval(timer);
    }
  }
}
