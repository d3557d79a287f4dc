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
    this.#onBack?.();
  }

  /** Resolves with the next one back. */
  async oneBack(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#onBack = resolve;
    });
    this.#onBack = undefined;
    if (this.#error !== undefined) throw this.#error.thrown;
  }

  async allBack(): Promise<void> {
    while (this.#count > 0) await this.oneBack();
    if (this.#error !== undefined) throw this.#error.thrown;
  }
}
