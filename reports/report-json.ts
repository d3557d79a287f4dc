import type { Report, Table } from './report.ts';

/**
 * The report as JSON text in pieces: one line per result, blob and table row.
 *
 * There is never one string of the whole: Node cannot hold strings over 512 MiB, and a large replay
 * reaches that. The pieces joined are one JSON document that parses back to an equal report.
 */
export async function* reportJson(report: Report): AsyncIterable<string> {
  yield* objectJson(report);
}

/** As {@link reportJson}, for any object that grows with a report. */
export function* objectJson(object: object): Iterable<string> {
  let before = '{\n';
  for (const [key, value] of Object.entries(object) as [string, unknown][]) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}: `;
    before = ',\n';
    if (key === 'tables') yield* lines((value as readonly Table[]).map(tableJson));
    else if (Array.isArray(value)) yield* lines(value.map(one));
    else yield JSON.stringify(value);
  }
  yield '\n}\n';
}

/** Members of an array, each on its own line; each member writes its own pieces. */
function* lines(members: readonly Iterable<string>[]): Iterable<string> {
  if (members.length === 0) {
    yield '[]';
    return;
  }
  let before = '[\n';
  for (const member of members) {
    yield before;
    yield* member;
    before = ',\n';
  }
  yield '\n]';
}

function* one(value: unknown): Iterable<string> {
  // A hole or a function is no JSON; null keeps the array's length, as JSON.stringify does.
  yield JSON.stringify(value) ?? 'null';
}

function* tableJson({ rows, ...rest }: Table): Iterable<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"rows": `;
  yield* lines(rows.map(one));
  yield '}';
}
