import type { Environment, KeyUse, Setting } from './model.ts';
import { relaxedKey } from './relaxed-key.ts';

/** Finds settings by the keys that code reads. */
export class SettingIndex {
  readonly environment: Environment;
  readonly #byKey = new Map<string, Setting>();
  readonly #relaxed = new Map<string, Setting>();

  constructor(environment: Environment) {
    this.environment = environment;
    for (const setting of environment.settings) {
      this.#byKey.set(setting.key, setting);
      this.#relaxed.set(relaxedKey(setting.key), setting);
    }
  }

  /** What the code gets for a key. Variables of a process count in one spelling only. */
  find({ key, isExact }: Pick<KeyUse, 'key' | 'isExact'>): Setting | undefined {
    return isExact ? this.#byKey.get(key) : this.#relaxed.get(relaxedKey(key));
  }

  /** The key in any spelling. */
  findRelaxed(key: string): Setting | undefined {
    return this.#relaxed.get(relaxedKey(key));
  }

  /** What counts, one setting for all spellings of a key. */
  effective(): readonly Setting[] {
    return [...this.#relaxed.values()];
  }

  /** Whether something is set below the key: `hosts[0]` below `hosts`. */
  hasBelow(prefix: string): boolean {
    return this.environment.settings.some(({ key }) => isBelow(key, prefix));
  }
}

/** Whether a key is another one or stands below it, whatever their spelling. */
export function isBelow(key: string, prefix: string): boolean {
  const [inner, outer] = [key, prefix].map((one) =>
    one.toLowerCase().replaceAll('-', '').replaceAll('_', '.'),
  );
  return (
    inner === outer ||
    (inner !== undefined &&
      outer !== undefined &&
      inner.startsWith(outer) &&
      /^[.[]/.test(inner.slice(outer.length)))
  );
}
