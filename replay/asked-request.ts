import type { Arm } from './arms.ts';
import type { PlannedRequest } from './planned-request.ts';
import type { Reply } from './reply.ts';
import type { Observation } from './tally/observation.ts';

const notSent: Reply = { failed: 'interrupted', message: 'the run was stopped', latencyUs: 0 };

/** One request on its way to its arms. It tells once, when the reply of the last arm is there. */
export class AskedRequest {
  readonly request: PlannedRequest;
  readonly arms: readonly Arm[];
  /** How late each send began, whole µs, as a journal gives it back. */
  readonly lagsUs: number[] = [];
  /** When the first send was to begin, ms since the epoch, once that is known. */
  atMs: number | undefined;
  readonly #done: (seen: Observation, asked: AskedRequest) => void;
  #open: number;
  #stable = notSent;
  #stableAgain: Reply | undefined;
  #preview = notSent;

  constructor(
    request: PlannedRequest,
    arms: readonly Arm[],
    done: (seen: Observation, asked: AskedRequest) => void,
  ) {
    this.request = request;
    this.arms = arms;
    this.#open = arms.length;
    this.#done = done;
  }

  /** The reply of an arm; undefined for one that was not asked since the run was stopped. */
  take(arm: Arm, reply: Reply = notSent): void {
    if (arm === 'preview') this.#preview = reply;
    else if (arm === 'stable-a') this.#stable = reply;
    else this.#stableAgain = reply;
    this.#open -= 1;
    if (this.#open > 0) return;
    const { request } = this;
    const [stable, stableAgain, preview] = [this.#stable, this.#stableAgain, this.#preview];
    this.#done({ request, stable, stableAgain, preview }, this);
  }
}
