/** Where values are listed, limits and patterns matter for those in the list alone. */
import { effectOf } from '../changes.ts';
import { isMultipleOf } from '../multiples.ts';
import type { Schema } from '../schema.ts';
import type { SchemaChange } from './facet.ts';
import type { PatternSets } from './pattern-sets.ts';

export function weighByList(
  change: SchemaChange,
  [old, now]: readonly [Schema, Schema],
  patterns: PatternSets,
): SchemaChange {
  const { kind, effect } = change;
  const isList = old.enum !== undefined || now.enum !== undefined;
  const isAboutValues = kind === 'limit' || (kind === 'form' && change.isPattern === true);
  if (!isList || !isAboutValues || change.isNominal === true) return change;
  const lost = old.enum === undefined ? effect !== 'widens' : !isListWithin(old, now, patterns);
  const gained = now.enum === undefined ? effect !== 'narrows' : !isListWithin(now, old, patterns);
  const weighed = effectOf(lost, gained);
  return weighed === 'none' ? { ...change, isNominal: true } : { ...change, effect: weighed };
}

/** True when each listed value that the inner schema lets through gets through the outer one. */
function isListWithin(inner: Schema, outer: Schema, patterns: PatternSets): boolean {
  return [...(inner.enum ?? [])]
    .map((value) => JSON.parse(value) as unknown)
    .every((value) => fits(value, inner, patterns) === 'no' || fits(value, outer, patterns) === 'yes');
}

/** Open for lists and objects, whose limits are not looked into here. */
function fits(value: unknown, schema: Schema, patterns: PatternSets): 'yes' | 'no' | 'open' {
  if (typeof value === 'boolean') return 'yes';
  if (typeof value === 'string')
    return isBetween(Array.from(value).length, schema, 'Length') ? matches(value, schema, patterns) : 'no';
  if (typeof value !== 'number') return 'open';
  const { multipleOf } = schema;
  const isStep = multipleOf === undefined || isMultipleOf(value, multipleOf);
  return isStep && isBetween(value, schema, 'imum') ? 'yes' : 'no';
}

function isBetween(value: number, { limits }: Schema, name: 'imum' | 'Length'): boolean {
  const [least, most] = [limits.get(`min${name}`), limits.get(`max${name}`)];
  const isEnough = least === undefined || value > least.value || (value === least.value && !least.exclusive);
  const isTooMuch = most !== undefined && (value > most.value || (value === most.value && most.exclusive));
  return isEnough && !isTooMuch;
}

/** Asks the automata: a pattern of somebody else's must not run on a text of somebody else's without a limit. */
function matches(value: string, schema: Schema, patterns: PatternSets): 'yes' | 'no' | 'open' {
  if (schema.patterns.size === 0) return 'yes';
  const itself = `^${value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`;
  const effect = patterns.effect(new Set([itself]), schema.patterns);
  if (effect === 'unknown') return 'open';
  return effect === 'widens' || effect === 'none' ? 'yes' : 'no';
}
