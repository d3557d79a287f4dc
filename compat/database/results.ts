/** Puts a judgement into the words of the report. Pure. */
import { place } from '../../reports/index.ts';
import type { Evidence, Level, ResultDraft } from '../../reports/index.ts';
import { acceptedChange } from './accepted-change.ts';
import type { Change } from './changes.ts';
import type { ProvenChange } from './claims.ts';
import { tableText } from './digest.ts';
import type { RowFault } from './engine/row-fault.ts';
import type { Observed } from './observe.ts';
import { failureOn } from './matrix/failure.ts';
import type { Name, SchemaModel } from './model.ts';
import { saidByRows } from './proof.ts';
import type { Proof } from './proof.ts';
import type { PlannedQuery } from './queries/planned.ts';
import type { FailedRead } from './rollback/search-rows.ts';
import { queryTitle } from './queries/whereabouts.ts';
import type {
  ChangeRule,
  DatabaseRule,
  Judgement,
  LiveRule,
  MatrixRule,
  QueryRule,
  ReleaseFinding,
  ReleaseRule,
  RollbackFinding,
  RollbackRule,
  RowFaultRule,
} from './rule.ts';
import { plainName } from './sql.ts';
import { withRepair } from './repairs.ts';
import { columnPlace, faultText, tablePlace } from './wording.ts';

const queriesShownMax = 5;

type Schemas = Pick<Observed, 'before' | 'after' | 'statements'>;

export function changeResult(
  rule: ChangeRule,
  level: Level,
  { change, proof, faults }: ProvenChange & { readonly faults: readonly RowFault[] },
  schemas: Schemas,
): ResultDraft {
  const judged = rule.judge(change, proof);
  const judgement = faults.length > 0 ? judged : withRepair(judged, { change, proof }, schemas.statements);
  return {
    ...common(rule, level, withFaults(judgement, faults)),
    key: rule.cause(change),
    places: rule.places(change),
    fix: rule.fix(change),
    change: acceptedChange(change),
    evidence: [...proofEvidence(proof), ...faults.map(faultEvidence), ...sideBySide(change, schemas)],
    command: `seaworthy explain ${rule.id}`,
  };
}

/** A migration that fails is a failure, whatever else is known or unknown of the change. */
function withFaults(judgement: Judgement, [fault]: readonly RowFault[]): Judgement {
  if (fault === undefined) return judgement;
  const said = `The migration itself fails on rows that it meets: ${faultText(fault)}.`;
  const message = judgement.outcome === 'fail' ? `${judgement.message} ${said}` : said;
  return { outcome: 'fail', message };
}

/** A statement that fails on rows, where no change answers for it. */
export function faultResult(rule: RowFaultRule, level: Level, fault: RowFault): ResultDraft {
  const { file, line, code, message, table, column } = fault;
  return {
    ...common(rule, level, rule.judge(fault)),
    key: `${file}:${line}`,
    places: [column === undefined ? tablePlace(table) : columnPlace({ table, column })],
    fix: rule.fix(fault),
    change: { kind: 'row-fault', to: `${code} ${message}` },
    evidence: [faultEvidence(fault)],
    command: `seaworthy explain ${rule.id}`,
    source: { file, line },
  };
}

/** What the matrix, the rehearsal of the way back or a running database showed. */
export function rollbackResult(
  rule: MatrixRule | RollbackRule | LiveRule,
  level: Level,
  finding: RollbackFinding,
): ResultDraft {
  const { key, places, evidence, source, message } = finding;
  return {
    ...common(rule, level, finding),
    key,
    places,
    fix: rule.fix(finding),
    change: { kind: rule.id, to: message },
    evidence,
    command: `seaworthy explain ${rule.id}`,
    source,
  };
}

/** What the statements of the release do, or both schemas hold. */
export function releaseResult(rule: ReleaseRule, level: Level, finding: ReleaseFinding): ResultDraft {
  const { key, places, evidence, source, table } = finding;
  return {
    ...common(rule, level, finding),
    key,
    places,
    fix: rule.fix(finding),
    change: {
      kind: rule.id,
      to: source === undefined ? plainName(table) : `${plainName(table)} ${source.file}`,
    },
    evidence,
    command: `seaworthy explain ${rule.id}`,
    source,
  };
}

