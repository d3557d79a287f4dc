import type { Arm } from './arms.ts';

/** At most so many at a time; the others wait in their order. */
export class Lane<Waiting> {
  #free: number;
  readonly #waiting: Waiting[] = [];

  constructor(size: number) {
    this.#free = size;
  }

  /** True when there is room now. If not, `waiting` is given back by a later `leave`. */
  enter(waiting: Waiting): boolean {
    if (this.#free > 0) {
      this.#free -= 1;
      return true;
    }
    this.#waiting.push(waiting);
    return false;
  }

  /** One is through; gives who takes its place. */
  leave(): Waiting | undefined {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    return next;
  }
}

/**
 * A lane for each arm, all of one size: where a group stalls, its arms wait as long as each other. Two arms of stable
 * in one lane would be sent together and preview's at another time, so that what changes with time would look like
 * preview's doing.
 */
export function armLanes<Waiting>({
  inFlightMax,
  noiseShare,
}: {
  readonly inFlightMax: number;
  readonly noiseShare: number;
}): Readonly<Record<Arm, Lane<Waiting>>> {
  const size = noiseShare > 0 ? Math.ceil(inFlightMax / 2) : inFlightMax;
  return { 'stable-a': new Lane(size), 'stable-b': new Lane(size), preview: new Lane(size) };
}
