/** Who reads, who writes, what may be rolled back and what comes next, as the report shows it. Pure. */
import type { Notice, Table } from '../../../reports/index.ts';
import { changeDigest, changeName } from './column-change.ts';
import type { ColumnChange } from './column-change.ts';
import { minute } from '../wording.ts';
import { passedOf } from './phase-record.ts';
import type { PhaseRecord } from './phase-record.ts';
import { phaseNumber } from './phase-id.ts';
import { phases } from './steps/index.ts';

export function phasesTable(change: ColumnChange, record: PhaseRecord): Table {
  const passed = passedOf(record, changeDigest(change));
  return {
    name: `phases of ${changeName(change)}`,
    tool: 'compat',
    columns: ['phase', 'reads', 'writes', 'state'],
    rows: phases.map(({ id, reads, writes }) => {
      const step = passed.find(({ phase }) => phase === id);
      const here = id === change.phase ? 'here' : '';
      const state = step === undefined ? here : `passed by ${step.who} on ${minute(step.at)}`;
      return [`${phaseNumber(id)} ${id}`, reads, writes, state];
    }),
    isBrief: true,
  };
}

export function phaseNotices(change: ColumnChange, record: PhaseRecord): Notice[] {
  const phase = phases[phaseNumber(change.phase) - 1];
  if (phase === undefined) return [];
  const next = phases[phaseNumber(change.phase)];
  const back = record.findLast(({ digest }) => digest === changeDigest(change));
  const said = [
    `Now: ${phase.todo(change)}`,
    `Rollback: ${phase.rollback}`,
    next === undefined ? 'Next: nothing; the change is done.' : `Next: ${next.id}. ${next.todo(change)}`,
    ...(back?.step === 'back'
      ? [`${back.who} went back to ${back.phase} on ${minute(back.at)}: ${back.because}`]
      : []),
  ];
  return said.map((message) => ({ kind: 'info', message }));
}
