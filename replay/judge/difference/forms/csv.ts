import type { BodyForm } from './body-form.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** Rows by the names of their columns (RFC 4180), whichever character parts them. */
export const csv: BodyForm = {
  name: 'CSV',
  recognizes: (type) => /^text\/(?:csv|tab-separated-values)/.test(type),
  read(text) {
    const [names = [], ...rows] = rowsOf(text) ?? [];
    if (names.length < 2 || rows.some((row) => row.length !== names.length)) return undefined;
    const isHead = new Set(names).size === names.length && names.every((name) => /^\D/.test(name));
    if (!isHead) return { value: [names, ...rows], doubled: [] };
    return {
      value: rows.map((row) => Object.fromEntries(row.map((cell, index) => [names[index] ?? '', cell]))),
      doubled: [],
    };
  },
  example: {
    type: 'text/csv',
    stable: 'id,title,price\r\n1,"A, B",5\r\n2,C,5\r\n',
    preview: 'id,title,price\r\n1,"A, B",5\r\n2,C,6\r\n',
    differences: ['body:/*/price value-changed'],
  },
};

/** Undefined where a quote is not closed. */
function rowsOf(text: string): readonly (readonly string[])[] | undefined {
  const [head = ''] = text.split('\n', 1);
  const delimiter = delimiters.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  const cell = new RegExp(
    String.raw`("(?:[^"]|"")*"|[^"${delimiter}\r\n]*)(${delimiter === '|' ? String.raw`\|` : delimiter}|\r?\n|$)`,
    'y',
  );
  const rows: string[][] = [];
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const [all = '', content = '', end] = cell.exec(text) ?? [];
    if (all === '') return undefined;
    row.push(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content);
    if (end === delimiter) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
