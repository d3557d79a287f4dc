import type { ChangeOf } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';
import type { DataProof } from './data-proof.ts';
import {
  asked,
  comesFromMigration,
  neededOrigins,
  samplesMax,
  settled,
  startsDistinct,
  startsEmpty,
  startsOf,
  unforeseen,
} from './old-rows.ts';

export const duplicates: DataProof<'unique-index-added'> = {
  id: 'duplicates',
  title: 'Rows that a unique index would refuse, in groups that share a value',
  on: 'unique-index-added',
  question: ask,
  examples: [
    {
      title: 'of one column; NULLs differ',
      before: 'CREATE TABLE users (email text)',
      rows: `INSERT INTO users VALUES ('a'), ('a'), ('b'), (NULL), (NULL)`,
      after: 'CREATE UNIQUE INDEX ON users (email)',
      finds: 2,
    },
    {
      title: 'NULLs are equal where the index says so',
      before: 'CREATE TABLE users (email text)',
      rows: `INSERT INTO users VALUES ('a'), (NULL), (NULL), (NULL)`,
      after: 'CREATE UNIQUE INDEX ON users (email) NULLS NOT DISTINCT',
      finds: 3,
    },
    {
      title: 'by an expression',
      before: 'CREATE TABLE users (email text)',
      rows: `INSERT INTO users VALUES ('A'), ('a'), ('b')`,
      after: 'CREATE UNIQUE INDEX ON users (lower(email))',
      finds: 2,
    },
    {
      title: 'among the rows that a partial index covers',
      before: 'CREATE TABLE users (email text, gone boolean)',
      rows: `INSERT INTO users VALUES ('a', true), ('a', false)`,
      after: 'CREATE UNIQUE INDEX ON users (email) WHERE NOT gone',
      finds: 0,
    },
    {
      title: 'of rows that a predicate with an enum covers',
      before: `CREATE TYPE state AS ENUM ('open', 'shut'); CREATE TABLE doors (no int, state state)`,
      rows: `INSERT INTO doors VALUES (1, 'open'), (1, 'open'), (2, 'shut'), (2, 'shut')`,
      after: `CREATE UNIQUE INDEX ON doors (no) WHERE state = 'open'`,
      finds: 2,
    },
    {
      title: 'of a column that is renamed too, with a name that needs quotes',
      before: 'CREATE TABLE users (mail text)',
      rows: `INSERT INTO users VALUES ('a'), ('a')`,
      after: 'ALTER TABLE users RENAME mail TO "E mail"; CREATE UNIQUE INDEX ON users (upper("E mail"))',
      finds: 2,
    },
    {
      title: 'by the collation of the index',
      before: `CREATE COLLATION plain (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
        CREATE TABLE users (email text)`,
      rows: `INSERT INTO users VALUES ('A'), ('a'), ('b')`,
      after: 'CREATE UNIQUE INDEX ON users (email COLLATE plain)',
      finds: 2,
    },
    {
      title: 'by the new collation of a column that was unique already',
      before: `CREATE COLLATION plain (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
        CREATE TABLE users (email text UNIQUE)`,
      rows: `INSERT INTO users VALUES ('A'), ('a'), ('b')`,
      after: 'ALTER TABLE users ALTER email TYPE text COLLATE plain',
      finds: 2,
    },
    {
      title: 'by an expression over a column with a new collation',
      before: `CREATE COLLATION plain (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
        CREATE TABLE users (email text); CREATE UNIQUE INDEX ON users (trim(email))`,
      rows: `INSERT INTO users VALUES (' A'), ('a'), ('b')`,
      after: 'ALTER TABLE users ALTER email TYPE text COLLATE plain',
      finds: 2,
    },
    {
      title: 'of a column that was unique already and no longer tells letters by their case',
      before: 'CREATE EXTENSION citext SCHEMA public; CREATE TABLE users (mail text UNIQUE)',
      rows: `INSERT INTO users VALUES ('A'), ('a'), ('b')`,
      after: 'ALTER TABLE users RENAME mail TO email; ALTER TABLE users ALTER email TYPE citext',
      finds: 2,
    },
    {
      title: 'by a collation that the live database does not have yet',
      before: 'CREATE TABLE users (email text UNIQUE)',
      rows: `INSERT INTO users VALUES ('A'), ('a')`,
      after: `CREATE COLLATION later (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
        ALTER TABLE users ALTER email TYPE text COLLATE later`,
      finds: 'not provable',
    },
    {
      title: 'are not all that an index without overlaps refuses',
      before: 'CREATE TABLE stays (room int4range, during int4range)',
      after: 'ALTER TABLE stays ADD UNIQUE (room, during WITHOUT OVERLAPS)',
      finds: 'not provable',
    },
    {
      title: 'cannot be foreseen where the type changes too',
      before: 'CREATE TABLE users (no text)',
      rows: `INSERT INTO users VALUES ('1'), ('01')`,
      after: 'ALTER TABLE users ALTER no TYPE int USING no::int; CREATE UNIQUE INDEX ON users (no)',
      finds: 'not provable',
    },
    {
      title: 'is never asked with a function of somebody',
      before: `CREATE FUNCTION fold(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lower($1)';
        CREATE TABLE users (email text)`,
      rows: `INSERT INTO users VALUES ('A'), ('a')`,
      after: 'CREATE UNIQUE INDEX ON users (fold(email))',
      finds: 'not provable',
    },
  ],
};

function ask({ table, origins, index, implied }: ChangeOf<'unique-index-added'>): RowsQuestion {
  if (implied) return settled('clean', 'an older unique index already forbids duplicates');
  if (index.forbidsOverlaps === true)
    return settled('unknown', 'it forbids overlaps, and only equal values are looked for');
  const expressions = [...index.keys, ...(index.predicate === null ? [] : [index.predicate])];
  const needed = neededOrigins(origins, index.columns, expressions);
  const added = needed.filter(({ from }) => from === null);
  const own = added.find(
    ({ name, startsDistinct }) => startsDistinct === true && index.columns.includes(name),
  );
  if (own !== undefined) return settled('clean', startsDistinct(own));
  const filled = added.find(({ startsAs }) => startsAs !== 'NULL');
  if (filled !== undefined) return settled('unknown', comesFromMigration(filled.name));
  const empty = added.find(({ name }) => index.columns.includes(name));
  if (empty !== undefined && !index.nullsNotDistinct) return settled('clean', startsEmpty(empty));
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  const aliases = index.keys.map((_, i) => `key_${i + 1}`);
  const keys = index.keys.map((key, i) => `(${key}) AS ${aliases[i]}`).join(', ');
  const where = index.predicate === null ? '' : ` WHERE ${index.predicate}`;
  const notNull = index.nullsNotDistinct
    ? ''
    : ` WHERE ${aliases.map((alias) => `${alias} IS NOT NULL`).join(' AND ')}`;
  return {
    expressions: [...expressions, ...startsOf(needed)],
    ...asked(
      { table, needed },
      (
        from,
      ) => `SELECT ${aliases.map((alias) => `${alias}::text`).join(', ')}, n::text, (sum(n) OVER ())::text AS bad
FROM (SELECT ${aliases.join(', ')}, count(*) AS n
  FROM (SELECT ${keys} FROM ${from}${where}) AS keyed${notNull}
  GROUP BY ${aliases.join(', ')} HAVING count(*) > 1) AS repeated
ORDER BY repeated.n DESC LIMIT ${samplesMax}`,
    ),
  };
}
