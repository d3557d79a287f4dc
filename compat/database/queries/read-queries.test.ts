import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { Query } from './planned.ts';
import { placeQuerySpec } from './query-spec.ts';
import { readQueries } from './read-queries.ts';
import { withoutLiterals } from './spell.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-queries-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { signal } = new AbortController();

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function read(...specs: readonly string[]): Promise<readonly Query[]> {
  const placed = specs.map((spec) => placeQuerySpec(spec, (path) => join(folder, path)));
  return (await readQueries(placed, signal)).queries;
}

const names = (queries: readonly Query[]): string[] => queries.map(({ name }) => name);

describe('a spec', () => {
  write({
    'a/q.sql': '-- name: fromSql\nSELECT a FROM a',
    'a/store.ts': 'const fromTs = `SELECT b FROM a`;',
    'a/Store.java': 'class S { String FROM_JAVA = "SELECT c FROM a"; }',
    'a/store.go': 'var fromGo = `SELECT d FROM a`',
    'a/node_modules/x/i.js': 'const foreign = `SELECT e FROM a`;',
    'a/test/Store.java': 'class T { String IN_TEST = "SELECT h FROM a"; }',
    'a/store.test.ts': 'const fromTest = `SELECT f FROM a`;',
    'a/schema.prisma': 'model A {\n  id Int @id\n}',
    'a/store.py': 'FROM_PY = "SELECT i FROM a"',
    'a/test_store.py': 'in_test = "SELECT j FROM a"',
    'odd-name': '2026-11-02 10:00:00 UTC [7] LOG:  statement: SELECT g FROM a',
    'empty/readme.md': '',
  });

  test.each([
    [['a'], ['fromSql']],
    [['sql:a'], ['fromSql']],
    [['code:a'], ['FROM_JAVA', 'fromGo', 'FROM_PY', 'fromTs']],
    [['prisma:a'], ['A.find', 'A.create', 'A.update', 'A.delete']],
    [['a/store.ts'], ['fromTs']],
    [['a/store.test.ts'], ['fromTest']],
    [['odd-name'], ['SELECT g FROM a']],
    [
      ['log:odd-name', 'a'],
      ['SELECT g FROM a', 'fromSql'],
    ],
  ])('%j names its queries', async (specs, expected) => {
    expect(names(await read(...specs))).toEqual(expected);
  });

  test.each([
    ['empty', 'nothing-selected'],
    ['code:empty', 'nothing-selected'],
    ['nowhere', 'input-unreadable'],
    ['log:', 'usage'],
    ['log:postgres://reader:hidden-word@db/shop', 'usage'],
    ['postgres://reader:hidden-word@db/shop', 'usage'],
    ['pg_stat_statements:mysql://reader:hidden-word@db/shop', 'usage'],
    ['pg_stat_statements:postgres://reader:hidden-word@127.0.0.1:1/shop', 'target-unreachable'],
  ])('%s is refused, and shows no password', async (spec, code) => {
    const refused = (await read(spec).catch((error: unknown) => error)) as Error & { code: string };
    expect(refused.code).toBe(code);
    expect(JSON.stringify(refused) + refused.message + String(refused.stack)).not.toContain('hidden-word');
  });

  test('an aborted run stops', async () => {
    const stopped = readQueries(join(folder, 'a'), AbortSignal.abort(new Error('Ctrl-C')));
    await expect(stopped).rejects.toThrow('Ctrl-C');
  });
});

test('equal queries are one, with their places and calls; written values keep them apart', async () => {
  write({
    'one/a.sql': `SELECT id FROM orders WHERE state = 'new';\nselect id from orders where state='new';\nSELECT id FROM orders WHERE state = 'gone';`,
    'one.csv':
      'query,calls\nSELECT id FROM orders WHERE state = $1,5\nselect id from orders where state = $1,7\nBEGIN,9\n',
  });
  const { queries, ledgers } = await readQueries([join(folder, 'one'), join(folder, 'one.csv')], signal);
  expect(queries).toMatchObject([
    { text: `SELECT id FROM orders WHERE state = 'new'`, alsoAt: [{ file: 'a.sql', line: 2 }] },
    { text: `SELECT id FROM orders WHERE state = 'gone'` },
    { text: 'SELECT id FROM orders WHERE state = $1', calls: 12 },
  ]);
  expect(ledgers).toEqual([
    { foundIn: 'SQL files', found: 3, queries: 2, repeated: 1, setAside: {} },
    {
      foundIn: 'pg_stat_statements',
      found: 3,
      queries: 1,
      repeated: 1,
      setAside: { 'not of tables': 1 },
    },
  ]);
});

