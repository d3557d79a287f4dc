/** What several rules make of the same kind of proof. Pure. */
import type { Forms } from '../../reports/index.ts';
import { answerText } from './history/answer-text.ts';
import type { HistoryAnswer } from './history/last-use.ts';
import type { Name, ViewModel } from './model.ts';
import type { ProofOf, RowsProof } from './proof.ts';
import type { Judgement } from './rule.ts';
import { plainName } from './sql.ts';
import { rowsFound, rowsThat, someOf } from './wording.ts';

/** What is gone fails, unless complete queries or enough recorded releases show that nothing used it. */
export function judgeGone(what: string, proof: ProofOf<'usage'>): Judgement {
  const { users, asked, complete, doubtful = [], built, history } = proof;
  if (users.length > 0) {
    const names = someOf(users.map(({ name }) => name));
    return { outcome: 'fail', message: `${what}, but old code still uses it: ${names}.` };
  }
  const remembered = history === undefined ? undefined : judgeHistory(what, history);
  if (remembered !== undefined) return remembered;
  if (complete && doubtful.length > 0) {
    const names = someOf(doubtful.map(({ name }) => name));
    const why = 'they cannot be tried, or parts of them are known at run time only';
    return { outcome: 'fail', message: `${what}. Old code may use it: nobody can say of ${names}; ${why}.` };
  }
  if (complete && built !== undefined) return judgeBuilt(what, built);
  if (complete) {
    const none = asked === 1 ? 'the one old query does not use it' : `none of ${asked} old queries uses it`;
    return { outcome: 'pass', message: `${what}; ${none}.` };
  }
  const why =
    asked === 0
      ? 'No old queries were given'
      : 'The old queries that were given do not use it, but they are not all';
  const doubt = history === undefined ? '' : ` ${capital(answerText(history))}.`;
  return { outcome: 'fail', message: `${what}. ${why}, so old code must be taken to use it.${doubt}` };
}

/** Whoever says that the queries are complete has forgotten those that no text holds: they never pass in silence. */
function judgeBuilt(what: string, built: NonNullable<ProofOf<'usage'>['built']>): Judgement {
  const { libraries, files, naming } = built;
  const by = someOf(libraries);
  if (naming.length > 0) {
    const message = `${what}. Old code may use it: it is named in ${someOf(naming)}, where ${by} builds queries that are not read.`;
    return { outcome: 'fail', message };
  }
  const message = `${what}; no old query uses it, but those that ${by} builds were not read, so they are not complete (${someOf(files)}).`;
  return { outcome: 'fail', level: 'warn', message };
}

/** What the release history says of it; undefined where it cannot tell. */
function judgeHistory(what: string, history: HistoryAnswer): Judgement | undefined {
  if (history.result === 'unknown') return undefined;
  return history.result === 'unused'
    ? { outcome: 'pass', message: `${what}; ${answerText(history)}.` }
    : { outcome: 'fail', message: `${what}, but ${answerText(history)}, and that release may come back.` };
}

