import type { Measured, Row } from './benchmark.ts';

/** A Markdown table that stands in `docs/benchmarks.md` as it is printed. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [['', 'median', 'least – most', 'ratio'], ...rows.map((row) => cellsOf(row, rows))];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((line) => (line[column] ?? '').length)));
  const [head = '', ...body] = cells.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n');
}

function cellsOf(row: Row, rows: readonly Row[]): readonly string[] {
  if ('skipped' in row) return [row.name, `skipped: ${row.skipped}`, '', ''];
  const base = rows.find((other): other is Measured => 'unit' in other && other.unit === row.unit) ?? row;
  return [
    row.name,
    `${figure(median(row.costs))} ${row.unit}`,
    `${figure(Math.min(...row.costs))} – ${figure(Math.max(...row.costs))}`,
    (median(row.costs) / median(base.costs)).toFixed(2),
  ];
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** The middle one; the mean of the middle two of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor((sorted.length - 1) / 2);
  const [low = NaN, high = low] = sorted.slice(middle, sorted.length % 2 === 0 ? middle + 2 : middle + 1);
  return (low + high) / 2;
}
