import { quoteIdentifier } from '../../sql.ts';
import type { DataProof } from './data-proof.ts';
import { asked, settled } from './old-rows.ts';

/**
 * The expression is the migration's own, so it runs on a live database only where it is built of immutable
 * built-in functions, as the expressions of checks and indexes do. A value that it cannot convert is an error of the
 * server, and that is the proof.
 */
export const conversions: DataProof<'column-type-changed'> = {
  id: 'conversions',
  title: 'Values that the migration cannot convert, or makes NULL of',
  on: 'column-type-changed',
  question: ({ table, column, after, using }) => {
    if (using === undefined) return settled('unknown', 'no statement of the release says how it converts');
    const expression = using ?? `${quoteIdentifier(column)}::${after.type}`;
    return {
      refusalProves: true,
      expressions: [using ?? `NULL::${after.type}`],
      ...asked(
        { table, needed: [] },
        (from) => `SELECT count(*)::text AS bad, count(*)::text AS n
FROM ${from} WHERE ${quoteIdentifier(column)} IS NOT NULL AND (${expression}) IS NULL HAVING count(*) > 0`,
      ),
    };
  },
  examples: [
    {
      title: 'a text that is no number',
      before: 'CREATE TABLE orders (note text)',
      rows: `INSERT INTO orders VALUES ('12'), ('twelve'), (NULL)`,
      after: 'ALTER TABLE orders ALTER note TYPE int USING note::int',
      finds: 1,
    },
    {
      title: 'a value that becomes NULL',
      before: 'CREATE TABLE orders (state text)',
      rows: `INSERT INTO orders VALUES ('new'), ('lost'), ('lost')`,
      after: `ALTER TABLE orders ALTER state TYPE int USING CASE state WHEN 'new' THEN 1 END`,
      finds: 2,
    },
    {
      title: 'all can be converted',
      before: 'CREATE TABLE orders (note text)',
      rows: `INSERT INTO orders VALUES ('1'), (NULL)`,
      after: 'ALTER TABLE orders ALTER note TYPE bigint USING note::bigint',
      finds: 0,
    },
    {
      title: 'without a word how',
      before: 'CREATE TABLE orders (day date)',
      rows: `INSERT INTO orders VALUES ('2026-11-21')`,
      after: 'ALTER TABLE orders ALTER day TYPE text',
      finds: 0,
    },
    {
      title: 'a function of somebody',
      before: `CREATE TABLE orders (note text); CREATE FUNCTION convert(text) RETURNS int LANGUAGE sql AS 'SELECT 1'`,
      rows: `INSERT INTO orders VALUES ('1')`,
      after: 'ALTER TABLE orders ALTER note TYPE int USING convert(note)',
      finds: 'not provable',
    },
  ],
};
