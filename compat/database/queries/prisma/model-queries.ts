import type { FoundQuery } from '../query-source.ts';
import type { PrismaModel, PrismaSchema, TableName } from './schema.ts';

/** The client always names its columns, so these queries stand for all that it may send. */
export function modelQueries({ models, enums, isMysql }: PrismaSchema): FoundQuery[] {
  const quote = (name: string): string => (isMysql ? `\`${name}\`` : `"${name}"`);
  const table = ({ schema, name }: TableName): string =>
    schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
  const labels = enums.map(({ name, labels, line, table: type }) => ({
    name: `${name} labels`,
    sql: `SELECT ${labels.map((label) => `'${label.replaceAll("'", "''")}'::${table(type)}`).join(', ')}`,
    line,
  }));
  const perModel = models.flatMap((model) =>
    statementsOf(model, { quote, table: table(model.table), isMysql }).map(([verb, sql]) => ({
      name: `${model.name}.${verb}`,
      sql,
      line: model.line,
    })),
  );
  const joins = joinTables(models).map(({ name, line }) => ({
    name,
    sql: `SELECT ${quote('A')}, ${quote('B')} FROM ${quote(name)}`,
    line,
  }));
  return [...labels, ...perModel, ...joins].map((query) =>
    isMysql ? { ...query, dialect: 'mysql' } : query,
  );
}

interface Writing {
  quote(name: string): string;
  readonly table: string;
  readonly isMysql: boolean;
}

function statementsOf(
  { columns, key, isView }: PrismaModel,
  writing: Writing,
): [verb: string, sql: string][] {
  const { table, isMysql } = writing;
  const quote = (name: string): string => writing.quote(name);
  if (columns.length === 0) return [];
  const all = columns.map(({ column }) => quote(column)).join(', ');
  const find: [string, string] = ['find', `SELECT ${all} FROM ${table}`];
  if (isView) return [find];
  let parameters = 0;
  const parameter = (): string => `$${(parameters += 1)}`;
  const given = columns.filter(({ isGenerated }) => !isGenerated);
  const names = given.map(({ column }) => quote(column)).join(', ');
  const values = given.map(parameter).join(', ');
  const returning = isMysql ? '' : ` RETURNING ${all}`;
  parameters = 0;
  const sets = columns.map(({ column }) => `${quote(column)} = ${parameter()}`).join(', ');
  const where = (): string => key.map((column) => `${quote(column)} = ${parameter()}`).join(' AND ');
  const update = `UPDATE ${table} SET ${sets} WHERE ${where()}`;
  parameters = 0;
  return [
    find,
    [
      'create',
      names === ''
        ? `INSERT INTO ${table} DEFAULT VALUES`
        : `INSERT INTO ${table} (${names}) VALUES (${values})${returning}`,
    ],
    ...(key.length === 0
      ? []
      : ([
          ['update', update],
          ['delete', `DELETE FROM ${table} WHERE ${where()}`],
        ] as [string, string][])),
  ];
}

/** Two models that hold lists of each other are joined by a table of the client's own. */
function joinTables(models: readonly PrismaModel[]): { name: string; line: number }[] {
  return models.flatMap(({ name, lists, line }) =>
    lists
      .filter(({ of, relation }) => {
        const others = models.find((model) => model.name === of)?.lists ?? [];
        return name <= of && others.some((other) => other.of === name && other.relation === relation);
      })
      .map(({ of, relation }) => ({ name: `_${relation ?? `${name}To${of}`}`, line })),
  );
}
