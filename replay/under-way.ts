/** Counts what has left and is not back yet. */
export class UnderWay {
  #count = 0;
  #error: { readonly thrown: unknown } | undefined;
  #onBack: (() => void) | undefined;

  get count(): number {
    return this.#count;
  }

  left(): void {
    this.#count += 1;
  }

  /** One is back, and `work` is done with it; what that throws comes out of the next wait. */
  back(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      this.#error ??= { thrown };
    }
    this.#count -= 1;
    const tell = this.#onBack;
    this.#onBack = undefined;
    tell?.();
  }

  /** Resolves with the next one back. */
  oneBack(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#onBack = () => (this.#error === undefined ? resolve() : reject(this.#error.thrown));
    });
  }

  async allBack(): Promise<void> {
    while (this.#count > 0) await this.oneBack();
    if (this.#error !== undefined) throw this.#error.thrown;
  }
}
