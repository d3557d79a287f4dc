import { describe, expect, test } from 'vitest';
import { findings, init, run, write } from './release.test-support.ts';

describe('rows that the baseline migrations insert', () => {
  const seeded = `${init} ALTER TABLE orders ADD spare int;
INSERT INTO orders VALUES (1, 'secret', 'a@secret.example'), (2, NULL, 'a@secret.example');`;

  test('are rows that the release fails on, each rule with its own proof', async () => {
    const path = write({
      '1.sql': seeded,
      '2.sql': `ALTER TABLE orders DROP COLUMN spare;
        CREATE UNIQUE INDEX orders_email ON orders (email);
        ALTER TABLE orders ALTER note SET NOT NULL;
        ALTER TABLE orders ALTER note TYPE varchar(5);
        ALTER TABLE orders ADD owner text NOT NULL;`,
    });
    const report = await run({ candidate: path });
    expect(report).toMatchObject({ verdict: 'no-go', exitCode: 1 });
    const said = new Map(findings(report).map(({ rule, message }) => [rule, message]));
    expect([...said.keys()].sort()).toEqual([
      'column-dropped',
      'column-type-narrowed',
      'not-null-set',
      'required-column-added',
      'unique-index-added',
    ]);
    expect(said.get('unique-index-added')).toBe(
      'orders gets a unique index on (email), but 2 rows that the baseline migrations insert share a value. The migration itself fails on rows that it meets: 2.sql:2 gives 23505 could not create unique index "orders_email".',
    );
    expect(said.get('not-null-set')).toContain('1 row that the baseline migrations insert has no value.');
    expect(said.get('column-type-narrowed')).toContain(
      '1 row that the baseline migrations insert does not fit.',
    );
    expect(said.get('required-column-added')).toMatch(/an insert of old code is refused .*23502/);
    expect(JSON.stringify(report)).not.toContain('a@secret');
  });

  test('name the migration that fails beside the old insert that does', async () => {
    const path = write({ '1.sql': seeded, '2.sql': 'ALTER TABLE orders ADD owner text NOT NULL;' });
    const [finding, ...others] = findings(await run({ candidate: path }));
    expect(others).toEqual([]);
    expect(finding?.message).toMatch(
      /an insert of old code is refused \(23502 [^)]*\)\. The migration itself fails on rows that it meets: 2\.sql:1 gives 23502 column "owner"/,
    );
    expect(finding?.evidence).toContainEqual({
      kind: 'query',
      title: 'Migration 2.sql, line 1',
      sql: 'ALTER TABLE orders ADD owner text NOT NULL',
      error: { code: '23502', message: 'column "owner" of relation "orders" contains null values' },
    });
  });

  test('prove nothing when they do not stand against a change', async () => {
    const path = write({ '1.sql': seeded, '2.sql': 'CREATE UNIQUE INDEX ON orders (id, note);' });
    const other = write({ '1.sql': seeded, '2.sql': 'ALTER TABLE orders ALTER email SET NOT NULL;' });
    expect(findings(await run({ candidate: path }))).toEqual([]);
    expect(findings(await run({ candidate: other }))).toMatchObject([
      {
        rule: 'not-null-set',
        outcome: 'inconclusive',
        message:
          'Column orders.email becomes NOT NULL; no row that the baseline migrations insert stands against it, but no other rows were given.',
      },
    ]);
  });

  test('are never lost where no change answers for the error, even if its rule is off', async () => {
    const path = write({ '1.sql': seeded, '2.sql': 'CREATE UNIQUE INDEX u ON orders (email);' });
    const report = await run({ candidate: path, levels: { 'unique-index-added': 'off' } });
    expect(findings(report)).toMatchObject([
      {
        rule: 'migration-fails-on-rows',
        key: '2.sql:1',
        outcome: 'fail',
        level: 'block',
        places: ['table:orders'],
      },
    ]);
  });

  test('must not break the baseline itself', async () => {
    const path = write({ '1.sql': `${seeded} CREATE UNIQUE INDEX ON orders (email);`, '2.sql': 'SELECT 1;' });
    await expect(run({ candidate: path })).rejects.toMatchObject({
      code: 'migration-failed',
      where: '1.sql:2',
    });
  });
});
