/** Real queries through a log that holds no values, beside the same as they are written. Skipped where they are not at hand. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import { readHistory } from '../read/history.ts';
import { readQueries } from './read-queries.ts';

const corpus = new URL('../../../../shared/corpus/db/', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-corpus-queries-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { signal } = new AbortController();

describe.skipIf(!existsSync(corpus))('real queries (skipped without the corpus)', () => {
  test('nearly all can be planned without their values', async () => {
    const file = new URL('goalert-queries/queries_HEAD.json', corpus);
    const texts = (JSON.parse(readFileSync(file, 'utf8')) as { sql: string }[]).map(({ sql }) => sql);
    const logged = texts.map((sql) => `[7] LOG:  statement: ${sql.replaceAll('\n', '\n\t')}`);
    writeFileSync(join(folder, 'q.sql'), texts.join(';\n'));
    writeFileSync(join(folder, 'q.log'), logged.join('\n'));
    const steps = await readHistory(new URL('real/goalert', corpus).pathname, signal);
    const engine = await openEngine(steps, { signal, timeLeftMs: () => 600_000 });
    try {
      await engine.apply(steps);
      const failing: number[] = [];
      for (const name of ['q.sql', 'q.log']) {
        const { queries } = await readQueries(join(folder, name), signal);
        expect(queries.length).toBeGreaterThan(170);
        const plans = await engine.plan(queries.map(({ sql }) => sql));
        failing.push(plans.filter(({ works }) => !works).length);
      }
      expect(failing).toEqual([1, 3]);
    } finally {
      await engine.close();
    }
  }, 600_000);
});
