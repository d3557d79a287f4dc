import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Choice } from '../liquibase/chosen.ts';
import { recogniseLayout } from '../recognise.ts';
import { layouts } from './index.ts';
import { liquibase } from './liquibase.ts';

describe.each(layouts)('$id', (layout) => {
  test('is recognised from its example, and reads it in order', () => {
    expect(recogniseLayout(layout.example.files, 'db')).toBe(layout);
    expect(layout.read(layout.example.files, 'postgresql').migrations).toEqual(layout.example.migrations);
    expect(layout.read(layout.example.files.toReversed(), 'postgresql').migrations).toEqual(
      layout.example.migrations,
    );
  });

  test('reads files with the line ends of Windows alike', () => {
    const files = layout.example.files.map(({ name, text }) => ({
      name,
      text: text.replaceAll('\n', '\r\n'),
    }));
    const plain = (text: string | undefined) => text?.replaceAll('\r', '').trim();
    expect(recogniseLayout(files, 'db')).toBe(layout);
    expect(
      layout.read(files, 'postgresql').migrations.map((one) => ({
        ...one,
        sql: plain(one.sql),
        ...(one.down !== undefined && { down: plain(one.down) }),
      })),
    ).toEqual(
      layout.example.migrations.map((one) => ({
        ...one,
        sql: plain(one.sql),
        ...(one.down !== undefined && { down: plain(one.down) }),
      })),
    );
  });

  test('no other layout is recognised beside it', () => {
    const others = layouts.filter(
      // One that is known by a sign only gives way to one that is known by its steps.
      (other) => other !== layout && other.sign === undefined && layout.sign === undefined,
    );
    for (const other of others) {
      const mixed = [...layout.example.files, ...other.example.files];
      expect(() => recogniseLayout(mixed, 'db')).toThrow(
        expect.objectContaining({ code: 'usage', message: expect.stringContaining(other.title) as string }),
      );
      expect(recogniseLayout(mixed, 'db', layout.id)).toBe(layout);
    }
  });
});