test('files whose queries a library builds are named, unless a server says what it was sent', async () => {
  write({
    'built/a.ts': `import knex from 'knex'; db('orders').where('note', 1); const q = 'SELECT id FROM orders';`,
    'built.csv': 'query,calls\nSELECT id FROM orders,5\n',
  });
  const code = `code:${join(folder, 'built')}`;
  const { queries, ledgers, built } = await readQueries(code, signal);
  expect(built).toMatchObject([{ library: 'Knex', file: 'built/a.ts' }]);
  expect([queries.length, ledgers[0]?.setAside]).toEqual([1, { 'built by Knex': 1 }]);
  expect((await readQueries([code, join(folder, 'built.csv')], signal)).built).toEqual([]);
});

test.each([
  ['pg.log', `2026-11-02 10:00:00 UTC [7] LOG:  statement: `],
  ['mysql.log', `2026-11-02T10:00:00.1Z\t   12 Query\t`],
])('what users entered is in no part of a query of %s', async (file, prefix) => {
  const logged = [
    `SELECT id FROM users WHERE name = 'secret one' AND age = 4711 /* secret two */`,
    `SELECT id FROM users WHERE note = E'it\\'s secret' LIMIT 5 -- secret three`,
    `SELECT id FROM users WHERE born > date '1970-01-01' AND note = 'secret four`,
    `INSERT INTO users (note) VALUES ('secret''five'), ('secret six')`,
  ];
  write({ [file]: logged.map((sql) => prefix + sql).join('\n') });
  const queries = await read(file);
  expect(queries).toHaveLength(4);
  expect(JSON.stringify(queries)).not.toMatch(/secret|4711|1970/);
});

test.each([
  ['postgresql', `SELEC 'C:\\' , 'secret' FROM "a" -- it's`, 'SELEC ? , ? FROM "a"'],
  ['postgresql', `SELEC 'a -- b'\n, 'secret'`, 'SELEC ?\n, ?'],
  ['postgresql', `SELEC /* a /* b */ secret 'secret' */ 1.5 + x1`, 'SELEC ? + x1'],
  ['postgresql', `SELEC E'a\\'secret', $a1$secret$a1$, 'secret`, 'SELEC ?, ?, ?'],
  ['mysql', `SELECT 'a\\'secret', "se""cret", 0x41 # it's`, 'SELECT ?, ?, ?'],
  ['mysql', `SELECT a-1, \`b 2\` -- 'secret`, 'SELECT a-?, `b 2`'],
] as const)('no value is left in %s: %s', (dialect, sql, without) => {
  expect(withoutLiterals(sql, dialect).replace(/ +/g, ' ')).toBe(without);
});

test('MySQL takes double quotes for a value, PostgreSQL for a name', async () => {
  write({
    'm.log': '2026-11-02T10:00:00.1Z\t   12 Query\tSELECT "secret" FROM users',
    'p.log': '2026-11-02 10:00:00 UTC [7] LOG:  statement: SELECT "name" FROM users',
  });
  expect(await read('m.log', 'p.log')).toMatchObject([
    { text: 'SELECT ? FROM users', sql: 'SELECT $1 FROM users' },
    { sql: 'SELECT "name" FROM users' },
  ]);
});

test.each([
  [
    '`SELECT id FROM orders WHERE id = ${id} LIMIT ${n}`',
    'SELECT id FROM orders WHERE id = $1 LIMIT $2',
    false,
  ],
  ['`SELECT id FROM orders ${where} ORDER BY id`', 'SELECT id FROM orders ORDER BY id', true],
  [`\`SELECT id FROM orders WHERE state = '\${state}'\``, 'SELECT id FROM orders WHERE state = $1', false],
  [`\`SELECT id FROM orders WHERE a LIKE '%\${a}%'\``, "SELECT id FROM orders WHERE a LIKE '%%'", false],
  ['`SELECT id FROM orders WHERE id = {{id::uuid}}`', 'SELECT id FROM orders WHERE id = $1 ::uuid', false],
  ['`INSERT INTO orders (a, b) VALUES (${a}, ${b})`', 'INSERT INTO orders (a, b) VALUES ( $1 , $2 )', false],
  [
    '`SELECT id FROM o WHERE a = 1 ${b} AND c IN (${c}) ${d}`',
    'SELECT id FROM o WHERE a = 1 AND c IN ( $1 )',
    true,
  ],
  ['`SELECT ${columns} FROM orders`', 'SELECT $1 FROM orders', true],
  ['`SELECT id FROM ${table}`', 'SELECT id FROM $1', true],
  ['`SELECT id FROM "${table}"`', 'SELECT id FROM " :seaworthy_part_0 "', true],
])('parts of run time are values where that is SQL, else left out: %s', async (code, sql, isOpen) => {
  write({ 'run-time.ts': `q(${code});` });
  const [query] = await read('run-time.ts');
  expect(query?.sql.replace(/\s+/g, ' ').trim()).toBe(sql);
  expect(query?.isOpen ?? false).toBe(isOpen);
});

