import { expect, test } from 'vitest';
import type { Change } from '../changes.ts';
import { withConversions } from './using-clauses.ts';

const common = { position: 1, notNull: false, default: null, identity: null, generated: false };
const orders = { schema: 'public', name: 'orders' };
const change: Change = {
  kind: 'column-type-changed',
  table: orders,
  newTable: orders,
  column: 'note',
  before: { ...common, name: 'note', type: 'text' },
  after: { ...common, name: 'note', type: 'integer' },
};

test.each([
  ['ALTER TABLE orders ALTER COLUMN note TYPE int USING note::int;', 'note::int'],
  ['alter table only public.Orders alter "note" set data type numeric(5, 2)', null],
  [
    `ALTER TABLE orders -- a table, using it
     ADD x int DEFAULT coalesce(1, 2), ALTER note TYPE int USING coalesce(nullif(note, 'a, using b'), '0')::int, ADD y int;`,
    `coalesce(nullif(note, 'a, using b'), '0')::int`,
  ],
  ['ALTER TABLE shop.orders ALTER note TYPE int USING 1', undefined],
  ['ALTER TABLE orders ALTER other TYPE int USING 1', undefined],
  [`DO $$ BEGIN ALTER TABLE orders ALTER note TYPE int USING 1; END $$`, undefined],
  [
    'ALTER TABLE orders ALTER note TYPE int USING 1; ALTER TABLE orders ALTER note TYPE int USING 2',
    undefined,
  ],
])('%s converts with %s', (sql, using) => {
  const [found] = withConversions([change], [sql]);
  expect(found && 'using' in found ? found.using : undefined).toBe(using);
});
