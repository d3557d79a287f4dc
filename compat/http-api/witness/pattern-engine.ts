/** Runs the patterns of a contract on text that was captured: neither must be able to stop us. */

/** Longer texts are taken to match: some patterns need time that grows with the square of the length. */
const textMax = 1000;

/** A repeated group that itself repeats or chooses: `(a+)+` may need for ever on thirty characters. */
const nested = /\((?:[^()\\]|\\.)*(?:[+*|]|\{\d+,\d*\})(?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,\d*\})/;

/** True for patterns that are not run; every text is then taken to match. */
export function isRisky(pattern: string): boolean {
  return nested.test(pattern) || /\)[+*{].*\)[+*{]/s.test(pattern);
}

interface Matcher {
  test(text: string): boolean;
  /** ajv takes matchers of equal text for one. */
  toString(): string;
}

function engine(pattern: string): Matcher {
  const expression = isRisky(pattern) ? undefined : compiled(pattern);
  return {
    test: (text) => text.length > textMax || expression === undefined || expression.test(text),
    toString: () => `/${pattern}/`,
  };
}

function compiled(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // a pattern of another language: tried without the rules of Unicode, then left out
    }
  }
  return undefined;
}

/** For ajv's `code.regExp`. */
export const patternEngine: typeof engine & { code: string } = Object.assign(engine, {
  code: 'patternEngine',
});
