/** Real histories of seven projects. Skipped where they are not at hand. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSource } from './history.ts';
import type { History } from './history.ts';

const corpus = new URL('../../../../shared/corpus/db/real/', import.meta.url).pathname;
const { signal } = new AbortController();

interface Step {
  readonly id: string;
  readonly up: string;
  readonly up_src: string;
  readonly down?: string;
  readonly down_src?: string;
}

const folders: string[] = [];
afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true })));

function stepsOf(project: string): readonly Step[] {
  const text = readFileSync(join(corpus, project, 'manifest.json'), 'utf8');
  return (JSON.parse(text) as { readonly steps: readonly Step[] }).steps;
}

/** The files under the names that they have in their own repository. */
function asInRepository(project: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-corpus-'));
  folders.push(folder);
  for (const { up, up_src, down, down_src } of stepsOf(project)) {
    for (const [from, to] of [
      [up, up_src],
      [down, down_src],
    ] as const) {
      if (from === undefined || to === undefined) continue;
      mkdirSync(join(folder, dirname(to)), { recursive: true });
      copyFileSync(join(corpus, project, from), join(folder, to));
    }
  }
  return folder;
}

const read = (folder: string): Promise<History> =>
  readSource(folder, { signal, placeholders: { Namespace: 'auth' } });

describe.skipIf(!existsSync(corpus))('real histories (skipped without the corpus)', () => {
  test.each([
    { project: 'kratos-pg', id: 'golang-migrate', steps: 346, downs: 346, last: '20260703000000000000' },
    {
      project: 'goalert',
      id: 'sql-migrate',
      steps: 280,
      downs: 280,
      last: '20260814161833-ep-step-multi-ack.sql',
    },
    { project: 'supabase-auth', id: 'golang-migrate', steps: 70, downs: 0, last: '20260625000000' },
    { project: 'umami', id: 'prisma', steps: 19, downs: 0, last: '19_add_session_replay' },
    { project: 'openfga-pg', id: 'goose', steps: 6, downs: 6, last: '6' },
  ])('$project is laid out for $id: $steps steps in order', async ({ project, id, steps, downs, last }) => {
    const { layout, migrations, remarks } = await read(asInRepository(project));
    expect([layout?.id, migrations.length, remarks]).toEqual([id, steps, []]);
    expect(migrations.map(({ name }) => name)).toEqual(stepsOf(project).map(({ up_src }) => up_src));
    expect(migrations.filter(({ down }) => down !== undefined)).toHaveLength(downs);
    expect(migrations.at(-1)?.version).toBe(last);
  });

  test('temporal-pg has a folder for each version', async () => {
    const { layout, migrations } = await read(asInRepository('temporal-pg'));
    expect([layout?.id, migrations.length]).toEqual(['plain', 25]);
    expect(migrations.at(10)?.name).toMatch(/versioned\/v1\.7\/no_start_version\.sql$/);
  });
});
