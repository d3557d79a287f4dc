/** One record of a CSV file. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** Line on which it begins, from 1. */
  readonly line: number;
}

/** Records of comma-separated text (RFC 4180). A quote that does not end runs to the end; blank lines are left out. */
export function* csvRecords(text: string): Generator<CsvRecord> {
  const field = /(?:"((?:[^"]|"")*)(?:"|$)|([^,\r\n]*))(,|\r?\n|\r|$)?/y;
  let fields: string[] = [];
  let line = 1;
  let begins = 1;
  for (let at = 0; at < text.length;) {
    field.lastIndex = at;
    const [whole = '', quoted, plain = '', end = ''] = field.exec(text) ?? [];
    fields.push(quoted?.replaceAll('""', '"') ?? plain);
    // Stray text behind a closing quote is skipped, so that each turn moves on.
    at += Math.max(1, whole.length);
    line += whole.split('\n').length - 1;
    if (end === ',' && at < text.length) continue;
    if (end === '' && at < text.length) continue;
    if (fields.some((value) => value !== '')) yield { fields, line: begins };
    fields = [];
    begins = line;
  }
}
