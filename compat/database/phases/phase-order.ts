/** Whether a phase may follow what was passed. Pure. */
import type { ResultDraft } from '../../../reports/index.ts';
import { minute } from '../wording.ts';
import { changeDigest, changeName } from './column-change.ts';
import type { ColumnChange } from './column-change.ts';
import { placesOf } from './judge-answer.ts';
import { passedOf } from './phase-record.ts';
import type { PhaseRecord, PhaseStep } from './phase-record.ts';
import { phaseIds, phaseNumber } from './phase-id.ts';

export const orderRule = {
  id: 'phase-skipped',
  title: 'The phases before this one were passed',
  level: 'block',
} as const;

/** Undefined when the phase may be entered. */
export function orderFault(change: ColumnChange, record: PhaseRecord): string | undefined {
  const passed = passedOf(record, changeDigest(change));
  const wanted = phaseNumber(change.phase);
  if (wanted <= passed.length) return backText(change, passed);
  const missing = phaseIds.slice(passed.length, wanted - 1);
  if (missing.length === 0) return undefined;
  const isStale = passed.length === 0 && record.length > 0;
  const stale = isStale
    ? ' The table, key, columns or conversions have changed since; what was passed before counts no more.'
    : '';
  return `${change.phase} is phase ${wanted} of 7, but ${missing.join(', ')} ${missing.length === 1 ? 'was' : 'were'} not passed.${stale}`;
}

function backText({ phase }: ColumnChange, passed: readonly PhaseStep[]): string {
  const last = passed.at(-1);
  const far = last === undefined || last.phase === phase ? '' : ` One phase at a time: ${last.phase} first.`;
  return `${phase} was passed already${last === undefined ? '' : `, and ${last.phase} is the last that was`}; to return to it, say why with \`seaworthy compat phase back\`.${far}`;
}

/** What the record says of the order. */
export function judgeOrder(change: ColumnChange, record: PhaseRecord): ResultDraft {
  const fault = orderFault(change, record);
  const passed = passedOf(record, changeDigest(change));
  const before = passed.map(stepText).join('; ');
  return {
    tool: 'compat',
    rule: orderRule.id,
    key: `${changeName(change)} ${change.phase}`,
    outcome: fault === undefined ? 'pass' : 'fail',
    level: orderRule.level,
    title: orderRule.title,
    message: fault ?? (before === '' ? 'This is the first phase.' : `Passed: ${before}.`),
    why: 'Each phase rests on what the one before it proved: reads that move before the backfill is done find empty columns.',
    ...(fault !== undefined && {
      fix: `Set the phase of the file to ${phaseIds[passed.length] ?? 'remove-old'} and pass it first.`,
    }),
    places: placesOf(change),
    phase: change.phase,
  };
}

export function stepText({ phase, who, at }: PhaseStep): string {
  return `${phase} by ${who} on ${minute(at)}`;
}
