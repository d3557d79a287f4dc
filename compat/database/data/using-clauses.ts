/** How the statements of a release convert a column to another type. Pure. */
import type { Change } from '../changes.ts';
import type { Name } from '../model.ts';
import { scan, splitQueries } from '../queries/scan.ts';

interface Conversion {
  readonly schema: string | undefined;
  readonly table: string;
  readonly column: string;
  /** The text behind USING; null where there is none and the server casts. */
  readonly using: string | null;
}

/** Changes of types with what the release says of their conversion. */
export function withConversions(changes: readonly Change[], scripts: readonly string[]): Change[] {
  const said = scripts.flatMap(conversionsIn);
  return changes.map((change) => {
    if (change.kind !== 'column-type-changed') return change;
    const { table, newTable, column, after } = change;
    const own = said.filter(
      (one) => (isSaid(one, table) || isSaid(one, newTable)) && [column, after.name].includes(one.column),
    );
    const [first] = own;
    // Of several nobody knows which one meets the values of the old schema.
    return first === undefined || own.length > 1 ? change : { ...change, using: first.using };
  });
}

function isSaid({ schema, table }: Conversion, name: Name): boolean {
  return table === name.name && (schema === undefined || schema === name.schema);
}

const name = '"(?:[^"]|"")+"|[\\p{L}_][\\p{L}\\p{N}_$]*';
const altersTable = new RegExp(
  `^alter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?(?:(${name})\\s*\\.\\s*)?(${name})\\s*\\*?\\s+(.*)$`,
  'isu',
);
const altersType = new RegExp(
  `^alter\\s+(?:column\\s+)?(${name})\\s+(?:set\\s+data\\s+)?type\\b(.*)$`,
  'isu',
);

function conversionsIn(script: string): Conversion[] {
  return splitQueries(script).flatMap(({ text }) => {
    const [, schema, table, clauses] = altersTable.exec(withoutComments(text)) ?? [];
    if (table === undefined || clauses === undefined) return [];
    const [first = '', ...rest] = splitAtTop(clauses, ',');
    return [first, ...rest].flatMap((clause): Conversion[] => {
      const [, column, how] = altersType.exec(clause.trim()) ?? [];
      if (column === undefined || how === undefined) return [];
      const [, using] = splitAtTop(how, 'using');
      return [
        {
          schema: schema && nameOf(schema),
          table: nameOf(table),
          column: nameOf(column),
          using: using?.trim() ?? null,
        },
      ];
    });
  });
}

function withoutComments(text: string): string {
  return scan(text)
    .map((piece) => (piece.kind === 'comment' ? ' ' : piece.text))
    .join('');
}

function nameOf(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase();
}

/** Cuts at a comma or a word that is in no brackets and no quotes. */
function splitAtTop(text: string, at: ',' | 'using'): string[] {
  const parts = [''];
  let depth = 0;
  for (const piece of scan(text)) {
    const tokens = piece.kind === 'code' ? (piece.text.match(/[\w$]+|[^]/g) ?? []) : [piece.text];
    for (const token of tokens) {
      if (token === '(' || token === '[') depth += 1;
      if (token === ')' || token === ']') depth -= 1;
      if (depth === 0 && piece.kind === 'code' && token.toLowerCase() === at) parts.push('');
      else parts[parts.length - 1] += token;
    }
  }
  return parts;
}
