/** From what a check was told to what it means. Pure. */
import { counted, type Evidence, type Gate, type ResultDraft } from '../../../reports/index.ts';
import type { ProofOf } from '../proof.ts';
import { columnPlaces, someOf } from '../wording.ts';
import type { Answer, QueriesAnswer } from './answer.ts';
import type { When } from './ask-phase.ts';
import { changeName, namesOf } from './column-change.ts';
import type { ColumnChange } from './column-change.ts';
import type { PhaseCheck, PhaseFinding, RowsCheck } from './phase-check.ts';

/** Results of one check, at least one. */
export function judgeAnswer(change: ColumnChange, when: When, given: Answer): ResultDraft[] {
  const { check } = given;
  const found = findings(change, given);
  if (found.length > 0)
    return found.map((one) => draft(change, when, check, { ...one, evidence: evidenceOf(given, one) }));
  const message = 'outcomes' in given ? triedText(given.outcomes.length) : `${check.title}.`;
  return [draft(change, when, check, { key: 'none', outcome: 'pass', message })];
}

/** Rows that stand against it, and that there may be none. */
export function gateOf(change: ColumnChange, when: When, given: Answer): Gate | undefined {
  if (!('proof' in given)) return undefined;
  const { check, proof } = given;
  const wants = check.wantsRows === true;
  return {
    tool: 'compat',
    name: `${check.id} (${when})`,
    place: placesOf(change)[0],
    value: proof.result === 'unknown' ? null : proof.count,
    unit: 'rows',
    must: wants ? '>=' : '<=',
    limit: wants ? 1 : 0,
    outcome: rowsFinding(change, check, proof)?.outcome ?? 'pass',
  };
}

function triedText(count: number): string {
  return count === 0
    ? 'The table has no trigger; the code itself writes both sides.'
    : `Held in ${counted(count, ['trial', 'trials'])} on a scratch database.`;
}

function findings(change: ColumnChange, given: Answer): readonly PhaseFinding[] {
  if ('outcomes' in given) return given.check.judge(change, given.outcomes);
  if ('queries' in given) return queriesFindings(change, given.queries);
  return [rowsFinding(change, given.check, given.proof)].filter((one) => one !== undefined);
}

function rowsFinding(
  change: ColumnChange,
  check: RowsCheck,
  proof: ProofOf<'rows'>,
): PhaseFinding | undefined {
  const wants = check.wantsRows === true;
  const key = 'rows';
  if (proof.result === 'unknown') return { key, ...unknown(change, proof) };
  if (proof.result === 'bad')
    return wants ? undefined : { key, outcome: 'fail', message: check.found(change, proof) };
  if (wants) return { key, outcome: 'fail', message: check.found(change, proof) };
  if (!proof.partial) return undefined;
  const message = `None of the rows ${proof.which} stands against it, but there are others: give --live or --data.`;
  return { key, outcome: 'inconclusive', message };
}

function unknown(
  { phase }: ColumnChange,
  { lookedAt, reason = 'no answer' }: ProofOf<'rows'>,
): Pick<PhaseFinding, 'outcome' | 'message'> {
  const message = `Nobody can tell: ${reason}.`;
  if (phase !== 'remove-old') return { outcome: 'inconclusive', message };
  if (lookedAt === undefined) {
    const where = 'What stands in the old columns only the live database knows: give --live.';
    return { outcome: 'inconclusive', message: `${message} ${where}` };
  }
  if (!/failed with (?:42703|1054) /.test(reason)) return { outcome: 'inconclusive', message };
  const gone =
    'The old columns are gone from the live database: what they alone held cannot be asked any more.';
  return { outcome: 'skipped', message: gone };
}

function queriesFindings({ old }: ColumnChange, { asked, users, doubtful }: QueriesAnswer): PhaseFinding[] {
  const key = 'queries';
  if (users.length > 0)
    return [{ key, outcome: 'fail', message: `${someOf(users)} use ${namesOf(old).join(' or ')}.` }];
  if (asked === 0) {
    const message = 'Nobody said which queries the running code sends: give --queries.';
    return [{ key, outcome: 'inconclusive', message }];
  }
  if (doubtful.length === 0) return [];
  const message = `Of ${asked} queries these cannot be planned, so nobody knows what they use: ${someOf(doubtful)}.`;
  return [{ key, outcome: 'inconclusive', message }];
}

function evidenceOf(given: Answer, { sql }: PhaseFinding): Evidence[] {
  if ('proof' in given) return given.proof.evidence === undefined ? [] : [given.proof.evidence];
  return sql === undefined ? [] : [{ kind: 'query', title: 'The last statement of the trial', sql }];
}

function draft(
  change: ColumnChange,
  when: When,
  check: PhaseCheck,
  finding: PhaseFinding & { readonly evidence?: readonly Evidence[] },
): ResultDraft {
  const { key, outcome, message, level = check.level, evidence = [] } = finding;
  return {
    tool: 'compat',
    rule: check.id,
    key: `${changeName(change)} ${change.phase} ${when} ${key}`,
    outcome,
    level,
    title: check.title,
    message,
    why: check.why,
    ...(outcome !== 'pass' && { fix: check.fix(change) }),
    places: placesOf(change),
    phase: `${change.phase} (${when})`,
    evidence,
  };
}

export function placesOf({ table, old, new: made }: ColumnChange): [string, ...string[]] {
  return columnPlaces(table, [...namesOf(old), ...namesOf(made)]);
}
