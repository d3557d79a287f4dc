import type { Table } from '../../report.ts';
import { visible } from '../../wording/visible.ts';

/** A table as CSV (RFC 4180), some lines a piece. Texts that a spreadsheet would calculate get an apostrophe. */
export function* csvLines({ columns, rows }: Table, linesPerPiece = 1000): Iterable<string> {
  yield line(columns);
  for (let from = 0; from < rows.length; from += linesPerPiece)
    yield rows
      .slice(from, from + linesPerPiece)
      .map(line)
      .join('');
}

function line(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return String(value ?? '');
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${visible(inert).replaceAll('"', '""')}"` : visible(inert);
}
