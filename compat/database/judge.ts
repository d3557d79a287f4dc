import type { Level, ResultDraft } from '../../reports/index.ts';
import { place } from '../../reports/index.ts';
import type { Change } from './changes.ts';
import { examinedIn } from './examined.ts';
import type { Observed } from './observe.ts';
import type { Proof } from './proof.ts';
import { usersOf } from './queries/users.ts';
import type { PlannedQuery } from './queries/planned.ts';
import { changeResult, queryResult } from './results.ts';
import type { ChangeRule, DatabaseRule, QueryRule } from './rule.ts';

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

/** Places of the changed tables and columns that a broken query uses. */
function changedPlaces(query: PlannedQuery, proven: readonly ProvenChange[]): string[] {
  const places = proven.flatMap(({ change }) => {
    if (!('table' in change) || change.kind === 'table-added') return [];
    const { table } = change;
    const column = 'column' in change ? change.column : null;
    const isWhole = change.kind === 'table-dropped' || change.kind === 'table-renamed';
    if ((column === null && !isWhole) || usersOf({ table, column }, [query]).length === 0) return [];
    return column === null
      ? [place.table(table.schema, table.name)]
      : [place.column(table.schema, table.name, column)];
  });
  return [...new Set(places)];
}

function countExamined(rule: DatabaseRule, observed: Observed): number {
  if (isQueryRule(rule)) return queriesOf(rule, observed).length;
  return rule.examines === 'queries' ? 0 : examinedIn(observed.before)[rule.examines];
}