test.each([
  ['SELECT id FROM a WHERE t > now() - interval $1', 'SELECT id FROM a WHERE t > now() - $1::interval'],
  ['SELECT id FROM a WHERE t > interval $1 day', 'SELECT id FROM a WHERE t > $1::interval day'],
  ['SELECT extract($1 from t) FROM a', 'SELECT pg_catalog."extract"($1, t) FROM a'],
  ['SELECT id FROM a WHERE d = date $1', 'SELECT id FROM a WHERE d = $1::date'],
  [
    'SELECT id FROM a WHERE t = timestamp with time zone $1',
    'SELECT id FROM a WHERE t = $1::timestamp with time zone',
  ],
  ['SELECT id FROM a WHERE id IN ($1 /*, ... */)', 'SELECT id FROM a WHERE id IN ($1  )'],
])('statistics write %s', async (query, sql) => {
  write({ 's.json': JSON.stringify([{ query, calls: 1 }]) });
  const [read_] = await read('s.json');
  expect(read_?.sql).toBe(sql);
});

test('statements of tables that cannot be prepared are kept, those of the session are not', async () => {
  write({
    'l.log': ['LOCK TABLE a', 'SET x = 1', 'CREATE TABLE b (id int)', "DO 'secret'"]
      .map((sql) => `LOG:  statement: ${sql}`)
      .join('\n'),
  });
  expect(names(await read('l.log'))).toEqual(['LOCK TABLE a']);
});

test('what cannot be read at all is counted, not skipped', async () => {
  write({
    'broken/a.ts': `q('SELECT id FROM a');`,
    'broken/b.ts': `${'['.repeat(50_000)}'SELECT id FROM b'`,
    'logs/a.log': 'LOG:  statement: SELECT id FROM a',
    'logs/b.log': 'nobody knows this',
  });
  const read_ = await readQueries([`code:${join(folder, 'broken')}`, `log:${join(folder, 'logs')}`], signal);
  expect(read_.ledgers.map(({ foundIn, setAside }) => [foundIn, setAside])).toEqual([
    ['TypeScript and JavaScript sources', { 'file not to be parsed': 1 }],
    ['PostgreSQL log', {}],
    ['Other files', { 'file of no known kind': 1 }],
  ]);
  const onlyBroken = readQueries(`log:${join(folder, 'logs/b.log')}`, signal);
  await expect(onlyBroken).rejects.toMatchObject({ code: 'nothing-selected' });
});

test('a query of many parts ends soon', async () => {
  write({ 'many.ts': `q(\`SELECT \${a}, ${'${a}, '.repeat(5000)} b FROM c\`);` });
  expect(await read('many.ts')).toMatchObject([{ isOpen: true }]);
});

describe('a packed log', () => {
  const text = '2026-11-02 10:00:00 UTC [7] LOG:  statement: SELECT a FROM packed\n';
  const packed = gzipSync(text);
  mkdirSync(join(folder, 'put-aside'));
  writeFileSync(join(folder, 'put-aside/db.log.2.gz'), packed);
  writeFileSync(join(folder, 'put-aside/db.log.1'), text.replace('packed', 'put_aside'));
  writeFileSync(join(folder, 'put-aside/db.log'), text.replace('packed', 'plain'));
  writeFileSync(join(folder, 'cut.log.gz'), packed.subarray(0, -12));

  test('is read as what it was, beside those that were only put aside', async () => {
    const queries = await read('log:put-aside');
    expect(names(queries).toSorted()).toEqual([
      'SELECT a FROM packed',
      'SELECT a FROM plain',
      'SELECT a FROM put_aside',
    ]);
    expect(queries.map(({ source }) => source.file)).toContain('db.log.2.gz');
  });

  test('that is cut is refused by name', async () => {
    await expect(read('log:cut.log.gz')).rejects.toMatchObject({
      code: 'input-unreadable',
      message: expect.stringMatching(/packed by gzip and cannot be unpacked/) as string,
      where: 'cut.log.gz',
    });
  });
});
