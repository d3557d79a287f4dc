/** Reads the schema out of information_schema. MySQL and MariaDB write some of it differently. */
import type { IndexModel } from '../../details.ts';
import type {
  CheckModel,
  ForeignKeyModel,
  FunctionModel,
  SchemaModel,
  TableModel,
  UniqueModel,
} from '../../model.ts';
import type { TextRow } from '../../engine/messages.ts';
import { ownSchema } from '../names.ts';
import { canonicalDefault, withTouch } from '../replay/definition.ts';
import { detailsOf } from '../replay/model-of.ts';
import { oneSpelling } from '../replay/spelling.ts';
import { splitAtCommas } from '../replay/text.ts';
import { canonicalType, implicitDefault } from '../type.ts';
import { Identities } from './identities.ts';

const tables = `SELECT table_name AS name, table_type AS kind FROM information_schema.tables
  WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED')
    AND table_name NOT LIKE 'seaworthy\\_probe%' ORDER BY table_name`;

const columns = `SELECT c.table_name AS owner, c.column_name AS name, c.column_type AS type, c.column_default AS value,
    c.is_nullable AS nullable, c.extra AS extra, c.generation_expression AS expression,
    CASE WHEN c.collation_name = s.default_collation_name THEN NULL ELSE c.collation_name END AS collation
  FROM information_schema.columns c JOIN information_schema.schemata s ON s.schema_name = c.table_schema
  WHERE c.table_schema = DATABASE() ORDER BY c.table_name, c.ordinal_position`;

const indexes = (
  expression: string,
): string => `SELECT table_name AS owner, index_name AS name, column_name AS col,
    sub_part AS prefix, ${expression} AS expression, non_unique = 0 AS uniq, LOWER(index_type) AS method
  FROM information_schema.statistics WHERE table_schema = DATABASE()
  ORDER BY table_name, index_name, seq_in_index`;

const foreignKeys = `SELECT k.table_name AS owner, k.constraint_name AS name, k.column_name AS col,
    k.referenced_table_schema = DATABASE() AS own, k.referenced_table_schema AS "schema",
    k.referenced_table_name AS target, k.referenced_column_name AS targetColumn,
    r.delete_rule AS onDelete, r.update_rule AS onUpdate
  FROM information_schema.key_column_usage k
  JOIN information_schema.referential_constraints r
    ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
  WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
  ORDER BY k.table_name, k.constraint_name, k.ordinal_position`;

const checks = (owner: string, from: string): string => `SELECT ${owner} AS owner, c.constraint_name AS name,
    c.check_clause AS expression FROM information_schema.check_constraints c ${from}
  WHERE c.constraint_schema = DATABASE() ORDER BY 1, 2`;

const views = `SELECT table_name AS name, is_updatable AS updatable, check_option <> 'NONE' AS checked
  FROM information_schema.views WHERE table_schema = DATABASE()`;

const triggers = `SELECT event_object_table AS owner, trigger_name AS name, action_statement AS body,
    LOWER(CONCAT(action_timing, ' ', event_manipulation)) AS moment
  FROM information_schema.triggers WHERE trigger_schema = DATABASE() ORDER BY 1, 2`;

const routines = `SELECT r.routine_name AS name, LOWER(r.routine_type) AS kind, r.dtd_identifier AS result,
    r.routine_definition AS body,
    (SELECT GROUP_CONCAT(p.dtd_identifier ORDER BY p.ordinal_position SEPARATOR ', ') FROM information_schema.parameters p
      WHERE p.specific_schema = r.routine_schema AND p.specific_name = r.specific_name AND p.ordinal_position > 0) AS arguments
  FROM information_schema.routines r WHERE r.routine_schema = DATABASE() ORDER BY r.routine_name`;

type Ask = (sql: string) => Promise<readonly TextRow[]>;

/** The schema of the session's database as it stands; `identities` numbers its tables and columns. */
export async function readCatalog(
  ask: Ask,
  identities: Identities,
  isMariadb: boolean,
): Promise<SchemaModel> {
  const found = await ask(tables);
  const columnsOf = byOwner(await ask(columns));
  const indexesOf = byOwner(await ask(indexes(isMariadb ? 'NULL' : 'expression')));
  const keysOf = byOwner(await ask(foreignKeys));
  const checkFrom = `JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema
    AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK' AND t.enforced = 'YES'`;
  const checksOf = byOwner(
    await ask(isMariadb ? checks('c.table_name', '') : checks('t.table_name', checkFrom)),
  );
  const triggersOf = byOwner(await ask(triggers));
  const viewsBy = new Map((await ask(views)).map((row) => [row['name'], row]));
  return {
    tables: found
      .filter(({ kind }) => kind !== 'VIEW')
      .map(({ name: owner }): TableModel => {
        const name = owner ?? '';
        return {
          ...identities.table(name),
          columns: columnsOf(name).map((row) => ({
            position: identities.column(name, row['name'] ?? ''),
            ...columnOf(row, isMariadb),
          })),
          uniques: groups(indexesOf(name).filter(isUnique)).map(uniqueOf),
          checks: checksOf(name).map(checkOf),
          foreignKeys: groups(keysOf(name)).map(foreignKeyOf),
          details: detailsOf(
            groups(indexesOf(name).filter((row) => !isUnique(row))).map(indexOf),
            triggersOf(name).map(triggerOf),
          ),
        };
      }),
    views: found
      .filter(({ kind }) => kind === 'VIEW')
      .map(({ name }) => ({
        ...identities.table(name ?? ''),
        columns: columnsOf(name ?? '').map((row) => {
          const { name: column, type } = columnOf(row, isMariadb);
          return { name: column, type };
        }),
        writable: viewsBy.get(name)?.['updatable'] === 'YES',
        demands: viewsBy.get(name)?.['checked'] === '1' ? ['check_option'] : [],
      })),
    enums: [],
    functions: (await ask(routines)).map(routineOf),
  };
}

