import { HarnessError } from '../harness-error.ts';

const keyCharactersMax = 512;

/**
 * Refuses kinds, keys and lock names that not every store could keep.
 *
 * @throws {HarnessError} `store-failed`
 */
export function checkName(kind: string, key: string): void {
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(kind)) {
    throw new HarnessError('store-failed', {
      what: `"${kind}" is no kind of record; kinds are kebab-case, at most 63 characters.`,
    });
  }
  if (key === '' || key.length > keyCharactersMax || /[\0\p{Surrogate}]/u.test(key)) {
    throw new HarnessError('store-failed', {
      what: `A key of kind ${kind} is empty, longer than ${keyCharactersMax} characters or not text.`,
    });
  }
}

/**
 * The record as JSON text.
 *
 * @throws {HarnessError} `store-failed` for what JSON cannot hold
 */
export function recordJson(kind: string, key: string, value: unknown): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch (cause) {
    throw new HarnessError('store-failed', { what: `The ${kind} "${key}" is no JSON value.`, cause });
  }
  if (json === undefined) {
    throw new HarnessError('store-failed', { what: `The ${kind} "${key}" is no JSON value.` });
  }
  return json;
}
