import type { Level, ResultDraft } from '../../reports/index.ts';
import type { Change } from './changes.ts';
import type { Use } from './engine/plan.ts';
import { examinedIn } from './examined.ts';
import type { Observed } from './observe.ts';
import type { Proof } from './proof.ts';
import { usersOf } from './queries/users.ts';
import type { PlannedQuery } from './queries/planned.ts';
import { changeResult, queryResult } from './results.ts';
import type { ChangeRule, DatabaseRule, QueryRule } from './rule.ts';
import { columnPlace, tablePlace } from './wording.ts';

export interface ProvenChange {
  readonly change: Change;
  readonly proof: Proof;
}

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
  const results = isQueryRule(rule)
    ? judgeQueries(rule, level, observed, proven)
    : proven
        .filter(({ change }) => change.kind === rule.on)
        .map((item) => changeResult(rule, level, item, observed));
  return { rule, level, examined: countExamined(rule, observed), results };
}

export function isQueryRule(rule: DatabaseRule): rule is QueryRule {
  return rule.on === 'old queries' || rule.on === 'new queries';
}

/** The rule that judges a change, if one does. */
export function ruleFor(change: Change, rules: readonly DatabaseRule[]): ChangeRule | undefined {
  return rules.filter((rule) => !isQueryRule(rule)).find((rule) => rule.on === change.kind);
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
  return rule.on === 'old queries' ? observed.oldQueries : observed.newQueries;
}

/** Places of the changed tables, views and columns that a broken query uses. */
function changedPlaces(query: PlannedQuery, proven: readonly ProvenChange[]): string[] {
  const places = proven
    .flatMap(({ change }) => touchedBy(change))
    .filter((touched) => usersOf(touched, [query]).length > 0)
    .map(({ table, column }) => (column === null ? tablePlace(table) : columnPlace({ table, column })));
  return [...new Set(places)];
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
      return [{ table: change.view, column: change.column }];
    case 'unique-index-dropped':
      return change.index.columns.flatMap((column) =>
        column === null ? [] : [{ table: change.table, column }],
      );
    case 'enum-value-removed':
    case 'enum-value-renamed':
      return [...change.columns];
    default:
      return 'column' in change ? [{ table: change.table, column: change.column }] : [];
  }
}

function countExamined(rule: DatabaseRule, observed: Observed): number {
  if (isQueryRule(rule)) return queriesOf(rule, observed).length;
  return rule.examines === 'queries' ? 0 : examinedIn(observed.before)[rule.examines];
}
