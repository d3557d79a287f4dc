import { describe, expect, test } from 'vitest';
import { golangMigrate } from '../read/layouts/golang-migrate.ts';
import { flyway } from '../read/layouts/flyway.ts';
import { liquibase } from '../read/layouts/liquibase.ts';
import type { Layout } from '../read/layout.ts';
import type { Migration } from '../read/migration.ts';
import { compareApplied } from './applied.ts';
import type { Applied, AppliedRow } from './applied.ts';
import { appliedResults } from './applied-results.ts';

const row = (version: string, more: Partial<AppliedRow> = {}): AppliedRow => ({
  version,
  checksum: null,
  broken: null,
  covers: null,
  ...more,
});

const older = { covers: 'older' };

function compare(layout: Layout, versions: readonly string[], rows: readonly AppliedRow[]): Applied {
  const migrations = versions.map((version): Migration => ({
    name: `${version}.sql`,
    sql: `-- ${version}`,
    version,
    checksums: ['same'],
  }));
  return compareApplied(migrations, rows, { name: 'public.history', table: layout.table! });
}

const namesOf = (migrations: readonly Migration[]): string[] => migrations.map(({ version = '' }) => version);
const keysOf = (facts: Applied): string[] =>
  appliedResults(facts, 'shop').map(({ key, outcome, level }) => `${key} ${outcome} ${level}`);

describe('what a database holds', () => {
  test('all is well: the rest is pending, in the order of application', () => {
    const facts = compare(flyway, ['1', '2', '3', '4'], [row('2', { checksum: 'same' }), row('1')]);
    expect([namesOf(facts.applied), namesOf(facts.pending)]).toEqual([
      ['2', '1'],
      ['3', '4'],
    ]);
    expect(appliedResults(facts, 'shop')).toMatchObject([
      {
        key: 'none',
        outcome: 'pass',
        message: 'By public.history, 2 migrations are applied and 2 are pending.',
      },
    ]);
  });

  test.each([
    ['missing', ['1'], [row('1'), row('2')], 'missing fail block'],
    ['edited', ['1'], [row('1', { checksum: 'other' })], 'edited fail block'],
    ['failed', ['1', '2'], [row('1'), row('2', { broken: 'it failed' })], 'broken fail block'],
    ['early', ['1', '2'], [row('2')], 'early fail warn'],
    [
      'a repeatable one with a new text',
      ['1', 'R v'],
      [row('1'), row('R v', { checksum: 'other' })],
      'rerun inconclusive warn',
    ],
  ])('%s', (_, versions, rows, said) => {
    expect(keysOf(compare(flyway, versions, rows))).toEqual([said]);
  });

  test('one that failed is pending; a repeatable one is never early', () => {
    const facts = compare(
      flyway,
      ['1', '2', 'R a', 'R b'],
      [row('1'), row('R b'), row('2', { broken: 'it failed' })],
    );
    expect(namesOf(facts.pending)).toEqual(['2', 'R a']);
    expect(facts.early).toEqual([]);
  });

  test.each([
    ['the last version alone stands for all before it', [row('2', older)], ['1', '2'], 'none pass info'],
    [
      'one that is dirty does not count',
      [row('2', { ...older, broken: 'it is marked as dirty' })],
      ['1'],
      'broken fail block',
    ],
    ['a version that is in no file', [row('9', older)], ['1', '2', '3'], 'missing fail block'],
    ['an empty table', [], [], 'none pass info'],
  ])('golang-migrate: %s', (_, rows, applied, said) => {
    const facts = compare(golangMigrate, ['1', '2', '3'], rows);
    expect([namesOf(facts.applied), keysOf(facts)]).toEqual([applied, [said]]);
  });

  test('Flyway: a baseline stands for what is older, and is no migration itself', () => {
    const facts = compare(flyway, ['1', '1.5', '3'], [row('2', { covers: 'baseline' }), row('3')]);
    expect([namesOf(facts.applied), keysOf(facts)]).toEqual([['1', '1.5', '3'], ['none pass info']]);
  });

  test('Flyway, Atlas: what stands for older steps is there where one of these ran', () => {
    const all = { name: 'B2', sql: '', version: '2', standsFor: ['1', '2'], checksums: ['new', 'old'] };
    const next = { name: 'V3', sql: 'x', version: '3' };
    const from = { name: 'public.history', table: flyway.table! };
    const rows = [row('1', { checksum: 'any' }), row('2', { checksum: 'old' })];
    const facts = compareApplied([all, next], rows, from);
    expect([facts.applied, facts.pending, keysOf(facts)]).toEqual([[all], [next], ['none pass info']]);
  });

  test('Liquibase: what was marked as run did not run, and a tag is no migration that lacks', () => {
    const migrations = ['1', '2'].map((id) => ({ name: id, sql: id, version: `a.sql::${id}::ann` }));
    const rows = [
      row('db/a.sql::1::ann'),
      row('db/a.sql::2::ann', { covers: 'nothing' }),
      row('db/a.sql::tag::ann'),
    ];
    const from = { name: 'public.databasechangelog', table: liquibase.table! };
    expect(compareApplied(migrations, rows, { ...from, idle: ['a.sql::tag::ann'] })).toMatchObject({
      applied: migrations,
      marked: [migrations[1]],
      missing: [],
    });
    expect(compareApplied(migrations, rows, from).missing).toEqual(['db/a.sql::tag::ann']);
  });

  test('Liquibase knows longer paths, and keeps no digest that we could compare', () => {
    const migrations = [{ name: 'a', sql: '', version: 'a.sql::1::ann' }];
    const facts = compareApplied(migrations, [row('db/changelog/a.sql::1::ann')], {
      name: 'public.databasechangelog',
      table: liquibase.table!,
    });
    expect(namesOf(facts.applied)).toEqual(['a.sql::1::ann']);
    expect(appliedResults(facts, 'shop')[0]?.message).toMatch(/an edited text would not show/);
  });
});
