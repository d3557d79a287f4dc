import { runInNewContext } from 'node:vm';

/** True when the text is a regular expression that this engine reads. */
export function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'mu') instanceof RegExp;
  } catch {
    return false;
  }
}

/**
 * Whether a multi-line text matches a regular expression (flags `m` and `u`).
 *
 * @throws {Error} when the expression needs more than two seconds; some never end on some texts.
 */
export function matches(pattern: string, text: string): boolean {
  const test = `new RegExp(pattern, 'mu').test(text)`;
  try {
    return Boolean(runInNewContext(test, { pattern, text }, { timeout: 2000 }));
  } catch (cause) {
    throw new Error(`The expression /${pattern}/ could not be tried: it takes too long.`, { cause });
  }
}
