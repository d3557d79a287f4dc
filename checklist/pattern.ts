import { runInNewContext } from 'node:vm';
import type { ParamProblem } from './check.ts';

/** Which of some named parameters are no regular expressions that this engine reads. */
export function patternProblems(patterns: Readonly<Record<string, string | undefined>>): ParamProblem[] {
  return Object.entries(patterns)
    .filter(([, pattern]) => pattern !== undefined && !isPattern(pattern))
    .map(([name]) => ({ path: [name], problem: `"${name}" is no regular expression` }));
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

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'mu') instanceof RegExp;
  } catch {
    return false;
  }
}
