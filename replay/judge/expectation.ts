/** What the release is meant to change: where it shows it is a note, once its day is over a finding again. */
import type { Notice } from '../../reports/index.ts';
import type { ExpectedRule } from '../options.ts';
import { placeTest } from '../place-pattern.ts';
import type { JudgedPlace } from './noise.ts';

export interface Expectation {
  readonly rule: ExpectedRule;
  /** False after its last day. */
  readonly holds: boolean;
}

export interface ExpectedFacts {
  readonly expected: readonly ExpectedRule[];
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

/** Finds what was said of a place; a rule that still holds goes before one that does not. */
export function expectations({
  expected,
  today,
}: ExpectedFacts): (one: JudgedPlace) => Expectation | undefined {
  const rules = expected
    .map((rule) => ({ rule, holds: rule.until >= today, fits: placeTest(rule.place) }))
    .sort((a, b) => Number(b.holds) - Number(a.holds));
  return ({ route, place }) =>
    rules.find(({ rule, fits }) => fits(route.name, place.at) && (rule.kind ?? place.kind) === place.kind);
}

/** One for each expected change that did not show, and for each that is overdue. */
export function expectationNotices(places: readonly JudgedPlace[], facts: ExpectedFacts): readonly Notice[] {
  const seen = new Set(places.map(expectations(facts)).map((found) => found?.rule));
  return facts.expected.flatMap((rule): Notice[] => {
    const said = `The expected change at ${rule.place} (${rule.reason})`;
    if (rule.until < facts.today)
      return [
        {
          kind: 'policy',
          message: `${said} was expected until ${rule.until} only; such a change is a finding now.`,
        },
      ];
    return seen.has(rule) ? [] : [{ kind: 'policy', message: `${said} did not appear.` }];
  });
}
