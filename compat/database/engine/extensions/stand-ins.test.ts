/** Histories of services that use extensions which PGlite has not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine } from '../engine.ts';
import type { Engine } from '../engine.ts';
import { standInNotices } from './stand-in-notices.ts';
import { usedNames } from './used-names.ts';

const history = [
  `CREATE EXTENSION IF NOT EXISTS citext; CREATE EXTENSION postgis VERSION '3.4.1';
   CREATE EXTENSION IF NOT EXISTS vector; CREATE EXTENSION pg_cron; CREATE EXTENSION "plpython3u";
   CREATE EXTENSION postgres_fdw;`,
  `CREATE TYPE mood AS ENUM ('ok'); CREATE DOMAIN mail AS citext;
   CREATE TABLE place (id uuid PRIMARY KEY DEFAULT uuid_generate_v7(), at geometry(Point, 4326) NOT NULL,
     area public.geography UNIQUE, embedding vector(1536), mood mood, mail mail, size float8);
   CREATE INDEX place_at ON place USING gist (at); CREATE INDEX ON place USING gist (area);
   CREATE INDEX place_embedding ON place USING hnsw (embedding vector_cosine_ops) WITH (m = 16);`,
  `CREATE INDEX CONCURRENTLY place_area ON place USING gist (area);`,
  `INSERT INTO place (at, embedding) VALUES (ST_SetSRID(ST_MakePoint(1, 2), 4326), '[1,2]');
   SELECT cron.schedule('nightly', '0 3 * * *', $$ VACUUM $$);
   CREATE FUNCTION near(p geometry) RETURNS bigint LANGUAGE sql AS $$
     SELECT count(*) FROM place WHERE ST_DWithin(at, p, use_spheroid => false)::bool AND at && p $$;
   CREATE FUNCTION py() RETURNS int LANGUAGE plpython3u AS $$ return 1 $$;
   CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'h');
   DROP INDEX place_at; ALTER INDEX place_embedding RENAME TO place_vector;
   ALTER EXTENSION postgis UPDATE TO '3.5';`,
].map((sql, i) => ({ name: `${i + 1}.sql`, sql }));

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(history, { signal: new AbortController().signal, timeLeftMs: () => 60_000 });
  await engine.apply(history);
});
afterAll(() => engine.close());

test('their types, functions, languages and indexes are stood in for by name', async () => {
  const [place, ...others] = (await engine.snapshot()).tables;
  expect(others).toEqual([]);
  expect(place?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'id uuid',
    'at public.geometry(1)',
    'area public.geography',
    'embedding public.vector(1)',
    'mood public.mood',
    'mail public.mail',
    'size double precision',
  ]);
  expect((await engine.snapshot()).functions.map(({ name }) => name)).toEqual(['near', 'py']);
  expect(await engine.plan(['SELECT id FROM place ORDER BY embedding <=> $1 LIMIT 3'])).toMatchObject([
    { works: true, parameters: ['vector'] },
  ]);
  expect((await engine.standIns()).extensions).toEqual([
    {
      extension: 'postgis',
      types: ['geometry', 'public.geography', 'vector'],
      functions: ['uuid_generate_v7', 'st_setsrid', 'st_makepoint', 'cron.schedule', 'st_dwithin'],
    },
    ...['vector', 'pg_cron', 'plpython3u', 'postgres_fdw'].map((extension) => ({
      extension,
      types: [],
      functions: [],
    })),
  ]);
});

test('what nothing stands in for is still an error', async () => {
  await engine.reset();
  await expect(
    engine.apply([...history, { name: '9.sql', sql: 'SELECT * FROM cron.job;' }]),
  ).rejects.toMatchObject({
    code: 'migration-failed',
    where: '9.sql:1',
  });
  const sql = 'CREATE TABLE x (id int); CREATE INDEX ON x (nothing);';
  await expect(engine.apply([{ name: '9.sql', sql }])).rejects.toMatchObject({ code: 'migration-failed' });
});

test('names are used or created, also in bodies that the server reads', async () => {
  const names = await usedNames([
    `CREATE FUNCTION f() RETURNS a.t LANGUAGE sql AS 'SELECT g(x := h(1), 2)'; CREATE TYPE own AS (x int); SELECT 1::own;`,
    'no SQL at all',
  ]);
  expect(names.types.map(({ schema, name }) => `${schema}.${name}`)).toEqual(['a.t', 'pg_catalog.int4']);
  expect(names.functions).toEqual([{ name: 'g', named: ['x', undefined] }, { name: 'h' }]);
});

test('roles that no migration makes are made up, whatever names them, and asked for queries they must be there', async () => {
  await engine.reset();
  const grants = `CREATE TABLE t (id int); GRANT SELECT ON t TO anon, "Odd role"; ALTER TABLE t OWNER TO boss;
    CREATE POLICY p ON t TO author USING (true); DO $$ BEGIN EXECUTE 'GRANT INSERT ON t TO anon, late'; END $$;`;
  const migrations = [
    { name: '1.sql', sql: `${grants} CREATE ROLE own; GRANT SELECT ON t TO own;` },
    {
      name: '2.sql',
      sql: `BEGIN; REVOKE ALL ON t FROM anon, gone; COMMIT; ALTER USER nobody SET work_mem = '1MB';`,
    },
  ];
  await engine.apply(migrations);
  const roles = ['Odd role', 'anon', 'author', 'boss', 'gone', 'late', 'nobody'];
  expect((await engine.standIns()).roles.toSorted()).toEqual(roles.toSorted());
  expect(await engine.plan(['SELECT id FROM t'], 'stranger')).toMatchObject([{ works: false }]);
  await engine.reset();
  expect(await engine.standIns()).toMatchObject({ roles: [] });
});

test('a notice names them, and nothing where nothing stands in', () => {
  expect(standInNotices({ extensions: [], roles: [] })).toEqual([]);
  const extensions = [
    { extension: 'postgis', types: ['geometry'], functions: ['st_x', 'st_y'] },
    { extension: 'vector', types: [], functions: [] },
  ];
  expect(standInNotices({ extensions, roles: ['anon'] }).map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^PGlite has no postgis, vector; something stands in for 1 type \(geometry\) and 2 functions \(st_x, st_y\)/,
    ),
    expect.stringMatching(/^The migrations name 1 role that none of them makes \(anon\)/),
  ]);
});
