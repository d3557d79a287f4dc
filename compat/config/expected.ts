import { HarnessError, isDay } from '../../reports/index.ts';
import type { ExpectedConfigDifference } from './options.ts';
import { relaxedKey } from './relaxed-key.ts';

/** Differences that somebody expects, and which of them were met. */
export class ExpectedDifferences {
  readonly #rules: readonly { readonly rule: ExpectedConfigDifference; readonly pattern: RegExp }[];
  readonly #today: string;
  readonly #used = new Set<ExpectedConfigDifference>();

  /** @throws {HarnessError} `usage` for a day that is none. */
  constructor(rules: readonly ExpectedConfigDifference[], now: Date) {
    this.#today = now.toISOString().slice(0, 10);
    this.#rules = rules.map((rule) => {
      if (isDay(rule.expires)) return { rule, pattern: patternOf(rule.key) };
      throw new HarnessError('usage', {
        what: `"${rule.expires}" is not a day.`,
        where: `expected, key ${rule.key}`,
        todo: 'Write the last day as YYYY-MM-DD.',
      });
    });
  }

  find(key: string): { readonly expected?: ExpectedConfigDifference; readonly isOver: boolean } {
    const fitting = this.#rules
      .filter(({ pattern }) => pattern.test(relaxedKey(key)))
      .map(({ rule }) => rule);
    // One that still holds counts before one that is over.
    const expected = fitting.find(({ expires }) => expires >= this.#today) ?? fitting[0];
    if (expected === undefined) return { isOver: false };
    this.#used.add(expected);
    return { expected, isOver: expected.expires < this.#today };
  }

  unused(): readonly ExpectedConfigDifference[] {
    return this.#rules.map(({ rule }) => rule).filter((rule) => !this.#used.has(rule));
  }
}

function patternOf(key: string): RegExp {
  const parts = key.split('*').map((part) => (part === '' ? '' : relaxedKey(part)));
  return new RegExp(`^${parts.map((part) => part.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('.*')}$`, 'u');
}
