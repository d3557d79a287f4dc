const shares = [0.5, 0.7, 1] as const;

/** Good replies in a row before the next step up: at first, and once there was an error. */
const needed = { fresh: 20, burnt: 100 };

/** How much of its pace a run may go at: up slowly, down at every error. Pure; the steps are those of AREX. */
export class WarmUp {
  readonly #steps: readonly number[];
  #step = 0;
  #row = 0;
  #isBurnt = false;

  constructor(startShare: number) {
    this.#steps = [startShare, ...shares.filter((share) => share > startShare)];
  }

  /** Above 0, at most 1. */
  get share(): number {
    return this.#steps[this.#step] ?? 1;
  }

  observe(isError: boolean): void {
    this.#row = isError ? 0 : this.#row + 1;
    if (isError) {
      this.#isBurnt = true;
      this.#step = Math.max(0, this.#step - 1);
    } else if (this.#row >= (this.#isBurnt ? needed.burnt : needed.fresh)) {
      this.#row = 0;
      this.#step = Math.min(this.#steps.length - 1, this.#step + 1);
    }
  }
}