/** What is gone fails, unless enough recorded releases did without it. */
export function judgeForgotten(what: string, { history }: ProofOf<'remembered'>): Judgement {
  if (history === undefined) return judgeHazard(`${what}.`);
  return judgeHistory(what, history) ?? judgeHazard(`${what}. ${capital(answerText(history))}.`);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Rows that stand against a change fail, none pass; without an answer nothing is known. */
export function judgeRows(what: string, verb: Forms, proof: ProofOf<'rows'>): Judgement {
  if (proof.result === 'bad') {
    return { outcome: 'fail', message: `${what}, but ${rowsFound(proof.count, verb, proof)}.` };
  }
  if (proof.result === 'clean') {
    const none = proof.reason ?? rowsFound(0, verb, proof);
    return proof.partial
      ? { outcome: 'inconclusive', message: `${what}; ${none}, but no other rows were given.` }
      : { outcome: 'pass', message: `${what}; ${none}.` };
  }
  const why = proof.reason ?? 'no reason given';
  return { outcome: 'inconclusive', message: `${what}; it could not be proven on data: ${why}.` };
}

/** Rows that still hold what goes fail, whatever recent releases used; without an answer nothing is let go. */
export function judgeHeld(judgement: Judgement, verb: Forms, rows: RowsProof | undefined): Judgement {
  const { outcome, message } = judgement;
  if (rows === undefined) return judgement;
  const found = rowsFound(rows.count, verb, rows);
  if (rows.result === 'bad') return { outcome: 'fail', message: `${message} And ${found}.` };
  if (rows.result === 'clean' || outcome !== 'pass') return judgement;
  return { outcome: 'inconclusive', message: `${message} Rows could not be asked: ${rows.reason}.` };
}

/** Values of another kind warn, and block where some cannot be made of the old ones. */
export function judgeConverted(what: string, proof: ProofOf<'rows'>): Judgement {
  const { result, which, reason } = proof;
  if (result === 'bad') {
    const message = `${what} The migration cannot keep all values: ${rowsFound(proof.count, rowsThat.misfit, proof)}.`;
    return { outcome: 'fail', level: 'block', message };
  }
  if (result === 'clean')
    return judgeHazard(`${what} All values can be kept: ${rowsFound(0, rowsThat.misfit, proof)}.`);
  const asked = which === '' ? '' : ` Whether all values can be kept could not be proven on data: ${reason}.`;
  return judgeHazard(`${what}${asked}`);
}

/** A value that old code never met. No data can prove that it copes, so it stays a warning. */
export function judgeHazard(message: string): Judgement {
  return { outcome: 'fail', message };
}

/** The same, with what is known of rows that old code could not hold: given ones block, possible ones warn. */
export function judgeWritten(
  what: string,
  { result, reason, rows, example, failing = [] }: ProofOf<'written'>,
): Judgement {
  if (result === 'impossible')
    return { outcome: 'pass', message: `${what}; ${reason ?? 'no row can be so'}.` };
  if (result === 'found' && rows !== undefined) {
    const found = rowsFound(rows.count, ['does not fit the old schema', 'do not fit the old schema'], rows);
    return { outcome: 'fail', level: 'block', message: `${what}; ${found}.` };
  }
  const none = rows?.result === 'clean' ? ` All rows ${rows.which} still fit the old schema.` : '';
  if (example === undefined) return judgeHazard(`${what}.${none}`);
  const { columns, kind } = example;
  const taken = `The new schema takes ${kind} in ${columns.join(', ')} (tried on a scratch database).${none}`;
  const [read] = failing;
  if (read === undefined) return judgeHazard(`${what}. ${taken}`);
  const message = `${what}. ${taken} With ${read.kind} the old query ${read.name} fails: ${read.code} ${read.message}.`;
  return { outcome: 'fail', level: 'block', message };
}

/** A view under the old name keeps old code working when it has all columns and can be written through. */
export function judgeStandIn(
  { table, columns, standIn }: { table: Name; columns: readonly string[]; standIn: ViewModel | null },
  { users }: ProofOf<'usage'>,
): Judgement | undefined {
  if (standIn === null || users.length > 0) return undefined;
  const name = plainName(table);
  const has = new Set(standIn.columns.map((column) => column.name));
  const missing = columns.filter((column) => !has.has(column));
  if (missing.length > 0) {
    return { outcome: 'fail', message: `Table ${name} became a view without ${someOf(missing)}.` };
  }
  return standIn.writable
    ? { outcome: 'pass', message: `Table ${name} became a writable view with all its columns.` }
    : {
        outcome: 'fail',
        message: `Table ${name} became a view that cannot be written through: old writes fail with 55000.`,
      };
}

/** A column that an old insert leaves out. */
export function judgeOmitted(what: string, { result, error }: ProofOf<'insert'>): Judgement {
  const said = error === undefined ? '' : ` (${error.code} ${error.message})`;
  if (result === 'refused') {
    return { outcome: 'fail', message: `${what}: an insert of old code is refused${said}.` };
  }
  if (result === 'accepted') {
    return { outcome: 'pass', message: `${what}, but it is filled: an insert of old code is accepted.` };
  }
  const outcome = 'inconclusive';
  if (result === 'refused-despite-trigger') {
    const why = 'a trigger sets it, but perhaps only from rows that the trial insert does not have';
    return { outcome, level: 'warn', message: `${what}; ${why}.` };
  }
  return { outcome, message: `${what}; a trial insert could not tell whether it is filled${said}.` };
}
