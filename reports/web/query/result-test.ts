import { label } from '../../place.ts';
import type { ResultHead } from '../data/page-data.ts';
import type { Condition, Query } from './parse-query.ts';
import { queryTerms } from './terms.ts';

type ResultTest = (result: ResultHead) => boolean;

/** Whether a result is what somebody asked for. Made once for a query, since it meets every result. */
export function resultTest({ conditions }: Query): ResultTest {
  const tests = conditions.map((condition) => {
    const test = conditionTest(condition);
    return (result: ResultHead): boolean => test(result) !== condition.isNegated;
  });
  return (result) => tests.every((test) => test(result));
}

function conditionTest({ key, values }: Condition): ResultTest {
  if (key === undefined) {
    const patterns = values.map((value) => new RegExp(literal(value), 'i'));
    return (result) => patterns.every((pattern) => isIn(pattern, result));
  }
  const term = queryTerms[key];
  const patterns = values.map((value) => patternOf(value, term.isPartial === true));
  return (result) => term.values(result).some((found) => patterns.some((pattern) => pattern.test(found)));
}

/** Whether any text that lists show of it has the words. Nothing is copied for it: there may be 100,000. */
function isIn(pattern: RegExp, result: ResultHead): boolean {
  const { tool, rule, key, title, message, places, owner = '' } = result;
  return (
    pattern.test(key) ||
    pattern.test(message) ||
    pattern.test(title) ||
    pattern.test(rule) ||
    pattern.test(tool) ||
    pattern.test(owner) ||
    places.some((place) => pattern.test(label(place)))
  );
}

/** `*` stands for any characters. */
function patternOf(asked: string, isPartial: boolean): RegExp {
  const pattern = asked.split('*').map(literal).join('.*');
  return new RegExp(isPartial ? pattern : `^${pattern}$`, 'is');
}

function literal(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);
}
