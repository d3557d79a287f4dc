/** How values of parameters are written, and when a change of that is none. */
import { type Effect, effectOf } from '../changes.ts';
import type { Parameter } from '../contract.ts';
import { marks } from '../read/operation-reader.ts';
import type { Schema } from '../schema.ts';
import type { SchemaChange } from './facet.ts';

type StyleChange = Pick<SchemaChange, 'kind' | 'effect'> & { readonly from: string; readonly to: string };

/** Undefined where values are written as before. */
export function styleChange(before: Parameter, after: Parameter): StyleChange | undefined {
  if (before.style === after.style) return undefined;
  const isOther = unmarked(before.style) !== unmarked(after.style);
  if (isOther && [before, after].every(isWrittenAlike)) return undefined;
  const words = { from: before.style || 'usual style', to: after.style || 'usual style' };
  return { kind: 'parameter-style', effect: styleEffect(before, after), ...words };
}

/** What need not be may still be, so a mark only lets more through. */
function styleEffect({ style: old }: Parameter, { style: now }: Parameter): Effect {
  if (unmarked(old) !== unmarked(now)) return 'incomparable';
  const has = (style: string, mark: string): boolean => style.includes(mark);
  return effectOf(
    marks.some((mark) => has(old, mark) && !has(now, mark)),
    marks.some((mark) => has(now, mark) && !has(old, mark)),
  );
}

function unmarked(style: string): string {
  return marks.reduce((text, mark) => text.replace(mark, ''), style);
}

/** One plain value in a query looks the same in each style: separators stand only between values. */
function isWrittenAlike({ in: where, mediaType, schema }: Parameter): boolean {
  const { types, opaque } = schema.read();
  const isPlain = opaque === undefined && !types.has('array') && !types.has('object');
  return where !== 'path' && mediaType === undefined && isPlain;
}

/** Repeated, or between commas. */
const usualLists: ReadonlySet<string> = new Set(['', 'style form, explode false']);

/** True where one value in a query reads as a list of one. */
export function isListOfOne(one: Parameter, list: Parameter): boolean {
  const isUsual = [one, list].every(
    ({ in: where, style }) => where === 'query' && usualLists.has(unmarked(style)),
  );
  return isUsual && isPlainList(list.schema.read()) && isWrittenAlike(one);
}

function isPlainList({ types, items, limits, unions }: Schema): boolean {
  const isList = types.has('array') && [...types].every((type) => type === 'array' || type === 'null');
  return isList && items !== undefined && unions.length === 0 && !limits.has('minItems');
}
