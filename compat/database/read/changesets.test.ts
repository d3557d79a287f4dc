import { expect, test } from 'vitest';
import { changesetsIn } from './changesets.ts';

const text = [
  '-- liquibase formatted sql',
  '-- changeset "Ann Lee":"add notes" endDelimiter:GO context:"test, prod" onFail:HALT',
  '-- preconditions onFail:MARK_RAN',
  'ALTER TABLE t ADD note text',
  'GO',
  '--ignoreLines:start',
  '\\echo hello',
  '--ignoreLines:end',
  '/* liquibase rollback',
  'ALTER TABLE t',
  '  DROP note;',
  '*/',
  '--changeset bob:2',
  'SELECT 1;',
  '--ignoreLines:1',
  'SELECT broken',
  'SELECT 2;',
  '--rollback not required',
].join('\n');

test('names in quotes, an own delimiter, ignored lines, and rollbacks of one line or many', () => {
  const [first, second, ...more] = changesetsIn(text);
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    author: 'Ann Lee',
    id: 'add notes',
    guards: [{ asks: [], onFail: 'MARK_RAN', onError: 'HALT' }],
  });
  expect(first?.attributes.get('context')).toBe('test, prod');
  expect(first?.sql.trim()).toBe('-- preconditions onFail:MARK_RAN\nALTER TABLE t ADD note text\n;');
  expect(first?.rollback?.split('\n').slice(9, 11)).toEqual(['ALTER TABLE t', '  DROP note;']);
  expect(second?.sql.trim()).toBe('SELECT 1;\n\n\nSELECT 2;');
  expect(second).toMatchObject({ id: '2', rollback: '', guards: [] });
});

test('every line stands where it stands in the file', () => {
  for (const { sql } of changesetsIn(text)) expect(sql.split('\n')).toHaveLength(text.split('\n').length);
});
