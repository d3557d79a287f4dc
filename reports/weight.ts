import type { Level, Outcome, Result, ToolName } from './result.ts';

/** Worst first. A result that was not looked at says least of all, so it comes last. */
export const outcomesWorstFirst: readonly Outcome[] = [
  'fail',
  'error',
  'inconclusive',
  'pending',
  'pass',
  'skipped',
];

/** As the gate runs them: what is proven before what is asked. */
export const toolsInOrder: readonly ToolName[] = ['compat', 'replay', 'checklist', 'gate'];

const levelsHeaviestFirst: readonly Level[] = ['block', 'warn', 'info'];

/** A finding: a result that did not pass. What was not looked at is none. */
export function isFinding(result: Result): boolean {
  return result.outcome !== 'pass' && result.outcome !== 'skipped';
}

/** A finding that nobody has excused. A waiver excuses only `fail`, whatever else it may stand on. */
export function isOpen(result: Result): boolean {
  return isFinding(result) && !(result.outcome === 'fail' && result.waiver !== undefined);
}

/** What was skipped without a reason leaves as much open as a finding does. */
function leavesOpen(result: Result): boolean {
  return isOpen(result) || (result.outcome === 'skipped' && !saysWhy(result));
}

/** What leaves something open before all else, then by level, then by outcome, then what gives no reason. */
export function byWeight(a: Result, b: Result): number {
  return (
    Number(leavesOpen(b)) - Number(leavesOpen(a)) ||
    levelsHeaviestFirst.indexOf(a.level) - levelsHeaviestFirst.indexOf(b.level) ||
    outcomesWorstFirst.indexOf(a.outcome) - outcomesWorstFirst.indexOf(b.outcome) ||
    Number(saysWhy(a)) - Number(saysWhy(b))
  );
}

/** Whether it states its reason; a blocker that was skipped without one holds. */
export function saysWhy(result: Result): boolean {
  return result.message.trim() !== '';
}

/** By weight; by tool, rule and key within, so that two runs list alike. */
export function inReportOrder(a: Result, b: Result): number {
  const byTool = toolsInOrder.indexOf(a.tool) - toolsInOrder.indexOf(b.tool);
  return (
    byWeight(a, b) || byTool || compareText(nameOf(a), nameOf(b)) || compareText(a.fingerprint, b.fingerprint)
  );
}

function nameOf(result: Result): string {
  return `${result.rule} ${result.key}`;
}

// Not localeCompare: the order must not hang on the machine's language.
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
