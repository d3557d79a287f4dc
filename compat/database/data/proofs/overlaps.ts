import type { ChangeOf } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';
import type { DataProof } from './data-proof.ts';
import { asked, neededOrigins, settled, unforeseen } from './old-rows.ts';

export const overlaps: DataProof<'exclusion-added'> = {
  id: 'overlaps',
  title: 'Rows that an exclusion constraint would refuse beside another',
  on: 'exclusion-added',
  question: ask,
  examples: [
    {
      title: 'whose ranges overlap; NULL overlaps nothing',
      before: 'CREATE TABLE stays (during int4range)',
      rows: `INSERT INTO stays VALUES ('[1,5)'), ('[4,9)'), ('[5,6)'), ('[20,30)'), (NULL), (NULL)`,
      after: 'ALTER TABLE stays ADD EXCLUDE USING gist (during WITH &&)',
      finds: 3,
    },
    {
      title: 'among the rows that it covers',
      before: 'CREATE TABLE stays (during int4range, off boolean)',
      rows: `INSERT INTO stays VALUES ('[1,5)', false), ('[4,9)', true)`,
      after: 'ALTER TABLE stays ADD EXCLUDE USING gist (during WITH &&) WHERE (NOT off)',
      finds: 0,
    },
  ],
};

function ask({ table, origins, exclusion }: ChangeOf<'exclusion-added'>): RowsQuestion {
  const { keys, columns, operators, predicate } = exclusion;
  const expressions = [...keys, ...(predicate === null ? [] : [predicate])];
  const needed = neededOrigins(origins, columns, expressions);
  if (needed.some(({ name, from }) => name !== from)) {
    return settled('unknown', 'one of its columns is new or renamed in the same release');
  }
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  const named = keys.map((key, i) => `(${key}) AS key_${i + 1}`).join(', ');
  const where = predicate === null ? '' : ` WHERE ${predicate}`;
  const conflict = operators.map((operator, i) => `a.key_${i + 1} ${operator} b.key_${i + 1}`).join(' AND ');
  const shown = keys.map((_, i) => `a.key_${i + 1}::text`).join(', ');
  return {
    expressions: [...expressions, ...operators.map((operator) => `NULL ${operator} NULL`)],
    ...asked({ table, needed }, (from) => {
      const rows = `(SELECT tableoid AS part, ctid AS at, ${named} FROM ${from}${where})`;
      return `SELECT ${shown}, '1' AS n, (count(*) OVER ())::text AS bad FROM ${rows} AS a
WHERE EXISTS (SELECT 1 FROM ${rows} AS b WHERE (a.part, a.at) <> (b.part, b.at) AND ${conflict}) LIMIT 5`;
    }),
  };
}
