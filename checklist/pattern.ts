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
  return tried(pattern, text) !== undefined;
}

/** What the first group of the expression holds, or the whole match where it has none; undefined without a match. */
export function matchIn(pattern: string, text: string): string | undefined {
  const match = tried(pattern, text);
  return match?.[1] ?? match?.[0];
}

/** One place of a text that an expression matches. */
export interface PatternMatch {
  /** Characters before it. */
  readonly at: number;
  readonly text: string;
  /** What the first group holds. */
  readonly group?: string;
}

/**
 * All places of a multi-line text that a regular expression matches (flags `m` and `u`).
 *
 * @throws {Error} when the expression needs more than two seconds.
 */
export function allMatches(pattern: string, text: string, ignoreCase = false): PatternMatch[] {
  const flags = ignoreCase ? 'gimu' : 'gmu';
  const search = `JSON.stringify([...text.matchAll(new RegExp(pattern, flags))].map((match) =>
    ({ at: match.index, text: match[0], group: match[1] })))`;
  try {
    return JSON.parse(
      String(runInNewContext(search, { pattern, text, flags }, { timeout: 2000 })),
    ) as PatternMatch[];
  } catch (cause) {
    throw new Error(`The expression /${pattern}/ could not be tried: it takes too long.`, { cause });
  }
}

function tried(pattern: string, text: string): string[] | undefined {
  const test = `JSON.stringify(new RegExp(pattern, 'mu').exec(text))`;
  try {
    const match = JSON.parse(String(runInNewContext(test, { pattern, text }, { timeout: 2000 }))) as
      string[] | null;
    return match ?? undefined;
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