function faultEvidence({ file, line, statement, code, message }: RowFault): Evidence {
  return {
    kind: 'query',
    title: `Migration ${file}, line ${line}`,
    sql: statement,
    error: { code, message },
  };
}

/** A failing query stands at itself and at each changed column that it uses, so that cause and effect are linked. */
export function queryResult(
  rule: QueryRule,
  level: Level,
  { query, judgement }: { readonly query: PlannedQuery; readonly judgement: Judgement },
  changedPlaces: readonly string[],
): ResultDraft {
  const failure = failureOn(query, 'new') ?? failureOn(query, 'old');
  const kept = query.kept?.works === false ? query.kept.error : undefined;
  return {
    ...common(rule, level, judgement),
    key: query.name,
    places: [place.query(query.name), ...changedPlaces],
    fix: rule.fix(query),
    evidence: [queryEvidence(query, failure?.error ?? kept)],
    command: `seaworthy explain ${rule.id}`,
    source: query.source,
  };
}

function common(
  rule: DatabaseRule,
  level: Level,
  judgement: Judgement,
): Pick<ResultDraft, 'tool' | 'rule' | 'title' | 'why' | 'states' | 'outcome' | 'message' | 'level'> {
  const { id, title, why, states } = rule;
  // A judgement may be milder than its rule, but not than what the user asked for.
  const stated = level === rule.level ? (judgement.level ?? level) : level;
  const { outcome, message } = judgement;
  return { tool: 'compat', rule: id, title, why, states, outcome, message, level: stated };
}

function proofEvidence(proof: Proof): Evidence[] {
  if (proof.kind === 'usage') {
    const failing = (query: PlannedQuery): Evidence =>
      queryEvidence(query, query.onNew.works ? undefined : query.onNew.error);
    return proof.users.slice(0, queriesShownMax).map(failing);
  }
  if (proof.kind === 'insert') {
    const title = 'An insert as old code writes it';
    return [{ kind: 'query', title, sql: proof.sql, ...errorOf(proof.error) }];
  }
  if (proof.kind === 'written') {
    const failing = (proof.failing ?? []).slice(0, queriesShownMax).map(readEvidence);
    return [...(proof.rows?.evidence === undefined ? [] : [proof.rows.evidence]), ...failing];
  }
  const evidence = saidByRows(proof)?.evidence;
  return evidence === undefined ? [] : [evidence];
}

function readEvidence({ name, sql, code, message, kind }: FailedRead): Evidence {
  return { kind: 'query', title: `Query ${name} on a row with ${kind}`, sql, error: { code, message } };
}

function queryEvidence(query: PlannedQuery, error?: { code: string; message: string }): Evidence {
  return { kind: 'query', title: queryTitle(query), sql: query.text, ...errorOf(error) };
}

function errorOf(error: { code: string; message: string } | undefined): {
  error?: { code: string; message: string };
} {
  return error === undefined ? {} : { error: { code: error.code, message: error.message } };
}

/** The trigger before and after; else the table, where it stands in both schemas and shows what changed. */
function sideBySide(change: Change, { before, after }: Schemas): Evidence[] {
  if ('newTrigger' in change) {
    const title = 'The trigger before and after';
    const { trigger, newTrigger } = change;
    return [{ kind: 'side-by-side', title, old: trigger.definition, new: newTrigger?.definition ?? '' }];
  }
  if (!('newTable' in change)) return [];
  const find = (model: SchemaModel, name: Name): string => {
    const table = model.tables.find((item) => item.schema === name.schema && item.name === name.name);
    return table === undefined ? '' : tableText(table);
  };
  const title = 'The table before and after';
  const [old, now] = [find(before, change.table), find(after, change.newTable)];
  return old === now ? [] : [{ kind: 'side-by-side', title, old, new: now }];
}
