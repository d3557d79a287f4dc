import type { ChangeOf, ColumnOrigin } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';
import { quoteIdentifier, quoteName } from '../../sql.ts';
import type { DataProof } from './data-proof.ts';
import {
  asked,
  comesFromMigration,
  neededOrigins,
  samplesMax,
  settled,
  startsEmpty,
  unforeseen,
} from './old-rows.ts';

export const orphans: DataProof<'foreign-key-added'> = {
  id: 'orphans',
  title: 'Rows that point at nothing',
  on: 'foreign-key-added',
  question: ask,
  examples: [
    {
      title: 'NULL points nowhere and passes',
      before: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (buyer int)',
      rows: 'INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1), (9), (9), (NULL)',
      after: 'ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users',
      finds: 2,
    },
    {
      title: 'by two columns, of which one may be missing',
      before: 'CREATE TABLE users (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE orders (x int, y int)',
      rows: 'INSERT INTO users VALUES (1, 1); INSERT INTO orders VALUES (1, 1), (1, 2), (2, NULL)',
      after: 'ALTER TABLE orders ADD FOREIGN KEY (x, y) REFERENCES users (a, b)',
      finds: 1,
    },
    {
      title: 'MATCH FULL also refuses a half one',
      before: 'CREATE TABLE users (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE orders (x int, y int)',
      rows: 'INSERT INTO users VALUES (1, 1); INSERT INTO orders VALUES (1, 1), (NULL, NULL), (2, NULL)',
      after: 'ALTER TABLE orders ADD FOREIGN KEY (x, y) REFERENCES users (a, b) MATCH FULL',
      finds: 1,
    },
    {
      title: 'by a type of the database itself',
      before: `CREATE TYPE code AS ENUM ('a', 'b'); CREATE TABLE users (code code PRIMARY KEY); CREATE TABLE orders (code code)`,
      rows: `INSERT INTO users VALUES ('a'); INSERT INTO orders VALUES ('a'), ('b')`,
      after: 'ALTER TABLE orders ADD FOREIGN KEY (code) REFERENCES users',
      finds: 1,
    },
  ],
};

/** Why no row can point at nothing. */
export const keyReplaced = 'an older foreign key already keeps such rows out';

function ask({ table, origins, key, oldTarget, replaces }: ChangeOf<'foreign-key-added'>): RowsQuestion {
  const needed = neededOrigins(origins, key.columns, []);
  const added = needed.find(({ from }) => from === null);
  if (added?.startsAs === 'NULL') return settled('clean', startsEmpty(added));
  if (added !== undefined) return settled('unknown', comesFromMigration(added.name));
  if (oldTarget === null) return settled('unknown', 'the table that it points at is new');
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  if (replaces !== null) return settled('clean', keyReplaced);
  const columns = key.columns.map((column) => `c.${quoteIdentifier(column)}`);
  const targets = key.targetColumns.map((column) => `p.${quoteIdentifier(column)}`);
  const some = (test: string, word: string): string =>
    columns.map((column) => `${column} ${test}`).join(` ${word} `);
  const match = `NOT EXISTS (SELECT 1 FROM ${quoteName(oldTarget)} AS p
    WHERE ${equal(columns, targets, needed)})`;
  const isFull = /\bMATCH FULL\b/.test(key.definition);
  const half = isFull ? ` OR (${some('IS NULL', 'OR')}) AND (${some('IS NOT NULL', 'OR')})` : '';
  return {
    expressions: [],
    ...asked(
      { table, needed },
      (
        from,
      ) => `SELECT ${columns.map((column, i) => `${column}::text AS key_${i + 1}`).join(', ')}, count(*)::text AS n,
  (sum(count(*)) OVER ())::text AS bad
FROM (SELECT * FROM ${from}) AS c
WHERE (${some('IS NOT NULL', 'AND')}) AND ${match}${half}
GROUP BY ${columns.join(', ')} ORDER BY count(*) DESC LIMIT ${samplesMax}`,
    ),
  };
}

/**
 * PostgreSQL looks operators of other schemas up by name, which a live session does not allow. Records are
 * compared with the own operators of their members' types.
 */
function equal(left: readonly string[], right: readonly string[], needed: readonly ColumnOrigin[]): string {
  if (needed.some(({ type }) => type.includes('.'))) {
    return `ROW(${right.join(', ')})::record = ROW(${left.join(', ')})::record`;
  }
  return left.map((column, i) => `${right[i]} = ${column}`).join(' AND ');
}