test('the folder and the list hold the same layouts', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => !/^index\.|\.test\.ts$/.test(name));
  expect(layouts.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

const read = (id: string, files: Readonly<Record<string, string>>) =>
  layouts
    .find((layout) => layout.id === id)!
    .read(
      Object.entries(files).map(([name, text]) => ({ name, text })),
      'postgresql',
    );

test('Flyway: the last baseline stands for what is older', () => {
  const { migrations, remarks } = read('flyway', {
    'V1__a.sql': '',
    'V2__b.sql': '',
    'B2__all.sql': '',
    'V3__c.sql': '',
  });
  expect(migrations.map(({ name }) => name)).toEqual(['B2__all.sql', 'V3__c.sql']);
  expect(remarks).toEqual(['B2__all.sql stands for 2 older versions, as on a new database.']);
});

test('Flyway: callbacks are named, for it runs them and we do not', () => {
  const { remarks } = read('flyway', {
    'V1__a.sql': '',
    'afterMigrate.sql': '',
    'beforeEachMigrate__x.sql': '',
  });
  expect(remarks).toEqual(['Callbacks are not run: afterMigrate.sql, beforeEachMigrate__x.sql.']);
});

test('Atlas: the last checkpoint stands for what is older', () => {
  const { migrations, remarks } = read('atlas', {
    '1.sql': '',
    '2_all.sql': '-- atlas:checkpoint\n',
    '3.sql': '',
  });
  expect(migrations.map(({ name, standsFor }) => [name, standsFor])).toEqual([
    ['2_all.sql', ['1']],
    ['3.sql', undefined],
  ]);
  expect(remarks).toEqual(['2_all.sql stands for 1 older version, as on a new database.']);
});

test('Drizzle: the journal gives the order, and what it does not name is told', () => {
  const journal = '{"entries":[{"idx":1,"when":2,"tag":"0000_b"},{"idx":0,"when":1,"tag":"0001_a"}]}';
  const files = { 'meta/_journal.json': journal, '0000_b.sql': 'B', '0001_a.sql': 'A', '0002_c.sql': 'C' };
  const { migrations, remarks } = read('drizzle', files);
  expect(migrations.map(({ name }) => name)).toEqual(['0001_a.sql', '0000_b.sql']);
  expect(remarks).toEqual(['Left out, because the journal does not name them: 0002_c.sql.']);
  expect(() => read('drizzle', { 'meta/_journal.json': journal })).toThrow(
    /names 0001_a\.sql, which is not there/,
  );
  expect(() => read('drizzle', { 'meta/_journal.json': '{' })).toThrow(/The journal cannot be read/);
});

test.each(['goose', 'dbmate', 'sql-migrate', 'node-pg-migrate'])('%s reads no programs as SQL', (id) => {
  const layout = layouts.find((one) => one.id === id)!;
  const program = { name: '00003_c.go', text: 'package migrations' };
  const { migrations } = layout.read([...layout.example.files, program], 'postgresql');
  expect(migrations).toEqual(layout.example.migrations);
});

test.each([
  ['flyway', { 'V1.1__a.sql': '', 'V1_01__b.sql': '' }],
  ['goose', { '1_a.sql': '-- +goose Up', '01_b.sql': '-- +goose Up' }],
  ['golang-migrate', { '1_a.up.sql': '', '1_b.up.sql': '' }],
])('%s: two files of one version are refused', (id, files) => {
  expect(() => read(id, files)).toThrow(/Two migrations have the version/);
});

test('a file for this engine stands in for the one for all', () => {
  const { migrations } = read('golang-migrate', {
    '1_a.postgres.up.sql': 'ours',
    '1_a.up.sql': 'general',
    '1_a.down.sql': 'general',
    '2_b.down.sql': 'lone',
  });
  expect(migrations).toMatchObject([{ name: '1_a.postgres.up.sql', sql: 'ours', down: 'general' }]);
});

test('Liquibase: contexts are told, and preconditions are kept to be asked', () => {
  const { remarks, migrations } = read('liquibase', {
    'a.sql':
      '--liquibase formatted sql logicalFilePath:db/a.sql\n--changeset a:1 context:prod labels:slow\n--preconditions onFail:HALT\nSELECT 1;',
  });
  expect(remarks).toEqual([
    'Changesets of all contexts and labels are applied, as Liquibase does when none is named: prod, slow.',
  ]);
  expect(migrations).toMatchObject([{ guards: [{ onFail: 'HALT', onError: 'HALT' }] }]);
});

test('Liquibase: a changelog gives the order, also to SQL that is not formatted; others are told', () => {
  const formatted = '--liquibase formatted sql\n--changeset ann:1\nSELECT 1;';
  const { migrations, remarks } = read('liquibase', {
    'a.sql': formatted,
    'b.sql': 'SELECT 2;',
    'c.sql': formatted,
    'changelog.xml':
      '<include file="b.sql"/><include file="a.sql"/><changeSet id="7" author="ann"><tagDatabase tag="v1"/></changeSet>',
  });
  expect(migrations.map(({ version }) => version)).toEqual(['b.sql::raw::includeAll', 'a.sql::1::ann']);
  expect(remarks).toEqual(['Left out, because no changelog includes them: c.sql.']);
});

test('Liquibase: only changesets of the chosen contexts and labels run', () => {
  const text = [
    '--liquibase formatted sql',
    '--changeset a:1 context:prod,eu\nSELECT 1;',
    '--changeset a:2 contextFilter:"!prod and (eu or us)"\nSELECT 2;',
    '--changeset a:3 labels:v1,slow\nSELECT 3;',
    '--changeset a:4\nSELECT 4;',
  ].join('\n');
  const idsOf = (choice: Choice) => {
    const { migrations, remarks } = liquibase.read([{ name: 'a.sql', text }], 'postgresql', choice);
    return [migrations.map(({ name }) => name.split('::')[1]).join(''), ...(remarks ?? [])];
  };
  expect(idsOf({ contexts: ['PROD'], labels: 'v1 and slow' })).toEqual([
    '134',
    'Left out by the chosen contexts and labels: 1 changeset.',
  ]);
  expect(idsOf({ contexts: ['us'], labels: 'not v1' })).toEqual([
    '24',
    'Left out by the chosen contexts and labels: 2 changesets.',
  ]);
  expect(idsOf({})[0]).toBe('1234');
});

test('Liquibase: what an include says of contexts, paths and order counts for what it includes', () => {
  const files = {
    'changelog.xml': `<databaseChangeLog logicalFilePath="db/root.xml">
      <property name="dir" value="parts"/><property name="now" value="NOW()" dbms="mysql"/><property name="now" value="now()"/>
      <preConditions><dbms type="postgresql"/></preConditions>
      <changeSet id="1" author="ann" runOrder="last"><sql>SELECT \${now}</sql></changeSet>
      <changeSet id="2" author="ann"><tagDatabase tag="v1"/></changeSet>
      <include file="\${dir}/a.sql" context="prod"/>
      <include file="gone.xml" errorIfMissing="false"/>
      <changeSet id="3" author="ann"><loadData tableName="t" file="t.csv"/>
        <sql dbms="mysql">SELECT broken</sql><sql>CREATE TABLE t (a int)</sql>
        <modifySql dbms="postgresql"><append value=" WITH (fillfactor = 70)"/></modifySql>
        <modifySql dbms="mysql"><append value=" ENGINE=InnoDB"/></modifySql>
        <rollback changeSetId="1" changeSetAuthor="ann"/></changeSet></databaseChangeLog>`,
    'parts/a.sql':
      '--liquibase formatted sql\n--property name:now value:never\n--changeset ann:4 failOnError:false\nSELECT ${now};',
  };
  const { migrations, idle, remarks } = read('liquibase', files);
  expect(migrations).toMatchObject([
    { name: 'parts/a.sql::4::ann', sql: expect.stringContaining('SELECT now();') as string, mayFail: true },
    {
      version: 'db/root.xml::3::ann',
      sql: 'CREATE TABLE t (a int) WITH (fillfactor = 70);',
      down: 'SELECT now();',
    },
    { version: 'db/root.xml::1::ann', guards: [{ asks: [{ name: 'dbms' }] }] },
  ]);
  expect(idle).toEqual(['db/root.xml::2::ann']);
  expect(remarks).toEqual([
    'Changesets of all contexts and labels are applied, as Liquibase does when none is named: prod.',
    'Rows that stand in files of their own are not loaded: loadData t (3).',
  ]);
  const few = liquibase.read(
    Object.entries(files).map(([name, text]) => ({ name, text })),
    'postgresql',
    { contexts: ['test'], properties: { now: 'given' } },
  );
  expect(few.migrations.map(({ sql }) => sql)).toEqual([expect.stringContaining('CREATE'), 'SELECT given;']);
});

test('Liquibase: a folder that is included and not there is an error', () => {
  expect(() => read('liquibase', { 'changelog.xml': '<includeAll path="gone/"/>' })).toThrow(
    /includes gone\/, which is not there/,
  );
});

test('marks inside the files win over their names', () => {
  const files = ['1_a.up.sql', '2_b.up.sql'].map((name) => ({ name, text: '-- +goose Up\nSELECT 1;' }));
  expect(recogniseLayout(files, 'db').id).toBe('goose');
  const half = files.map((file, i) => (i === 0 ? file : { ...file, text: 'SELECT 1;' }));
  expect(() => recogniseLayout(half, 'db')).toThrow(
    /goose \(1_a\.up\.sql\) and golang-migrate \(1_a\.up\.sql\)/,
  );
});

test('a layout that is not there is refused, and those that are there are named', () => {
  expect(() => recogniseLayout([], 'db', 'rails')).toThrow(
    expect.objectContaining({ code: 'usage', todo: expect.stringContaining('golang-migrate') as string }),
  );
});
