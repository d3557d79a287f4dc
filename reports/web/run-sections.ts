/** What the run measured and covered: gates in full view, the rest folded. */
import { label } from '../place.ts';
import type { Quantiles, Report } from '../report.ts';
import {
  gateLimit,
  gateName,
  gateValue,
  gatesByRank,
  ledgerLines,
  number,
  samplesLine,
  truncationLine,
} from '../wording/facts.ts';
import { markup, type Markup } from '../wording/markup.ts';
import { folded, list, markOf, table } from './pieces.ts';

export function gatesSection(report: Report): Markup | undefined {
  if (report.gates.length === 0) return undefined;
  const rows = gatesByRank(report).map((gate) => [
    markOf(gate.outcome),
    gate.tool,
    gateName(gate),
    gateValue(gate),
    gateLimit(gate),
    samplesLine(gate.samples, gate.samplesMin),
  ]);
  const columns = ['Outcome', 'Tool', 'Gate', 'Value', 'Limit', 'Samples'];
  return markup`<section aria-labelledby="gates"><h2 id="gates">Gates</h2>${table('Measured value and its limit', columns, rows)}</section>\n`;
}

/** Tables of few rows, in full view. */
export function briefTables({ tables = [] }: Report): readonly Markup[] {
  return tables
    .filter(({ isBrief }) => isBrief)
    .map(
      ({ name, columns, rows }) =>
        markup`<section><h2>${name}</h2>${table('In brief', columns, rows)}</section>\n`,
    );
}

/** In the order in which a reviewer asks. */
export function* runSections(report: Report): Iterable<Markup> {
  const { notices, truncated, routes, ledger, coverage, orders, rules, tables = [] } = report;
  if (truncated.length > 0) yield folded('truncated', 'Shown in part', list(truncated.map(truncationLine)));
  if (notices.length > 0) {
    const rows = notices.map(({ kind, message }) => [kind, message]);
    yield folded(
      'notices',
      `Notices (${notices.length})`,
      table('Said by the harness', ['Kind', 'Message'], rows),
    );
  }
  if (report.baseline?.fixed?.length) yield fixedSection(report.baseline.fixed);
  if (routes) yield routesSection(routes);
  if (ledger) yield ledgerSection(ledger);
  if (coverage) yield coverageSection(coverage);
  if (orders) yield ordersSection(orders);
  if (rules.length > 0) yield rulesSection(rules);
  const raw = tables.filter(({ isBrief }) => isBrief !== true);
  for (const [index, one] of raw.entries()) yield rawTable(`table-${index + 1}`, one);
}

function fixedSection(fixed: NonNullable<NonNullable<Report['baseline']>['fixed']>): Markup {
  const rows = fixed.map(({ tool, rule, title, place }) => [tool, rule, title, label(place)]);
  return folded(
    'fixed',
    `Fixed since the baseline (${fixed.length})`,
    table('Fixed', ['Tool', 'Rule', 'Title', 'Place'], rows),
  );
}

function routesSection(routes: NonNullable<Report['routes']>): Markup {
  const columns = [
    'Route',
    'Pairs',
    'Differing',
    'Group',
    'Samples',
    'TP50 ms',
    'TP90 ms',
    'TP99 ms',
    'TP999 ms',
  ];
  const rows = routes.flatMap(({ route, pairs, differing, stable, preview }) => [
    [route, pairs, differing, 'stable', ...quantiles(stable)],
    [route, pairs, differing, 'preview', ...quantiles(preview)],
  ]);
  const caption = 'Latency and agreement of each route; none: too few samples';
  return folded('routes', `Replayed routes (${routes.length})`, table(caption, columns, rows));
}

function quantiles({ samples, ...rest }: Quantiles): (string | number | null)[] {
  const shown = (value: number | null) => (value === null ? null : Number(number(value)));
  return [samples, shown(rest.tp50), shown(rest.tp90), shown(rest.tp99), shown(rest.tp999)];
}

function ledgerSection(ledger: NonNullable<Report['ledger']>): Markup {
  const part = (stage: string, reasons: Readonly<Record<string, number>>) =>
    Object.entries(reasons).map(([reason, count]) => [stage, reason, count]);
  const rows = [
    ['lines', '', ledger.lines],
    ['read', '', ledger.read],
    ...part('method', ledger.methods),
    ['selected', '', ledger.selected],
    ...part('skipped', ledger.skipped),
    ['sent', '', ledger.sent],
    ...part('not sent', ledger.notSent),
    ['compared', '', ledger.compared],
    ...part('set aside', ledger.setAside),
  ];
  const range = ledger.firstAt === undefined ? '' : `, ${ledger.firstAt} to ${ledger.lastAt ?? 'unknown'}`;
  return folded('ledger', 'Ledger of the capture', [
    markup`<p>${ledger.files.join(', ')} (${ledger.format}${range})</p>`,
    list(ledgerLines(ledger)),
    table('Where every record went', ['Step', 'Reason', 'Records'], rows),
  ]);
}

function coverageSection(coverage: NonNullable<Report['coverage']>): Markup {
  const rows = coverage.map(({ place, changed, exercised }) => [
    label(place),
    changed ? (exercised === 0 ? markup`<strong>changed, not exercised</strong>` : 'changed') : 'unchanged',
    exercised,
  ]);
  const caption = 'Changed places and whether replay exercised them';
  return folded(
    'coverage',
    `Coverage (${coverage.length})`,
    table(caption, ['Place', 'Change', 'Requests compared'], rows),
  );
}

function ordersSection({ deploy, rollback, cycles, edges }: NonNullable<Report['orders']>): Markup {
  return folded('orders', 'Orders', [
    markup`<p><strong>Deploy:</strong> ${deploy.join(' → ')}</p><p><strong>Roll back:</strong> ${rollback.join(' → ')}</p>`,
    list(cycles.map((cycle) => `Cycle: ${cycle.join(' → ')}`)),
    table(
      'Who calls whom',
      ['Caller', 'Callee'],
      edges.map(({ from, to }) => [from, to]),
    ),
  ]);
}

function rulesSection(rules: Report['rules']): Markup {
  const rows = rules.map(({ tool, id, title, level, examined }) => [tool, id, title, level, examined]);
  return folded(
    'rules',
    `Rules examined (${rules.length})`,
    table('How much each looked at', ['Tool', 'Rule', 'Title', 'Level', 'Examined'], rows),
  );
}

function rawTable(id: string, { name, tool, columns, rows }: NonNullable<Report['tables']>[number]): Markup {
  return folded(id, `Table of ${tool}: ${name}`, table(name, columns, rows));
}
