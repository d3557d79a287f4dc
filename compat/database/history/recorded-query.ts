/** What a query uses of a schema, as the history keeps it. Pure. */
import { createHash } from 'node:crypto';
import type { Plan } from '../engine/plan.ts';
import type { SchemaModel } from '../model.ts';
import type { Query } from '../queries/planned.ts';
import { scan } from '../queries/scan.ts';
import type { QueryShape } from '../queries/shape.ts';
import { plainName } from '../sql.ts';
import { columnKey, functionKey, labelKey, signatureOf, tableKey, typeKey } from './object-key.ts';
import type { RecordedQuery } from './release-record.ts';

/**
 * Tables and columns as the server recorded them; where it could not, whatever the text may mean. Functions by
 * name, and so are types. Labels of an enum where they are written, and all of them where a parameter may hold any.
 */
export function recordedQuery(
  query: Query,
  { plan, shape, schema }: { readonly plan: Plan; readonly shape: QueryShape; readonly schema: SchemaModel },
): RecordedQuery {
  const text = wordsOf(query.sql);
  // A query that takes up SQL at run time may use all of a table that it names.
  const isOpen = query.isOpen === true;
  const isKnown = plan.works && plan.uses.length > 0 && !isOpen;
  const uses = new Set([
    ...(isKnown
      ? recordedUses(plan, text)
      : guessedUses({ ...shape, takesAllColumns: shape.takesAllColumns || isOpen }, text, schema)),
    ...schema.functions
      .filter(({ name }) => text.words.has(name))
      .map((item) => functionKey(signatureOf(item))),
    ...schema.enums.filter(({ name }) => text.words.has(name)).map(typeKey),
    ...labelUses(plan, text, schema),
  ]);
  return {
    name: query.name,
    fingerprint: query.fingerprint ?? digest(query.sql),
    uses: [...uses].sort(),
    ...(!isKnown && { guessed: true }),
  };
}

function recordedUses(plan: Plan & { works: true }, { words }: Words): string[] {
  // Behind `excluded` the server counts every column of the table as used.
  const isNamed = (column: string): boolean => !words.has('excluded') || words.has(column);
  return plan.uses.flatMap(({ table, column }) =>
    column === null || !isNamed(column) ? [tableKey(table)] : [tableKey(table), columnKey(table, column)],
  );
}

/** Rather too much: what is taken for used may not be dropped. */
function guessedUses(shape: QueryShape, { words, code }: Words, { tables, views }: SchemaModel): string[] {
  const namesAll =
    !shape.known || shape.takesAllColumns || shape.insertsUnnamed || /[*]\s*(?:,|\bfrom\b|$)/i.test(code);
  return [...tables, ...views]
    .filter(({ name }) => words.has(name))
    .flatMap((table) => [
      tableKey(table),
      ...table.columns
        .filter(({ name }) => namesAll || words.has(name))
        .map(({ name }) => columnKey(table, name)),
    ]);
}

function labelUses(plan: Plan, { literals }: Words, { enums }: SchemaModel): string[] {
  const parameters = plan.works ? plan.parameters.map((type) => type.replaceAll('"', '')) : [];
  return enums.flatMap((type) => {
    const names = new Set([plainName(type), `${type.schema}.${type.name}`]);
    const takesAny = parameters.some((parameter) => names.has(parameter.replace(/\[\]$/, '')));
    return type.labels
      .filter(({ label }) => takesAny || literals.has(label))
      .map(({ label }) => labelKey(type, label));
  });
}

interface Words {
  /** Names as the server reads them: lower case, or as they stand in quotes. */
  readonly words: ReadonlySet<string>;
  readonly literals: ReadonlySet<string>;
  readonly code: string;
}

function wordsOf(sql: string): Words {
  const pieces = scan(sql);
  const code = pieces.map(({ kind, text }) => (kind === 'code' ? text : ' ')).join('');
  const quoted = pieces.filter(({ kind }) => kind === 'quoted').map(({ text }) => text);
  const names = quoted.filter((text) => text.startsWith('"')).map((text) => unquote(text, '"'));
  const literals = quoted.filter((text) => !text.startsWith('"')).map((text) => unquote(text, "'"));
  return {
    words: new Set([...(code.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? []), ...names]),
    literals: new Set(literals),
    code,
  };
}

function unquote(text: string, mark: string): string {
  return text
    .replace(/^[eE]?./, '')
    .replace(/.$/s, '')
    .replaceAll(mark + mark, mark);
}

/** Equal for queries that differ in space only. */
function digest(sql: string): string {
  return createHash('sha256').update(sql.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 16);
}
