import type { ChangeOf } from '../../changes.ts';
import type { ServerVersion } from '../../data/live-facts.ts';
import { isBefore } from '../../target-version.ts';
import type { SchemaModel, TableModel } from '../../model.ts';
import type { Migration } from '../../read/migration.ts';
import { plainName } from '../../sql.ts';
import { pathPattern, readPath } from '../names.ts';
import { oneLine } from '../replay/replay.ts';
import { inBrackets, splitAtCommas } from '../replay/text.ts';
import { splitStatements } from '../split-statements.ts';
import { olderDdl } from './older-ddl.ts';
import { onlineDdl } from './online-ddl.ts';

const alters = new RegExp(
  `^alter\\s+(?:\\w+\\s+)?table\\s+(?:if\\s+exists\\s+)?(${pathPattern})\\s+(.*)$`,
  'is',
);
const indexes = new RegExp(
  `^create\\s+(?:or\\s+replace\\s+)?((?:fulltext|spatial)\\s+index\\s+.*?)\\bon\\s+(${pathPattern})\\s*(\\(.*)$`,
  'is',
);

/** Statements that copy a table of the old schema, or lock it, as the manuals say; one finding for each. */
export function copiedByText(
  release: readonly Migration[],
  { tables }: SchemaModel,
  target?: ServerVersion,
): ChangeOf<'table-copied'>[] {
  const old = new Map(tables.map((table) => [plainName(table), table]));
  let isChecking = true;
  return release.flatMap(({ name: file, sql }) =>
    splitStatements(sql).flatMap(({ text, line }): ChangeOf<'table-copied'>[] => {
      const off = /^set\b[^]*\bforeign_key_checks\s*=\s*(\w+)/i.exec(text)?.[1];
      if (off !== undefined) isChecking = !/^(?:0|off|false)$/i.test(off);
      const altered = alteredBy(text);
      const table = altered && old.get(plainName(altered.table));
      const found =
        table && (rowFor(altered.clauses, table, isChecking) ?? olderRowFor(altered.clauses, table, target));
      if (table === undefined || found === undefined) return [];
      const { schema, name } = table;
      const { way, why: refusal } = found;
      return [
        { kind: 'table-copied', table: { schema, name }, file, line, statement: oneLine(text), way, refusal },
      ];
    }),
  );
}

function rowFor(clauses: readonly string[], table: TableModel, isChecking: boolean) {
  // The server itself refuses a statement that names an algorithm which it cannot use.
  if (clauses.some((clause) => /^(?:algorithm|lock)\b/i.test(clause))) return undefined;
  const isReplaced = clauses.some((clause) => /^add\s+(?:constraint\s+\S+\s+)?primary\b/i.test(clause));
  const found = onlineDdl.filter((row) => clauses.some((clause) => row.matches(clause, table)));
  return found.find(
    ({ example }) =>
      !(isReplaced && example.clause === 'DROP PRIMARY KEY') &&
      !(!isChecking && example.clause.startsWith('ADD FOREIGN KEY')),
  );
}

function olderRowFor(
  clauses: readonly string[],
  table: TableModel,
  target: ServerVersion | undefined,
): (Pick<ChangeOf<'table-copied'>, 'way'> & { readonly why: string }) | undefined {
  if (target === undefined || clauses.some((clause) => /^(?:algorithm|lock)\b/i.test(clause)))
    return undefined;
  const row = olderDdl.find(
    (one) => isBefore(target, one.until) && clauses.some((clause) => one.matches(clause, table)),
  );
  return row && { way: 'rebuilt', why: row.why };
}

function alteredBy(text: string): { table: ReturnType<typeof readPath>; clauses: string[] } | undefined {
  const [, path, rest = ''] = alters.exec(text) ?? [];
  if (path !== undefined) return { table: readPath(path, undefined), clauses: splitAtCommas(rest) };
  const [, index = '', on, keys = ''] = indexes.exec(text) ?? [];
  if (on === undefined) return undefined;
  return { table: readPath(on, undefined), clauses: [`ADD ${index} (${inBrackets(keys)?.inside ?? ''})`] };
}
