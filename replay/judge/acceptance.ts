/** What a reviewer pastes into the config when a difference is meant, or says nothing. */
import type { Evidence } from '../../reports/index.ts';
import { parseJson, type Json } from '../json.ts';
import type { ToleranceRule } from './options.ts';
import type { DifferenceKind, ReplyDifference } from './difference/index.ts';
import { timeOf } from './difference/time-text.ts';
import { isTolerated } from './difference/tolerance.ts';

/** How long a change stays expected when nobody says otherwise. */
const daysExpected = 14;

/** Nobody means these. */
const neverMeant: ReadonlySet<DifferenceKind> = new Set(['no-reply', 'mark-set', 'unreadable']);

export interface Acceptance {
  /** Ends the advice of the rule. */
  readonly advice: string;
  readonly evidence: Evidence;
}

/** A difference, and the place that a rule names for it. */
export interface Accepted extends Omit<ReplyDifference, 'at'> {
  readonly place: string;
}

/**
 * Lines for the config; one of the lists is enough. The reason is left empty, and a rule without a reason is refused:
 * who accepts has to give one. Undefined for errors and for what leads users astray.
 *
 * @param today `YYYY-MM-DD` in UTC.
 */
export function acceptance(accepted: readonly Accepted[], today: string): Acceptance | undefined {
  if (accepted.some(isNeverMeant)) return undefined;
  const until = daysAfter(today);
  const expected = accepted.map(({ place, kind }) => line({ place, kind, reason: '', until }));
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['expected', expected],
    ['ignore', accepted.map(({ place }) => line({ place, reason: '' }))],
    ...(accepted.length === 1 ? accepted.flatMap(narrower) : []),
  ];
  return {
    advice: `For \`replay.expected\`: ${expected.join(', ')}`,
    evidence: {
      kind: 'text',
      title: 'What accepts it in the config; one of these is enough',
      text: ['replay:', ...lists.flatMap(([list, rules]) => [`  ${list}:`, ...rules.map(item)])].join('\n'),
    },
  };
}

function item(rule: string): string {
  return `    - ${rule}`;
}

function isNeverMeant({ kind, preview = '' }: Accepted): boolean {
  return neverMeant.has(kind) || (kind === 'status-changed' && preview.startsWith('5'));
}

/** The same in YAML and in TypeScript. */
function line(members: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(members).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `{ ${written.join(', ')} }`;
}

function daysAfter(today: string): string {
  return new Date(Date.parse(today) + daysExpected * 86_400_000).toISOString().slice(0, 10);
}

/** What leaves the place compared. */
function narrower({ place, kind, ...shown }: Accepted): readonly (readonly [string, readonly string[]])[] {
  if (kind === 'order-changed') return [['arrays', [line({ place, as: 'set' })]]];
  const values = { stable: valueOf(shown.stable), preview: valueOf(shown.preview) };
  const rule = tolerances(values).find((one) => isTolerated({ place, ...one }, values));
  return rule === undefined ? [] : [['tolerances', [line({ place, ...rule })]]];
}

function valueOf(shown: string | undefined): Json | undefined {
  return shown === undefined ? undefined : (parseJson(shown) ?? shown);
}

/** From the narrowest on. Two times a minute apart, or numbers 1 % apart, are not taken for the same by mistake. */
function tolerances({
  stable,
  preview,
}: Readonly<Record<'stable' | 'preview', Json | undefined>>): readonly Omit<ToleranceRule, 'place'>[] {
  const [ours, theirs] = [timeOf(stable ?? null), timeOf(preview ?? null)];
  const apartMs = ours && theirs ? Math.ceil(Math.abs(ours.ms - theirs.ms) / 1000) * 1000 : Infinity;
  return [
    { alike: ['case'] },
    { alike: ['spaces'] },
    { alike: ['empty'] },
    ...(apartMs <= 60_000 ? [{ withinMs: apartMs }] : []),
    { relative: 0.01 },
  ];
}
