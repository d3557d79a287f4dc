import type { ChangeOf } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';
import { plainName, quoteIdentifier, quoteLiteral, quoteName } from '../../sql.ts';
import type { DataProof } from './data-proof.ts';
import { settled } from './old-rows.ts';

export const domainBreakers: DataProof<'domain-tightened'> = {
  id: 'domain-breakers',
  title: 'Values that a domain would refuse',
  on: 'domain-tightened',
  question: ask,
  examples: [
    {
      title: 'in any column of the domain; NULL passes',
      before: 'CREATE DOMAIN age AS int; CREATE TABLE people (age age); CREATE TABLE trees (age age)',
      rows: 'INSERT INTO people VALUES (-1), (5), (NULL); INSERT INTO trees VALUES (-2)',
      after: 'ALTER DOMAIN age ADD CHECK (VALUE >= 0) NOT VALID',
      finds: 2,
    },
  ],
};

function ask({ columns, demands }: ChangeOf<'domain-tightened'>): RowsQuestion {
  if (columns.length === 0) return settled('clean', 'no column holds it');
  const counts = columns.map(({ table, column }) => {
    const place = quoteLiteral(`${plainName(table)}.${column}`);
    // A demand says VALUE, which means the column `value` here.
    const broken = demands.map((demand) => `(${demand}) IS FALSE`).join(' OR ');
    return `SELECT ${place} AS place, count(*) AS n FROM (SELECT ${quoteIdentifier(column)} AS "value"
    FROM ${quoteName(table)}) AS held WHERE ${broken}`;
  });
  return {
    expressions: demands,
    sql: `SELECT place, n::text, (sum(n) OVER ())::text AS bad
FROM (${counts.join('\nUNION ALL ')}) AS broken WHERE n > 0 ORDER BY broken.n DESC`,
  };
}
