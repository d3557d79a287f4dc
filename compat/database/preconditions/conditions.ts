/** What each precondition asks, by its name. Pure. */
import { quoteBackticks } from '../mysql/names.ts';
import { quoteIdentifier } from '../sql.ts';
import type { Dialect } from '../read/dialect.ts';
import type { ObjectKind, SchemaObject } from './schema-object.ts';

/** A value that the precondition says; undefined where it says none. */
type Say = (key: string) => string | undefined;

/** Answered by what the schema holds. */
type OfObjects = (say: Say, objects: readonly SchemaObject[]) => boolean;

/** Whether something of this kind is there; names match in any case, and what is not said matches all. */
function exists(kind: ObjectKind, keys: Readonly<Partial<Record<keyof SchemaObject, string>>>): OfObjects {
  return (say, objects) =>
    objects.some(
      (object) =>
        object.kind === kind &&
        Object.entries(keys).every(([part, key]) =>
          isSame(say(key), object[part as keyof SchemaObject], part === 'schema'),
        ),
    );
}

function isSame(said: string | undefined, found: string, isSchema: boolean): boolean {
  // On MySQL there is one database, and its name is not known.
  if (said === undefined || said === '' || (isSchema && found === '')) return true;
  const plain = (text: string): string => text.replace(/["`\s]/g, '').toLowerCase();
  return plain(said) === plain(found);
}

const table = { schema: 'schemaName', table: 'tableName' } as const;

export const ofObjects: Readonly<Record<string, OfObjects>> = {
  tableExists: exists('table', table),
  viewExists: exists('view', { schema: 'schemaName', table: 'viewName' }),
  sequenceExists: exists('sequence', { schema: 'schemaName', table: 'sequenceName' }),
  columnExists: exists('column', { ...table, name: 'columnName' }),
  indexExists: exists('index', { ...table, name: 'indexName', columns: 'columnNames' }),
  primaryKeyExists: exists('primary key', { ...table, name: 'primaryKeyName' }),
  uniqueConstraintExists: exists('unique constraint', {
    ...table,
    name: 'constraintName',
    columns: 'columnNames',
  }),
  foreignKeyConstraintExists: exists('foreign key', {
    schema: 'foreignKeyTableSchemaName',
    table: 'foreignKeyTableName',
    name: 'foreignKeyName',
  }),
};

/** Answered by the first value of a query. */
interface OfRows {
  sql(say: Say, dialect: Dialect): string;
  /** What the value must be. */
  expected(say: Say): string;
}

export const ofRows: Readonly<Record<string, OfRows>> = {
  sqlCheck: {
    sql: (say) => say('sql') ?? '',
    expected: (say) => say('expectedResult') ?? '',
  },
  rowCount: {
    sql: (say, dialect) => `SELECT COUNT(*) AS n FROM ${tableIn(say, dialect)}`,
    expected: (say) => say('expectedRows') ?? '',
  },
  tableIsEmpty: {
    sql: (say, dialect) =>
      `SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${tableIn(say, dialect)} LIMIT 1) AS found`,
    expected: () => '0',
  },
};

function tableIn(say: Say, dialect: Dialect): string {
  const name = say('tableName') ?? '';
  if (dialect === 'mysql') return quoteBackticks(name);
  const folded = (text: string): string => quoteIdentifier(/\p{Ll}/u.test(text) ? text : text.toLowerCase());
  const schema = say('schemaName');
  return schema === undefined ? folded(name) : `${folded(schema)}.${folded(name)}`;
}
