/** Short lines for the facts that every format shows. Plain text; each format escapes it for its target. */
import { counted } from '../counted.ts';
import type { Ledger } from '../ledger.ts';
import { label } from '../place.ts';
import type { Gate, Report, Section, Truncation } from '../report.ts';
import type { Difference, Measured, Result } from '../result.ts';

/** At most four significant digits, whole numbers whole. */
export function number(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  return Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(4)));
}

/** A value with its unit; empty when there is none. */
export function quantity(value: string | number | undefined, unit: string): string {
  if (value === undefined) return '';
  const text = typeof value === 'number' ? number(value) : value;
  // a text such as `no rows` says its unit itself
  return unit === '' || typeof value === 'string' ? text : `${text} ${value === 1 ? ofOne(unit) : unit}`;
}

/** `request` of `requests`, `reply` of `replies`; signs such as `ms` stay. */
function ofOne(unit: string): string {
  return /^[a-z]{4,}$/.test(unit) ? unit.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') : unit;
}

/** `tp99: expected 20 ms, got 31 ms (28 to 35), limit 25 ms, 84 samples, needs 500`. */
export function measuredLine(measured: Measured): string {
  const { name, unit, expected, actual, interval, limit, samples, samplesMin } = measured;
  const facts = [
    expected !== undefined && `expected ${quantity(expected, unit)}`,
    actual !== undefined &&
      `got ${quantity(actual, unit)}${interval ? ` (${interval.map(number).join(' to ')})` : ''}`,
    limit !== undefined && `limit ${quantity(limit, unit)}`,
    samplesLine(samples, samplesMin),
  ];
  return `${name}: ${facts.filter(Boolean).join(', ')}`;
}

export function samplesLine(samples?: number, samplesMin?: number): string {
  const facts = [
    samples !== undefined && counted(samples, 'sample'),
    samplesMin !== undefined && `needs ${samplesMin}`,
  ];
  return facts.filter(Boolean).join(', ');
}

/** The value as it was measured; a gate without one says so. */
export function gateValue(gate: Gate): string {
  return gate.value === null ? 'not measured' : quantity(gate.value, gate.unit);
}

export function gateLimit(gate: Gate): string {
  const sign = { '<=': '≤', '>=': '≥', '=': '=' }[gate.must];
  return `${sign} ${quantity(gate.limit, gate.unit)}`;
}

/** `tp99 GET /ads: 12.1 ms, must be ≤ 20 ms, 5000 samples, needs 500`. */
export function gateLine(gate: Gate): string {
  const samples = samplesLine(gate.samples, gate.samplesMin);
  return `${gateName(gate)}: ${gateValue(gate)}, must be ${gateLimit(gate)}${samples === '' ? '' : `, ${samples}`}`;
}

/** What did not pass first; else in the order of the report. */
export function gatesByRank({ gates }: Pick<Report, 'gates'>): Gate[] {
  const passed = (gate: Gate): boolean => gate.outcome === 'pass';
  return [...gates.filter((gate) => !passed(gate)), ...gates.filter(passed)];
}

export function gateName(gate: Gate): string {
  return gate.place === undefined ? gate.name : `${gate.name} ${label(gate.place)}`;
}

export function differenceLine({ at, kind, stable, preview, count }: Difference): string {
  return `${at} ${kind}: stable ${stable ?? '(nothing)'}, preview ${preview ?? '(nothing)'}, ${counted(count, 'time')}`;
}

/** `orders 2.4.0, commit 9f31c2e, gray, stage ship`. */
export function subjectLine({ subject, stage }: Report): string {
  const facts = [
    [subject.service, subject.release].filter(Boolean).join(' '),
    subject.commit && `commit ${subject.commit.slice(0, 12)}`,
    subject.strategy,
    stage && `stage ${stage}`,
  ];
  return facts.filter(Boolean).join(', ');
}

/** Sections that said nothing here, with the reason: `checklist out of scope (not in the config)`. */
export function unjudged(sections: readonly Section[]): string[] {
  return sections
    .filter(({ scope }) => scope === 'out-of-scope' || scope === 'missing')
    .map(({ tool, scope, reason }) => `${tool} ${scope.replaceAll('-', ' ')}${reason ? ` (${reason})` : ''}`);
}

export function truncationLine({ what, shown, total, why }: Truncation): string {
  return `${what}: ${shown} of ${total} shown, ${why}`;
}

/** What the baseline had and this run has no more. */
export function fixedLines({ baseline }: Report): string[] {
  return (baseline?.fixed ?? []).map(
    ({ tool, rule, title, place }) => `${tool} ${rule} ${label(place)}: ${title}`,
  );
}

/** Changed places that no replayed request reached. */
export function unexercised({ coverage = [] }: Report): string[] {
  return coverage
    .filter(({ changed, exercised }) => changed && exercised === 0)
    .map(({ place }) => label(place));
}

/** The ledger as its three sums. */
export function ledgerLines(ledger: Ledger): [string, string, string] {
  return [
    `${ledger.read} read = ${ledger.selected} selected${minus(ledger.skipped, 'skipped')}`,
    `${ledger.selected} selected = ${ledger.sent} sent${minus(ledger.notSent, 'not sent')}`,
    `${ledger.sent} sent = ${ledger.compared} compared${minus(ledger.setAside, 'set aside')}`,
  ];
}

function minus(reasons: Readonly<Record<string, number>>, word: string): string {
  return Object.entries(reasons)
    .map(([reason, count]) => ` + ${count} ${word} (${reason})`)
    .join('');
}

/** Where in the user's files, else the first place. */
export function whereLine({ source, places }: Result): string {
  if (source === undefined) return places.map(label).join(', ');
  return source.line === undefined ? source.file : `${source.file}:${source.line}`;
}
