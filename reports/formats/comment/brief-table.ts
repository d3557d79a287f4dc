import type { Table } from '../../report.ts';
import { inline } from './escape.ts';

const rowsMax = 20;

/** A table of few rows, with its name as a heading. */
export function briefTable({ name, columns, rows }: Table): string {
  const line = (cells: Table['rows'][number]): string =>
    `| ${cells.map((value) => inline(String(value ?? 'none'), 100)).join(' | ')} |`;
  const rule = `|${' --- |'.repeat(columns.length)}`;
  const lines = [line(columns), rule, ...rows.slice(0, rowsMax).map(line)];
  return `### ${inline(name.charAt(0).toUpperCase() + name.slice(1), 200)}\n\n${lines.join('\n')}\n\n`;
}
