import { quoteIdentifier } from '../../sql.ts';
import type { DataProof } from './data-proof.ts';
import { misfit } from './narrowing.ts';
import { asked, samplesMax } from './old-rows.ts';

export const misfits: DataProof<'column-type-narrowed'> = {
  id: 'misfits',
  title: 'Values that do not fit the new type, or would be cut to fit',
  on: 'column-type-narrowed',
  question: ({ table, column, after }) => {
    const value = quoteIdentifier(column);
    return {
      expressions: [`NULL::${after.type}`],
      ...asked(
        { table, needed: [] },
        (from) => `SELECT ${value}::text AS key_1, '1' AS n, (count(*) OVER ())::text AS bad
FROM ${from} WHERE ${value} IS NOT NULL AND (${misfit(value, after.type)}) LIMIT ${samplesMax}`,
      ),
    };
  },
  examples: [
    ...narrowed('bigint', 'integer', '3000000000', '7'),
    ...narrowed('integer', 'smallint', '-32769', '-32768'),
    ...narrowed('numeric', 'integer', '1.5', '2.0'),
    ...narrowed('numeric(8,4)', 'numeric(8,2)', '1.239', '1.2300'),
    ...narrowed('numeric(8,2)', 'numeric(6,2)', '123456.78', '1234.5'),
    ...narrowed('numeric(6,2)', 'numeric(3,2)', '9.999', `'NaN'`),
    ...narrowed('double precision', 'real', '1e300', '0.5'),
    ...narrowed('double precision', 'real', '0.1', `'Infinity'`),
    ...narrowed('text', 'character varying(3)', `'ñandú'`, `'ñan'`),
    ...narrowed('character varying(5)', 'character(2)', `'abc'`, `'ab'`),
    ...narrowed('character varying(9)[]', 'character varying(3)[]', `'{a,abcd}'`, `'{abc,NULL}'`),
    ...narrowed(
      'timestamp(6) without time zone',
      'timestamp(0) without time zone',
      `'2026-01-01 10:00:00.5'`,
      `'2026-01-01 10:00:00'`,
    ),
    ...narrowed(
      'time(6) without time zone',
      'time(3) without time zone',
      `'10:00:00.12345'`,
      `'10:00:00.123'`,
    ),
    ...narrowed('interval', 'interval(0)', `'1.5 s'`, `'2 s'`),
    ...narrowed('bit varying(8)', 'bit varying(4)', `B'10101'`, `B'1010'`),
  ],
};

/** One value that does not fit among some that do. */
function narrowed(from: string, to: string, bad: string, good: string): (typeof misfits)['examples'] {
  const before = (values: string): string =>
    `CREATE TABLE t ("a value" ${from}); INSERT INTO t VALUES (NULL), ${values}`;
  const after = `ALTER TABLE t ALTER "a value" TYPE ${to} USING NULL`;
  return [
    { title: `${from} to ${to}: ${bad}`, before: before(`(${good}), (${bad})`), after, finds: 1 },
    { title: `${from} to ${to}: ${good}`, before: before(`(${good})`), after, finds: 0 },
  ];
}
