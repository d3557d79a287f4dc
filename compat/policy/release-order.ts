/**
 * In which order the two ends of a contract may go out, as far as the findings on it say: who answers or writes is
 * the provider, who asks or reads is the caller. Pure.
 */
import {
  counted,
  type DeployState,
  type Notice,
  place,
  type ReportBuilder,
  type ResultDraft,
  type Table,
} from '../../reports/index.ts';
import type { Preset } from './preset.ts';

export interface ReleaseOrder {
  /** The order in a sentence, and what speaks against the others. */
  readonly notice: Notice;
  /** Old and new callers at the old and the new provider: what hits whom. */
  readonly table: Table;
}

/** Says the order in the report, where one can be told. */
export function writeOrder(
  results: readonly ResultDraft[],
  preset: Preset | undefined,
  builder: ReportBuilder,
): void {
  const order = releaseOrder(results, preset ?? 'gray');
  if (order === undefined) return;
  builder.notice(order.notice);
  builder.table(order.table);
}

/**
 * Findings that inform only hit nobody, or were accepted. Undefined under the preset `contract`, which leaves new
 * callers out of account.
 */
export function releaseOrder(results: readonly ResultDraft[], preset: Preset): ReleaseOrder | undefined {
  if (preset === 'contract') return undefined;
  const open = results.filter(({ outcome, level }) => outcome !== 'pass' && level !== 'info');
  const hit = (state: DeployState): ResultDraft[] =>
    open.filter(({ states = [] }) => states.includes(state)).sort(byLevel);
  const [oldCallers, newCallers] = [hit('A'), hit('B')];
  const order = orderWords(oldCallers.length > 0, newCallers.length > 0);
  const sentences = [
    advice[order],
    ...said(oldCallers, 'old callers at the new provider'),
    ...said(newCallers, 'new callers at the old provider'),
    ...said(hit('C'), 'old code that reads what new code has stored or queued'),
    ...said(hit('D'), 'new code that reads what old code has stored or queued'),
  ];
  return {
    notice: { kind: 'info', message: sentences.join(' ') },
    table: {
      name: `old and new callers at the old and the new provider: ${order}`,
      tool: 'compat',
      isBrief: true,
      columns: ['callers', 'provider', 'findings', 'first of them'],
      rows: [row('old', 'new', oldCallers), row('new', 'old', newCallers)],
    },
  };
}

const advice = {
  'either order': 'Callers and provider may go out in either order.',
  'provider first':
    'Safe order: the provider first and everywhere, its callers after it; the way back is the reverse.',
  'callers first': 'Safe order: all callers first, the provider after them; the way back is the reverse.',
  'no safe order':
    'There is no safe order. Release in steps: first what only adds, then the callers, and what takes away when nobody uses it any more.',
} as const;

function orderWords(hitsOld: boolean, hitsNew: boolean): keyof typeof advice {
  if (hitsOld && hitsNew) return 'no safe order';
  if (hitsNew) return 'provider first';
  return hitsOld ? 'callers first' : 'either order';
}

function said(found: readonly ResultDraft[], whom: string): string[] {
  return found.length === 0 ? [] : [`${counted(found.length, ['finding hits', 'findings hit'])} ${whom}.`];
}

function row(
  callers: string,
  provider: string,
  [first, ...more]: readonly ResultDraft[],
): Table['rows'][number] {
  return first === undefined
    ? [callers, provider, 0, null]
    : [callers, provider, 1 + more.length, `${first.rule} at ${place.label(first.places[0])}`];
}

const levels = ['block', 'warn', 'info'];

function byLevel(a: ResultDraft, b: ResultDraft): number {
  return levels.indexOf(a.level) - levels.indexOf(b.level);
}
