import type { Gate, Notice, Report, RouteRow } from '../report.ts';
import type { Result } from '../result.ts';
import { runHead } from '../run-head.ts';
import { inReportOrder, isFinding } from '../weight.ts';
import { standingOf } from '../wording/outcome.ts';
import type { ComparedResult, Comparison, ResultSide, RouteSide } from './comparison.ts';

/**
 * Holds two reports against each other: findings by fingerprint and digest, gates, routes and rules by name.
 *
 * It judges nothing. A finding that is gone may have been mended or not have been looked for; the two are told
 * apart by `after` (looked at, and it passed) and `notLookedAt` (its rule did not run).
 */
export function compareReports(before: Report, after: Report): Comparison {
  const pairs = resultPairs(before.results, after.results);
  const both = pairs.filter(({ older, newer }) => isOn(older) && isOn(newer));
  return {
    before: runHead(before),
    after: runHead(after),
    appeared: pairs
      .filter(({ older, newer }) => !isOn(older) && isOn(newer))
      .map((pair) => compared(pair, before)),
    gone: pairs
      .filter(({ older, newer }) => isOn(older) && !isOn(newer))
      .map((pair) => compared(pair, after)),
    changed: both.filter(isChanged).map((pair) => compared(pair, after)),
    unchanged: both.filter((pair) => !isChanged(pair)).length,
    gates: byName(before.gates, after.gates, gateKey).map(({ one: { tool, name, place }, ...sides }) => ({
      tool,
      name,
      ...(place !== undefined && { place }),
      ...sides,
    })),
    routes: byName(before.routes ?? [], after.routes ?? [], ({ route }) => route).map(
      ({ one, before: older, after: newer }) => ({
        route: one.route,
        ...(older && { before: routeSide(older) }),
        ...(newer && { after: routeSide(newer) }),
      }),
    ),
    rules: byName(before.rules, after.rules, ({ tool, id }) => `${tool} ${id}`)
      .map(({ one: { tool, id, title }, before: older, after: newer }) => ({
        tool,
        id,
        title,
        ...(older && { before: older.examined }),
        ...(newer && { after: newer.examined }),
      }))
      .filter((rule) => rule.before !== rule.after),
    notices: cautions(before, after),
  };
}

interface Pair {
  readonly older: Result | undefined;
  readonly newer: Result | undefined;
  /** The one of them that speaks for both. */
  readonly one: Result;
}

/** Every fingerprint of the two, in the order of a report. */
function resultPairs(before: readonly Result[], after: readonly Result[]): readonly Pair[] {
  const older = new Map(before.map((result) => [result.fingerprint, result]));
  const now = new Set(after.map(({ fingerprint }) => fingerprint));
  const pairs: Pair[] = [
    ...after.map((newer) => ({ older: older.get(newer.fingerprint), newer, one: newer })),
    ...before
      .filter(({ fingerprint }) => !now.has(fingerprint))
      .map((one) => ({ older: one, newer: undefined, one })),
  ];
  return pairs.sort((a, b) => inReportOrder(a.one, b.one));
}

function isOn(result: Result | undefined): boolean {
  return result !== undefined && isFinding(result);
}

function isChanged({ older, newer }: Pair): boolean {
  return (
    older === undefined ||
    newer === undefined ||
    standingOf(older) !== standingOf(newer) ||
    older.level !== newer.level ||
    older.digest !== newer.digest
  );
}

/** @param other the report that may not have it */
function compared({ older, newer, one }: Pair, other: Report): ComparedResult {
  const { fingerprint, tool, rule, key, title, places } = one;
  const isMissing = older === undefined || newer === undefined;
  const hasRun = other.rules.some((ran) => ran.tool === tool && ran.id === rule && ran.examined > 0);
  return {
    fingerprint,
    tool,
    rule,
    key,
    title,
    place: places[0],
    ...(older && { before: resultSide(older) }),
    ...(newer && { after: resultSide(newer) }),
    ...(isMissing && !hasRun && { notLookedAt: true }),
  };
}

function resultSide(result: Result): ResultSide {
  const { level, digest, message, observations } = result;
  return {
    standing: standingOf(result),
    level,
    ...(digest !== undefined && { digest }),
    message,
    observations,
  };
}

function routeSide({ pairs, differing, stable, preview }: RouteRow): RouteSide {
  return { pairs, differing, stable, preview };
}

function gateKey({ tool, name, place = '' }: Gate): string {
  return JSON.stringify([tool, name, place]);
}

/** Members of two lists under their names: the later run's order, then what only the earlier one has. */
function byName<One extends object>(
  before: readonly One[],
  after: readonly One[],
  nameOf: (one: One) => string,
): readonly { readonly one: One; readonly before?: One; readonly after?: One }[] {
  const older = new Map(before.map((one) => [nameOf(one), one]));
  const newer = new Map(after.map((one) => [nameOf(one), one]));
  return [...new Map([...newer, ...older]).keys()].flatMap((name) => {
    const [was, is] = [older.get(name), newer.get(name)];
    const one = is ?? was;
    return one === undefined ? [] : [{ one, ...(was && { before: was }), ...(is && { after: is }) }];
  });
}

/** What a reader must know before believing the rest. */
function cautions(before: Report, after: Report): readonly Notice[] {
  const differs = (what: string, was = 'none', is = 'none'): readonly string[] =>
    was === is ? [] : [`The runs are not of one ${what}: ${was} before, ${is} after.`];
  return [
    ...differs('service', before.subject.service, after.subject.service),
    ...differs('tool', before.tool, after.tool),
    ...differs('stage', before.stage, after.stage),
    ...differs('strategy', before.subject.strategy, after.subject.strategy),
    ...(before.partial ? ['The earlier run is partial.'] : []),
    ...(after.partial ? ['The later run is partial.'] : []),
    ...(before.runId === after.runId ? ['Both are the same run.'] : []),
    ...(before.endedAt > after.endedAt ? ['The run called "before" ended after the other.'] : []),
  ].map((message) => ({ kind: 'info', message }));
}
