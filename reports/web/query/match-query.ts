import { label } from '../../place.ts';
import type { ResultHead } from '../data/page-data.ts';
import type { Condition, Query } from './parse-query.ts';
import { queryTerms } from './terms.ts';

/** Whether a result is what somebody asked for. */
export function matches(result: ResultHead, { conditions }: Query): boolean {
  return conditions.every((condition) => meets(result, condition) !== condition.isNegated);
}

function meets(result: ResultHead, { key, values }: Condition): boolean {
  if (key === undefined) return values.every((value) => textOf(result).includes(value));
  const term = queryTerms[key];
  const found = term.values(result).map((value) => value.toLowerCase());
  return values.some((value) => found.some((one) => fits(one, value, term.isPartial === true)));
}

function fits(found: string, asked: string, isPartial: boolean): boolean {
  if (!asked.includes('*')) return isPartial ? found.includes(asked) : found === asked;
  const pattern = asked
    .split('*')
    .map((piece) => piece.replace(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`))
    .join('.*');
  return new RegExp(isPartial ? pattern : `^${pattern}$`, 's').test(found);
}

const texts = new WeakMap<ResultHead, string>();

/** All that a list shows of it, in small letters; kept, since every key stroke asks. */
function textOf(result: ResultHead): string {
  let text = texts.get(result);
  if (text === undefined) {
    const { tool, rule, key, title, message, places, owner = '' } = result;
    text = [tool, rule, key, title, message, ...places.map(label), owner].join('\n').toLowerCase();
    texts.set(result, text);
  }
  return text;
}
