import { type Effect, effectOf } from '../../changes.ts';
import type { Schema } from '../../schema.ts';
import { intersection } from '../../sets.ts';
import type { Facet, SchemaChange } from '../facet.ts';
import type { PatternSets } from '../pattern-sets.ts';

/** Formats by the ones that let through all of their values and more. */
const wider: Readonly<Record<string, readonly string[]>> = {
  float: ['double'],
  ipv4: ['hostname', 'idn-hostname'],
  hostname: ['idn-hostname'],
  email: ['idn-email'],
  uri: ['uri-reference', 'iri', 'iri-reference'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
};

/** How values are written: `format`, `pattern`, and keywords that are only compared as text. */
export const forms: Facet = (old, now, { patterns }) => {
  if (intersection(old.types, now.types).size === 0) return [];
  const changes = [...formatChange(old, now), ...patternChange(old, now, patterns)];
  const keywords = new Set([...old.other.keys(), ...now.other.keys()]);
  for (const keyword of keywords) {
    const [from, to] = [old.other.get(keyword), now.other.get(keyword)];
    if (from === to) continue;
    const effect = readings.has(keyword)
      ? 'incomparable'
      : compared(from, to, () => (keyword === 'contentSchema' ? 'incomparable' : 'unknown'));
    changes.push({ ...at(old, now), effect, ...words(keyword, from, to) });
  }
  return changes;
};

/** They say how a text is to be read; the other keywords compared as text refuse values. */
const readings = new Set(['contentEncoding', 'contentMediaType']);

function formatChange(old: Schema, now: Schema): SchemaChange[] {
  const [from, to] = [old.format, now.format];
  if (from === to) return [];
  const change = { ...at(old, now), ...words('format', from, to) };
  if (!isRange(from) || !isRange(to))
    return [{ ...change, effect: compared(from, to, formatEffect), isNominal: isHint(from, to) }];
  const effect = effectOf(!isWithin(old, to), !isWithin(now, from));
  return [effect === 'none' ? { ...change, effect: 'incomparable', isNominal: true } : { ...change, effect }];
}

/** Formats of whole numbers are ranges. */
const ranges: Readonly<Record<string, number>> = { int8: 7, int16: 15, int32: 31, int64: 63 };

function isRange(format: string | undefined): boolean {
  return format === undefined || format in ranges;
}

/** `password` only asks to hide what is typed. */
function isHint(from: string | undefined, to: string | undefined): boolean {
  return [from, to].every((format) => format === undefined || format === 'password');
}

/** True when the schema lets nothing through but whole numbers of the format, by its own format or by its bounds. */
function isWithin({ format, limits, types }: Schema, outer: string | undefined): boolean {
  if (outer === undefined) return true;
  const bits = ranges[outer] ?? 0;
  if (types.has('fraction') || !types.has('integer')) return false;
  if (format !== undefined && (ranges[format] ?? Infinity) <= bits) return true;
  const [least, most] = [limits.get('minimum')?.value, limits.get('maximum')?.value];
  return least !== undefined && most !== undefined && least >= -(2 ** bits) && most < 2 ** bits;
}

function patternChange(old: Schema, now: Schema, patterns: PatternSets): SchemaChange[] {
  const [from, to] = [textOf(old.patterns), textOf(now.patterns)];
  if (from === to) return [];
  const computed = withinLengths(old, now, patterns);
  const isNominal = computed === 'none';
  const known = isNominal ? 'incomparable' : computed;
  const effect = known === 'unknown' ? compared(from, to, () => 'unknown') : known;
  // Whether a provider that no longer names a pattern leaves it is open.
  const unsaid = to === undefined;
  return [{ ...at(old, now), effect, unsaid, isNominal, isPattern: true, ...words('pattern', from, to) }];
}

/** Texts longer than this are not built only to see whether a limit of their length makes two patterns one. */
const lengthMax = 200;

/** What the patterns let through of the texts that each side's own limits of length let through. */
function withinLengths(old: Schema, now: Schema, patterns: PatternSets): Effect {
  const computed = patterns.effect(old.patterns, now.patterns);
  if (computed === 'none' || computed === 'unknown') return computed;
  const [before, after] = [lengthsOf(old), lengthsOf(now)];
  if (before === undefined && after === undefined) return computed;
  const lost = patterns.effect(new Set([...old.patterns, ...(before ?? [])]), now.patterns);
  const gained = patterns.effect(old.patterns, new Set([...now.patterns, ...(after ?? [])]));
  if (lost === 'unknown' || gained === 'unknown') return computed;
  return effectOf(
    lost === 'narrows' || lost === 'incomparable',
    gained === 'widens' || gained === 'incomparable',
  );
}

/** Limits of length as a pattern. */
function lengthsOf({ limits }: Schema): readonly string[] | undefined {
  const [least, most] = [limits.get('minLength')?.value ?? 0, limits.get('maxLength')?.value];
  if ((least === 0 && most === undefined) || Math.max(least, most ?? 0) > lengthMax) return undefined;
  return [`^[^]{${least},${most ?? ''}}$`];
}

function textOf(patterns: ReadonlySet<string>): string | undefined {
  return patterns.size === 0 ? undefined : [...patterns].sort().join(' and ');
}

function compared(
  old: string | undefined,
  now: string | undefined,
  differing: (old: string, now: string) => Effect,
): Effect {
  if (old === undefined) return 'narrows';
  return now === undefined ? 'widens' : differing(old, now);
}

function formatEffect(old: string, now: string): Effect {
  if (wider[old]?.includes(now)) return 'widens';
  return wider[now]?.includes(old) ? 'narrows' : 'incomparable';
}

function at(old: Schema, now: Schema): Pick<SchemaChange, 'kind' | 'step' | 'old' | 'new'> {
  return { kind: 'form', step: '', old: old.at, new: now.at };
}

function words(name: string, from: string | undefined, to: string | undefined): { from: string; to: string } {
  const text = (value: string | undefined): string =>
    value === undefined ? `no ${name}` : `${name} ${value}`;
  return { from: text(from).slice(0, 200), to: text(to).slice(0, 200) };
}
