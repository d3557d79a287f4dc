import { describe, expect, test } from 'vitest';
import { inOrder, isStepForward, upSection } from './migration.ts';

describe('order', () => {
  test.each([
    ['numbers count as numbers', ['1_a.sql', '2_b.sql', '10_c.sql']],
    ['leading zeros do not matter', ['009_a.sql', '10_b.sql', '011_c.sql']],
    [
      'Flyway versions, repeatable ones last',
      ['V1__a.sql', 'V1.1__b.sql', 'V1.10__c.sql', 'V2__d.sql', 'R__e.sql'],
    ],
    ['folders of diesel and prisma', ['20200101_a/up.sql', '20200102_b/up.sql']],
    ['long time stamps', ['20150100000001000000_a.sql', '20150100000001000001_b.sql']],
  ])('%s', (_, sorted) => {
    expect(sorted.toReversed().sort(inOrder)).toEqual(sorted);
  });
});

test.each([
  ['1_a.sql', true],
  ['1_a.up.sql', true],
  ['1_a/up.sql', true],
  ['1_a.postgres.up.sql', true],
  ['1_shutdown.sql', true],
  ['1_a.down.sql', false],
  ['1_a/down.sql', false],
  ['U2__undo.sql', false],
  ['1_a.mysql.up.sql', false],
  ['readme.md', false],
])('%s is a step forward: %s', (name, expected) => {
  expect(isStepForward(name)).toBe(expected);
});

test.each([
  ['goose', '-- +goose Up\na;\n-- +goose Down\nb;'],
  ['sql-migrate', '-- +migrate Up notransaction\na;\n-- +migrate Down\nb;'],
  ['dbmate', '-- migrate:up\na;\n-- migrate:down\nb;'],
])('%s: only what goes up, on its own line', (_, text) => {
  expect(upSection(text).split('\n').slice(1)).toEqual(['a;', '', '']);
});

test('a plain file is left as it is', () => {
  expect(upSection('a;\nb;')).toBe('a;\nb;');
});