function routineOf({ name, kind, arguments: given, result, body }: TextRow): FunctionModel {
  return {
    schema: ownSchema,
    name: name ?? '',
    arguments: splitAtCommas(given ?? '')
      .map(canonicalType)
      .join(', '),
    result: result == null ? (kind ?? '') : canonicalType(result),
    body: oneSpelling(body ?? ''),
  };
}

function triggerOf({ name, moment, body }: TextRow): Parameters<typeof detailsOf>[1][number] {
  return { name: name ?? '', moment: moment ?? '', body: body ?? '' };
}

function isUnique({ uniq }: TextRow): boolean {
  return uniq === '1';
}

function byOwner(rows: readonly TextRow[]): (owner: string) => readonly TextRow[] {
  const groups = grouped(rows, 'owner');
  return (owner) => groups.get(owner) ?? [];
}

/** Rows of one index or key each; they come in order. */
function groups(rows: readonly TextRow[]): (readonly TextRow[])[] {
  return [...grouped(rows, 'name').values()];
}

function grouped(rows: readonly TextRow[], key: string): Map<string, TextRow[]> {
  const found = new Map<string, TextRow[]>();
  for (const row of rows) {
    const group = found.get(row[key] ?? '') ?? [];
    group.push(row);
    found.set(row[key] ?? '', group);
  }
  return found;
}

function columnOf(row: TextRow, isMariadb: boolean): Omit<TableModel['columns'][number], 'position'> {
  const { name, type, value, nullable, extra, expression, collation } = row;
  const said = (extra ?? '').toLowerCase();
  const generated =
    /generated/.test(said) && !said.includes('default_generated') && (expression ?? '') !== '';
  const text = collation === null || collation === undefined ? '' : ` collate ${collation}`;
  const notNull = nullable === 'NO';
  const whole = `${canonicalType(type ?? '')}${text}`;
  const stated = generated ? null : defaultOf(value ?? null, said, isMariadb);
  const filled = stated ?? (notNull ? implicitDefault(whole) : null);
  const touch = /\bon update (\S+)/.exec(said)?.[1];
  return {
    name: name ?? '',
    type: whole,
    notNull,
    default: withTouch({ default: filled, notNull }, touch && canonicalDefault(touch)),
    identity: said.includes('auto_increment') ? 'by default' : null,
    generated,
    computedBy: generated ? oneSpelling(expression ?? '') : null,
  };
}

/** MariaDB writes SQL and `NULL` for none; MySQL writes bare values and marks expressions. */
function defaultOf(value: string | null, extra: string, isMariadb: boolean): string | null {
  if (value === null || (isMariadb && value.toUpperCase() === 'NULL')) return null;
  const isSql = isMariadb || extra.includes('default_generated') || /^current_timestamp/i.test(value);
  return isSql ? canonicalDefault(value) : `'${value.replaceAll("'", "''")}'`;
}

function keyed(rows: readonly TextRow[]): Pick<UniqueModel, 'name' | 'keys' | 'columns' | 'predicate'> {
  const plain = rows.map(({ col, prefix }) => (prefix === null ? (col ?? null) : null));
  return {
    name: rows[0]?.['name'] ?? '',
    keys: rows.map(({ col, prefix, expression }, i) => plain[i] ?? expression ?? `left(${col}, ${prefix})`),
    columns: plain,
    predicate: null,
  };
}

function uniqueOf(rows: readonly TextRow[]): UniqueModel {
  const index = keyed(rows);
  return { ...index, nullsNotDistinct: false, primary: index.name === 'PRIMARY' };
}

function indexOf(rows: readonly TextRow[]): IndexModel {
  return { ...keyed(rows), method: rows[0]?.['method'] ?? '' };
}

function checkOf({ name, expression }: TextRow): CheckModel {
  return { name: name ?? '', expression: expression ?? '', validated: true };
}

function foreignKeyOf(rows: readonly TextRow[]): ForeignKeyModel {
  const [first] = rows;
  const columns = rows.map(({ col }) => col ?? '');
  const targetColumns = rows.map(({ targetColumn }) => targetColumn ?? '');
  const table = first?.['target'] ?? '';
  const action = (on: string, rule: string | null | undefined): string =>
    rule === null || rule === undefined || /^(?:restrict|no action)$/i.test(rule) ? '' : ` ON ${on} ${rule}`;
  const actions = `${action('DELETE', first?.['onDelete'])}${action('UPDATE', first?.['onUpdate'])}`;
  return {
    name: first?.['name'] ?? '',
    columns,
    target: { schema: first?.['own'] === '1' ? ownSchema : (first?.['schema'] ?? ''), name: table },
    targetColumns,
    validated: true,
    definition: `FOREIGN KEY (${columns.join(', ')}) REFERENCES ${table}(${targetColumns.join(', ')})${actions}`,
  };
}
