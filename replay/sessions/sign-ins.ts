import type { Hours } from '../windows/hours.ts';

/**
 * Closed while a session is signed in anew. What went out meanwhile would only wait, and then all at once; so the
 * schedule of the run waits instead.
 */
export class SignIns implements Hours {
  readonly #underWay = new Set<Promise<void>>();

  isOpen(): boolean {
    return this.#underWay.size === 0;
  }

  async opening(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Resolves with `login`. */
  async during(login: Promise<void>): Promise<void> {
    this.#underWay.add(login);
    try {
      await login;
    } finally {
      this.#underWay.delete(login);
    }
  }
}
