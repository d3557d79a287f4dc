/** Short lines for the facts of a comparison. Plain text; each format escapes it for its target. */
import type {
  ComparedGate,
  ComparedResult,
  ComparedRoute,
  ComparedRule,
  Comparison,
  ResultSide,
} from '../compare/comparison.ts';
import type { Quantiles } from '../report.ts';
import { gateLimit, gateName, gateValue, number } from './facts.ts';
import { marks, verdictMarks } from './outcome.ts';

/** `✗ NO-GO → ✓ GO: 1 new, 2 changed, 3 gone, 14 unchanged`. */
export function comparisonLine({ before, after, appeared, changed, gone, unchanged }: Comparison): string {
  const [was, is] = [verdictMarks[before.verdict], verdictMarks[after.verdict]];
  const counts = `${appeared.length} new, ${changed.length} changed, ${gone.length} gone, ${unchanged} unchanged`;
  return `${was.icon} ${was.word} → ${is.icon} ${is.word}: ${counts}`;
}

/** `compat column-dropped orders.note: A column was dropped`. */
export function comparedName({ tool, rule, key, title }: ComparedResult): string {
  return `${tool} ${rule} ${key}: ${title}`;
}

/** `was passed, is failed (block)`; a missing side says why. */
export function comparedStanding({ before, after, notLookedAt }: ComparedResult): string {
  const none = notLookedAt === true ? 'not looked at' : 'not found';
  const what = isOtherChange({ before, after }) ? ', another change' : '';
  return `was ${standing(before, none)}, is ${standing(after, none)}${what}${observations(before, after)}`;
}

function isOtherChange({ before, after }: Pick<ComparedResult, 'before' | 'after'>): boolean {
  return before !== undefined && after !== undefined && before.digest !== after.digest;
}

function observations(before?: ResultSide, after?: ResultSide): string {
  if (before === undefined || after === undefined || before.observations === after.observations) return '';
  return `, seen ${before.observations} → ${after.observations} times`;
}

function standing(side: ResultSide | undefined, none: string): string {
  return side === undefined ? none : `${marks[side.standing].word} (${side.level})`;
}

export function comparedGateName({ before, after }: ComparedGate): string {
  const gate = after ?? before;
  return gate === undefined ? '' : `${gate.tool} ${gateName(gate)}`;
}

/** `37 pairs (≤ 0 pairs, failed)`; `no such gate` for a missing side. */
export function gateSide(gate: ComparedGate['before']): string {
  if (gate === undefined) return 'no such gate';
  return `${gateValue(gate)} (${gateLimit(gate)}, ${marks[gate.outcome].word})`;
}

/** `4.3 / 6.9 / – / – ms of 40`: TP50, TP90, TP99, TP999. */
export function quantilesLine(found: Quantiles | undefined): string {
  if (found === undefined) return 'not replayed';
  const values = [found.tp50, found.tp90, found.tp99, found.tp999];
  return `${values.map((value) => (value === null ? '–' : number(value))).join(' / ')} ms of ${found.samples}`;
}

/** `37 of 40 pairs differ`. */
export function agreementLine(side: ComparedRoute['before']): string {
  return side === undefined ? 'not replayed' : `${side.differing} of ${side.pairs} pairs differ`;
}

/** `compat column-dropped: looked at 40, now 12`. */
export function ruleLine({ tool, id, before, after }: ComparedRule): string {
  const count = (examined: number | undefined): string =>
    examined === undefined ? 'did not run' : `looked at ${examined}`;
  return `${tool} ${id}: ${count(before)}, now ${count(after)}`;
}
