import { expect, test } from 'vitest';
import { fillPlaceholders, unfilled } from './placeholders.ts';

const migration = {
  name: 'V1__a.sql',
  sql: 'CREATE TABLE ${schema}.t ();\n-- {{ index .Options "Namespace" }}\nSELECT \'${other}\', $1, $$ {"a": 1} $$;',
  down: 'DROP TABLE ${schema}.t;',
};

test('names with a value are filled in, up and down; the others are told with file and line', () => {
  const filled = fillPlaceholders(migration, { schema: 'shop', Namespace: 'auth' });
  expect(filled).toMatchObject({
    sql: 'CREATE TABLE shop.t ();\n-- auth\nSELECT \'${other}\', $1, $$ {"a": 1} $$;',
    down: 'DROP TABLE shop.t;',
  });
  expect(unfilled([filled, filled])).toEqual(['${other} (V1__a.sql:3)']);
});

test("Flyway's own have values", () => {
  expect(fillPlaceholders({ name: 'a', sql: '${flyway:defaultSchema}.t' }, {}).sql).toBe('public.t');
});
