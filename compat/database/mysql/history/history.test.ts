import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkUnused } from '../../history/check-unused.ts';
import { recordRelease } from '../../history/record-release.ts';
import { context, folder, run, write } from '../../release.test-support.ts';

describe('the history of a MySQL schema', () => {
  const init = `CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, note text, state enum('new', 'lost', 'old')) ENGINE=InnoDB;`;
  const schema = write({ '1.sql': init });
  const history = join(folder, 'mysql-history');
  const record = (release: string, queries: string): ReturnType<typeof recordRelease> => {
    const path = write({ 'q.sql': queries });
    const work = {
      service: 'shop',
      release,
      schema,
      dialect: 'mysql',
      queries: path,
      queriesComplete: true,
      history,
    } as const;
    return recordRelease(work, context);
  };

  test('keeps what queries use, by name: tables, columns, and labels that they may name', async () => {
    const first = await record(
      '1',
      [
        '-- name: noteOf',
        'SELECT `note` FROM orders WHERE id = ?;',
        '-- name: lose',
        "UPDATE orders SET state = 'lost' WHERE id = :id;",
      ].join('\n'),
    );
    expect(first.catalog).toEqual({
      tables: { orders: ['id', 'note', 'state'] },
      enums: { 'orders.state': ['new', 'lost', 'old'] },
      functions: [],
    });
    expect(first.queries.map(({ name, uses }) => [name, uses])).toEqual([
      ['noteOf', ['column:orders.id', 'column:orders.note', 'table:orders']],
      [
        'lose',
        [
          'column:orders.id',
          'column:orders.state',
          'enum:orders.state.lost',
          'enum:orders.state.new',
          'enum:orders.state.old',
          'table:orders',
        ],
      ],
    ]);
    expect(JSON.stringify(first)).not.toContain('SELECT');
  });

  test('lets go what enough releases did without, and cites the last use of what they did not', async () => {
    for (const release of ['2', '3']) {
      await record(release, `SELECT id FROM orders WHERE state IN ('new', 'old') AND id > ?;`);
    }
    const candidate = write({
      '1.sql': init,
      '2.sql': `ALTER TABLE orders DROP COLUMN note, MODIFY state enum('new', 'old');`,
    });
    const candid = { candidate, dialect: 'mysql', history } as const;
    const found = await run({ ...candid, unusedReleases: 3 });
    const said = (report: typeof found): (readonly [string, string])[] =>
      report.results
        .filter(({ rule }) => rule === 'column-dropped' || rule === 'enum-value-removed')
        .map(({ outcome, message }) => [outcome, message]);
    expect(said(found)).toEqual([
      ['fail', expect.stringContaining('but noteOf of 1 uses it')],
      ['fail', expect.stringContaining('but lose of 1 uses it')],
    ]);
    const passed = await run(candid);
    expect(said(passed)).toEqual([
      // Nobody gave rows, and some may hold the label still.
      ['inconclusive', expect.stringContaining('no query of 3, 2 uses it; the last that did was lose in 1')],
      ['pass', expect.stringContaining('no query of 3, 2 uses it; the last that did was noteOf in 1')],
    ]);
  });

  test('answers for a label of a column by its name', async () => {
    const subject = { service: 'shop' };
    const objects = ['orders.state.lost', 'orders.state.new'];
    const report = await checkUnused({ subject, history, objects }, context);
    expect(report.results.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['enum:orders.state.new', 'fail'],
      ['enum:orders.state.lost', 'pass'],
    ]);
  });

  test('is not built on a server of another kind', async () => {
    const work = {
      service: 'shop',
      release: '4',
      schema,
      history,
      dialect: 'mysql',
      engine: 'embedded',
    } as const;
    await expect(recordRelease(work, context)).rejects.toMatchObject({ code: 'usage' });
  });
});
