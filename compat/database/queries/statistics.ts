import { csvRecords } from './csv.ts';
import { jsonObjects } from './json-objects.ts';

/** A row of exported statistics: the text of a query, and how often it was sent. */
export interface StatisticsRow {
  readonly query: string;
  readonly calls?: number;
  readonly line: number;
}

interface Columns {
  /** Lower case. */
  readonly query: string;
  readonly calls: string;
}

/** Rows of a CSV file with a header or of JSON that has the column of the query; none where it has not. */
export function* statisticsRows(text: string, columns: Columns): Generator<StatisticsRow> {
  for (const { fields, line } of /^\s*[[{]/.test(text) ? jsonObjects(text) : csvObjects(text)) {
    const values = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
    const query = values.get(columns.query);
    const calls = Number(values.get(columns.calls) ?? NaN);
    if (typeof query !== 'string' || query.trim() === '') continue;
    yield { query, line, ...(Number.isSafeInteger(calls) && { calls }) };
  }
}

function* csvObjects(text: string): Generator<{ fields: Record<string, string>; line: number }> {
  let header: readonly string[] | undefined;
  for (const { fields, line } of csvRecords(text)) {
    if (header === undefined) header = fields;
    else yield { fields: Object.fromEntries(header.map((name, i) => [name, fields[i] ?? ''])), line };
  }
}
