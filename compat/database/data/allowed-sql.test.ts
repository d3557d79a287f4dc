import { describe, expect, test } from 'vitest';
import { expressionFault, ownTypesIn, queryFault } from './allowed-sql.ts';

describe('an expression of a migration', () => {
  test.each([
    `lower((email)::text)`,
    `(state = ANY (ARRAY['open'::public.state, 'shut'::public.state]))`,
    `"substring"(name, 1, 3) ~~* 'a%'::text`,
    `CASE WHEN (NOT gone) THEN COALESCE(a, b) ELSE NULL::text END`,
    `(a IS DISTINCT FROM b) AND (c BETWEEN 1 AND 2) AND (d IS NOT TRUE) AND tags[1] <> 'x'`,
    `(payload ->> 'kind'::text) COLLATE "C"`,
    `EXTRACT(year FROM day) > 2000::numeric AND (at AT TIME ZONE 'UTC'::text) IS NOT NULL`,
    `tstzrange(a, b, '[)'::text) && during`,
  ])('may run: %s', async (expression) => expect(await expressionFault(expression)).toBeUndefined());

  test.each([
    ['public.f(a)', /^public\.f is not on the list/],
    ['pg_sleep(9) IS NULL', /^pg_sleep is not on the list/],
    ['pg_catalog.pg_read_file(a)', /^pg_read_file is not on the list/],
    [`set_config('a', 'b', true)`, /^set_config is not on the list/],
    ['made < now()', /^now is not on the list/],
    ['day < CURRENT_DATE', /SQLValueFunction/],
    ['a OPERATOR(public.=) b', /^the operator public\.= is not on the list/],
    ['(SELECT max(secret) FROM other) IS NULL', /SubLink/],
    ['count(*) > 1', /^count is not on the list/],
    ['lower(a) OVER ()', /aggregate/],
    ['orders.f', /through its table/],
    ['(address).f', /field of a composite value/],
    ['$1', /ParamRef/],
    ['a) FROM other WHERE (b', /no single expression/],
    ['a), (b', /no single expression/],
    ['a -- ', /no single expression/],
    ['1); DROP TABLE users; SELECT (1', /no single expression/],
    ['', /no single expression/],
  ])('must not run: %s', async (expression, fault) => {
    expect(await expressionFault(expression)).toMatch(fault);
  });
});

describe('a query', () => {
  test.each([
    'SELECT count(*) FROM public.users TABLESAMPLE SYSTEM ($1) WHERE email IS NULL',
    'SELECT a.x::text, (sum(n) OVER ())::text FROM (SELECT x, count(*) AS n FROM t GROUP BY x HAVING count(*) > 1) AS a',
    'SELECT 1 FROM t AS c WHERE NOT EXISTS (SELECT 1 FROM p WHERE p.id = c.id) ORDER BY 1 LIMIT 5',
  ])('may run: %s', async (sql) => expect(await queryFault(sql)).toBeUndefined());

  test.each([
    ['SELECT 1; SELECT 2', /no single statement/],
    ['no SQL', /no single statement/],
    ['DELETE FROM users', /no SELECT/],
    ['COPY users TO PROGRAM $$x$$', /no SELECT/],
    ['EXPLAIN ANALYZE SELECT 1', /no SELECT/],
    ['SELECT * FROM users FOR UPDATE', /writes or locks|LockingClause/],
    ['SELECT 1 INTO t', /writes or locks|IntoClause/],
    ['WITH x AS (DELETE FROM users RETURNING 1) SELECT 1 FROM x', /CommonTableExpr|DeleteStmt/],
    ['SELECT pg_terminate_backend(1)', /^pg_terminate_backend is not/],
    ['SELECT 1 UNION SELECT lo_import(a) FROM t', /^lo_import is not/],
    ['SELECT 1 FROM dblink(a)', /^dblink is not/],
    ['SELECT 1 FROM t ORDER BY pg_sleep(1)', /^pg_sleep is not/],
    ['SELECT 1 FROM t LIMIT pg_sleep(1)', /^pg_sleep is not/],
  ])('must not run: %s', async (sql, fault) => expect(await queryFault(sql)).toMatch(fault));

  test('names the types that PostgreSQL does not bring', async () => {
    expect(await ownTypesIn(`SELECT a::public.state, b::text, c::pg_catalog.int4, 'x'::"My".t[]`)).toEqual([
      'public.state',
      'My.t',
    ]);
  });
});
