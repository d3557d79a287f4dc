import type { KeyUse } from '../model.ts';
import type { SettingIndex } from '../setting-index.ts';

/** What code meets where it reads a key: a value, its own default, nothing that it minds, or nothing where it needs one. */
export type Meeting = 'value' | 'default' | 'nothing asked' | 'nothing';

/** What a read of a key comes to in an environment. */
export function meets(use: KeyUse, index: SettingIndex): Meeting {
  if (index.find(use) !== undefined || (use.isPrefix && index.hasBelow(use.key))) return 'value';
  if (index.hasBelow(use.key) && !use.isExact) return 'value';
  if (isProvided(use.key)) return 'nothing asked';
  if (use.isRequired) return 'nothing';
  return use.fallback === undefined ? 'nothing asked' : 'default';
}

const variables =
  /^(?:PATH|HOME|USER|USERNAME|LOGNAME|PWD|SHELL|TERM|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|HOSTNAME|CI|NODE_ENV|NODE_OPTIONS|JAVA_HOME|GOPATH|PYTHONPATH|KUBERNETES_\w+|POD_\w+)$/;
const properties = /^(?:(?:java|os|user|file|line|path|random|catalina|sun|jdk)\.[\w.]+)$/;

/** Whether a system, a platform or a language gives the key, whatever is configured. */
export function isProvided(key: string): boolean {
  return variables.test(key) || properties.test(key);
}
