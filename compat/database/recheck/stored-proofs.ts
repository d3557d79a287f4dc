/**
 * Data proofs as they stand in a report, so that they can be repeated. A report holds what changed, as data;
 * the question is built from it again, because SQL out of a file could be anybody's. Pure.
 */
import { createHash } from 'node:crypto';
import { HarnessError } from '../../../reports/index.ts';
import type { Report, Table } from '../../../reports/index.ts';
import type { Change } from '../changes.ts';
import type { ProvenChange } from '../claims.ts';
import { dataProofs } from '../data/proofs/index.ts';
import type { HistoryAnswer } from '../history/last-use.ts';
import { askedOfRows, saidByRows } from '../proof.ts';
import type { RowsProof, RowsQuestion } from '../proof.ts';
import { ruleFor } from '../rule.ts';
import type { ChangeRule, DatabaseRule } from '../rule.ts';
import { mysqlRules } from '../mysql/rules/index.ts';
import { databaseRules } from '../rules/index.ts';

const tableName = 'data proofs';
const columns = ['rule', 'about', 'result', 'rows', 'looked at', 'facts', 'digest'] as const;

/** What was asked of rows, and what came of it. */
export interface StoredProof {
  readonly rule: ChangeRule;
  readonly change: Change;
  readonly question: RowsQuestion;
  /** What recent releases used, where that was asked too. */
  readonly history?: HistoryAnswer;
  readonly result: RowsProof['result'];
  /** ISO time; absent where no live database was asked. */
  readonly lookedAt?: string;
}

/** The table of a report that `compat recheck` reads; undefined when no change depends on rows. */
export function storedProofsTable(proven: readonly ProvenChange[]): Table | undefined {
  const rows = proven.flatMap(({ change, proof }) => {
    // The rules of all servers: what one alone knows has a rule there.
    const rule = ruleFor(change, [...databaseRules, ...mysqlRules]);
    const rows = saidByRows(proof);
    if (rule === undefined || rows === undefined) return [];
    const facts = JSON.stringify({ change, ...('history' in proof && { history: proof.history }) });
    const { result, count, lookedAt = null } = rows;
    return [[rule.id, rule.cause(change), result, count, lookedAt, facts, digestOf(rule.id, facts)]];
  });
  return rows.length === 0 ? undefined : { name: tableName, tool: 'compat', columns, rows };
}

/**
 * The data proofs of a report; none when no change of it depends on rows. `rules` are those of the server's dialect:
 * they build the questions.
 *
 * @throws {HarnessError} `report-unreadable` when it is no whole report of `compat db`, or facts were changed
 */
export function storedProofs(report: Report, rules: readonly DatabaseRule[] = databaseRules): StoredProof[] {
  const tables = (report.tables ?? []).filter(({ name, tool }) => name === tableName && tool === 'compat');
  const proofs = tables.flatMap(({ columns: names, rows }) =>
    rows.map((row) => readProof(Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])), rules)),
  );
  const known = new Set(proofs.map(({ rule, change }) => `${rule.id} ${rule.cause(change)}`));
  const lost = report.results.find(
    ({ rule, key }) => rulesOnRows().has(rule) && key !== 'none' && !known.has(`${rule} ${key}`),
  );
  if (lost !== undefined) throw unreadable(`The report holds no facts of ${lost.rule} ${lost.key}.`);
  const isWhole = report.rules.some(({ id }) => id === 'no-change' || rulesOnRows().has(id));
  if (!isWhole || report.partial) throw unreadable('This is no whole report of compat db.');
  return proofs;
}

function rulesOnRows(): Set<string> {
  const kinds = new Set<string>(dataProofs.map(({ on }) => on));
  return new Set(databaseRules.filter(({ on }) => kinds.has(on)).map(({ id }) => id));
}

function readProof(
  row: Readonly<Record<string, string | number | null>>,
  rules: readonly DatabaseRule[],
): StoredProof {
  const { rule: id, about, result, facts, digest, 'looked at': lookedAt } = row;
  const damaged = (): HarnessError =>
    unreadable(`The facts of ${id} ${about} were changed after they were stored.`);
  if (typeof id !== 'string' || typeof facts !== 'string' || digest !== digestOf(id, facts)) throw damaged();
  try {
    const { change, history } = JSON.parse(facts) as Pick<StoredProof, 'change' | 'history'>;
    const rule = ruleFor(change, rules);
    const question = rule && askedOfRows(rule.proofFor(change));
    if (rule?.id !== id || rule.cause(change) !== about || question === undefined) throw damaged();
    return {
      rule,
      change,
      question,
      history,
      result: result === 'bad' || result === 'clean' ? result : 'unknown',
      ...(typeof lookedAt === 'string' && { lookedAt }),
    };
  } catch {
    throw damaged();
  }
}

/** Tells damage and careless editing; a report as such is as trustworthy as the place where it is kept. */
function digestOf(rule: string, facts: string): string {
  return createHash('sha256').update(`${rule}\n${facts}`).digest('hex').slice(0, 16);
}

function unreadable(what: string): HarnessError {
  return new HarnessError('report-unreadable', {
    what,
    todo: 'Run seaworthy compat db again and give its report.json.',
  });
}
