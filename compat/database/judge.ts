import type { Level, ResultDraft } from '../../reports/index.ts';
import type { Change } from './changes.ts';
import { claimedFaults, unclaimedFaults } from './claims.ts';
import type { ProvenChange } from './claims.ts';
import type { Use } from './engine/plan.ts';
import { examinedIn } from './examined.ts';
import { bySize } from './locks/findings.ts';
import { breakOn } from './matrix/failure.ts';
import type { Observed } from './observe.ts';
import { usersOf } from './queries/users.ts';
import type { PlannedQuery } from './queries/planned.ts';
import { changeResult, faultResult, queryResult, releaseResult, rollbackResult } from './results.ts';
import { isQueryRule } from './rule.ts';
import type { DatabaseRule, QueryRule } from './rule.ts';
import { columnPlace, tablePlace } from './wording.ts';

/** What one rule says of a run. */
export interface RuleVerdict {
  readonly rule: DatabaseRule;
  readonly level: Level;
  readonly examined: number;
  readonly results: readonly ResultDraft[];
}

/** Everything that one rule has to say of what was observed and proven. Pure. */
export function judgeRule(
  rule: DatabaseRule,
  level: Level,
  observed: Observed,
  proven: readonly ProvenChange[],
): RuleVerdict {
  return {
    rule,
    level,
    examined: countExamined(rule, observed),
    results: resultsOf(rule, level, observed, proven),
  };
}

function resultsOf(
  rule: DatabaseRule,
  level: Level,
  observed: Observed,
  proven: readonly ProvenChange[],
): ResultDraft[] {
  if (isQueryRule(rule)) return judgeQueries(rule, level, observed, proven);
  const { rowFaults } = observed;
  if (rule.on === 'row faults') {
    return unclaimedFaults(rowFaults, proven).map((fault) => faultResult(rule, level, fault));
  }
  if (rule.on === 'release') {
    const { release } = observed;
    if (release === undefined) return [];
    return rule.judge(release).map((finding) => releaseResult(rule, level, bySize(finding, release)));
  }
  if (rule.on === 'live database') {
    const found = observed.live === undefined ? [] : rule.judge(observed.live.facts);
    return found.map((finding) => rollbackResult(rule, level, finding));
  }
  if (rule.on === 'matrix') {
    return rule.judge(observed).map((finding) => rollbackResult(rule, level, finding));
  }
  if (rule.on === 'rehearsal') {
    const { rehearsal } = observed;
    return rehearsal === undefined
      ? []
      : rule.judge(rehearsal).map((finding) => rollbackResult(rule, level, finding));
  }
  return proven
    .filter(({ change }) => change.kind === rule.on)
    .map((item) =>
      changeResult(rule, level, { ...item, faults: claimedFaults(rule, item, rowFaults) }, observed),
    );
}

function judgeQueries(
  rule: QueryRule,
  level: Level,
  observed: Observed,
  proven: readonly ProvenChange[],
): ResultDraft[] {
  return queriesOf(rule, observed).flatMap((query) => {
    const judgement = rule.judge(query);
    return judgement === undefined
      ? []
      : [queryResult(rule, level, { query, judgement }, changedPlaces(query, proven))];
  });
}

function queriesOf(rule: QueryRule, observed: Observed): readonly PlannedQuery[] {
  const { oldQueries, newQueries } = observed;
  if (rule.on === 'old queries') return oldQueries;
  if (rule.on === 'new queries') return newQueries;
  const sent = new Set(oldQueries.map(({ sql }) => sql));
  return [...oldQueries, ...newQueries.filter(({ sql }) => !sent.has(sql))];
}

/** Places of the changed tables, views and columns that a broken query uses. */
function changedPlaces(query: PlannedQuery, proven: readonly ProvenChange[]): string[] {
  const places = proven
    .flatMap(({ change }) => touchedBy(change))
    .filter((touched) => usersOf(touched, [query]).length > 0)
    .map(({ table, column }) => (column === null ? tablePlace(table) : columnPlace({ table, column })));
  // A write that is refused names the column that stands in its way.
  const { schema, table: name, column } = breakOn(query, 'new')?.error ?? {};
  const named = schema && name && column ? [columnPlace({ table: { schema, name }, column })] : [];
  return [...new Set([...places, ...named])];
}

/** What a query may have used before the change. */
function touchedBy(change: Change): Use[] {
  switch (change.kind) {
    case 'table-dropped':
    case 'table-renamed':
      return [{ table: change.table, column: null }];
    case 'view-dropped':
      return [{ table: change.view, column: null }];
    case 'view-column-dropped':
    case 'view-column-type-changed':
      return [{ table: change.view, column: change.column }];
    case 'unique-index-dropped':
      return change.index.columns.flatMap((column) =>
        column === null ? [] : [{ table: change.table, column }],
      );
    case 'sequence-dropped':
    case 'sequence-renamed':
      return [{ table: change.sequence, column: null }];
    case 'enum-dropped':
    case 'enum-value-removed':
    case 'enum-value-renamed':
      return [...change.columns];
    default:
      return 'column' in change ? [{ table: change.table, column: change.column }] : [];
  }
}

function countExamined(rule: DatabaseRule, observed: Observed): number {
  if (isQueryRule(rule)) return queriesOf(rule, observed).length;
  if (rule.on === 'matrix') return rule.examined(observed);
  if (rule.on === 'live database' && observed.live === undefined) return 0;
  if (rule.on === 'release' && observed.release === undefined) return 0;
  if (rule.on === 'release' && rule.needsTarget && observed.release?.target === undefined) return 0;
  if (rule.on === 'release' && rule.examines === 'queries') return observed.oldQueries.length;
  if (rule.examines === 'queries' || rule.examines === 'stored code') return 0;
  // A migration that meets no rows cannot fail on any.
  if (rule.examines === 'migrations') return observed.filled.length === 0 ? 0 : observed.tried;
  if (rule.examines === 'statements') return observed.release?.statements.length ?? 0;
  if (rule.examines === 'downs') return observed.rehearsal?.steps.length ?? 0;
  return examinedIn(observed.before)[rule.examines];
}
