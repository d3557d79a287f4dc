import type { ChangeOf } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';
import { plainName, quoteIdentifier, quoteLiteral, quoteName } from '../../sql.ts';
import type { DataProof } from './data-proof.ts';
import { settled } from './old-rows.ts';

export const labelsInUse: DataProof<'enum-value-removed'> = {
  id: 'labels-in-use',
  title: 'Rows that hold an enum value that goes',
  on: 'enum-value-removed',
  question: ask,
  examples: [
    {
      title: 'by itself and in a list',
      before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood, moods mood[])`,
      rows: `INSERT INTO people VALUES ('sad', '{ok}'), ('ok', '{sad,ok}'), (NULL, NULL)`,
      after: `ALTER TYPE mood RENAME TO old; CREATE TYPE mood AS ENUM ('ok');
        ALTER TABLE people ALTER mood TYPE mood USING NULL, ALTER moods TYPE mood[] USING NULL; DROP TYPE old`,
      finds: 2,
    },
    {
      title: 'that no row holds',
      before: `CREATE TYPE mood AS ENUM ('it''s', 'ok'); CREATE TABLE people (mood mood)`,
      rows: `INSERT INTO people VALUES ('ok')`,
      after: `ALTER TYPE mood RENAME TO old; CREATE TYPE mood AS ENUM ('ok');
        ALTER TABLE people ALTER mood TYPE mood USING NULL; DROP TYPE old`,
      finds: 0,
    },
  ],
};

function ask({ columns, value }: Pick<ChangeOf<'enum-value-removed'>, 'columns' | 'value'>): RowsQuestion {
  if (columns.length === 0) return settled('clean', 'no column holds it');
  const label = quoteLiteral(value);
  const counts = (sample: string): string[] =>
    columns.map(({ table, column }) => {
      const place = quoteLiteral(`${plainName(table)}.${column}`);
      // A list contains a member, and a value itself, as JSON.
      return `SELECT ${place} AS place, count(*) AS n FROM ${quoteName(table)}${sample}
  WHERE to_jsonb(${quoteIdentifier(column)}) @> to_jsonb(${label}::text)`;
    });
  const build = (sample: string): string =>
    `SELECT place, n::text, (sum(n) OVER ())::text AS bad
FROM (${counts(sample).join('\nUNION ALL ')}) AS held WHERE n > 0 ORDER BY held.n DESC`;
  return { expressions: [], sql: build(''), sampled: build(' TABLESAMPLE SYSTEM ($1)') };
}
