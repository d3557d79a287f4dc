import type { KeyUse } from './model.ts';
import { relaxedKey } from './relaxed-key.ts';

/** Finds what code reads by the key, in any spelling of it. */
export class UseIndex {
  readonly uses: readonly KeyUse[];
  readonly #byKey: ReadonlyMap<string, KeyUse>;

  constructor(uses: readonly KeyUse[]) {
    this.uses = uses;
    this.#byKey = new Map(uses.map((use) => [relaxedKey(use.key), use]));
  }

  find(key: string): KeyUse | undefined {
    return this.#byKey.get(relaxedKey(key));
  }
}
