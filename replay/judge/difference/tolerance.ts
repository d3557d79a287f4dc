import { isObject, type Json } from '../../json.ts';
import type { ToleranceRule } from '../options.ts';
import { exactDigits } from './json-text.ts';
import type { Two } from './json-walk.ts';
import { timeOf } from './time-text.ts';

/** True where a rule says that these two values do not differ. Undefined is a value that is not there. */
export function isTolerated(rule: ToleranceRule | undefined, values: Two<Json | undefined>): boolean {
  if (rule === undefined) return false;
  const { stable, preview } = values;
  if (says(rule, 'empty') && isEmpty(stable) && isEmpty(preview)) return true;
  if (!isPlain(stable) || !isPlain(preview)) return false;
  const [ours, theirs] = [timeOf(stable), timeOf(preview)];
  const { withinMs = -1 } = rule;
  if (ours !== undefined && theirs !== undefined && Math.abs(ours.ms - theirs.ms) <= withinMs) return true;
  const isSameType = typeIn(stable) === typeIn(preview);
  return (isSameType || says(rule, 'type')) && isSameText(rule, { stable, preview });
}

type Plain = string | number | boolean;

function says({ alike = [] }: ToleranceRule, what: (typeof alike)[number]): boolean {
  return alike.includes(what);
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

function isPlain(value: Json | undefined): value is Plain {
  return value !== undefined && typeof value !== 'object';
}

function typeIn(value: Plain): string {
  return exactDigits(value) === undefined ? typeof value : 'number';
}

/** `1,299.00` is one number. */
const numbers = /(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/i;

/** The same words with numbers between them that are near each other. */
function isSameText(rule: ToleranceRule, { stable, preview }: Two<Plain>): boolean {
  const [ours, theirs] = [partsOf(rule, stable), partsOf(rule, preview)];
  return (
    ours.length === theirs.length &&
    ours.every((part, index) => {
      const other = theirs[index] ?? '';
      return part === other || (index % 2 === 1 && isNear(rule, { stable: part, preview: other }));
    })
  );
}

/** Words and numbers by turns. */
function partsOf(rule: ToleranceRule, value: Plain): readonly string[] {
  const written = exactDigits(value) ?? String(value);
  const even = says(rule, 'spaces') ? written.replace(/\s+/g, ' ').trim() : written;
  return (says(rule, 'case') ? even.toLowerCase() : even).split(numbers);
}

function isNear(rule: ToleranceRule, { stable, preview }: Two<string>): boolean {
  const [ours, theirs] = [Number(stable.replaceAll(',', '')), Number(preview.replaceAll(',', ''))];
  const apart = Math.abs(ours - theirs);
  const larger = Math.max(Math.abs(ours), Math.abs(theirs));
  const { absolute = says(rule, 'type') ? 0 : -1, relative = -1 } = rule;
  return apart <= absolute || apart <= relative * larger;
}
