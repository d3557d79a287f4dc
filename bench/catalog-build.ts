import { readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as Compat from '../compat/index.ts';
import { applyAlone } from './apply-alone.ts';
import type { Benchmark } from './benchmark.ts';
import { built } from './built.ts';
import { peakMemoryMb } from './peak-memory.ts';
import { inTempFolder } from './temp-folder.ts';

const tables = 10_000;
const tablesPerFile = 100;
const timeoutMs = 1_800_000;
const unit = 'MB at most';

export const catalogBuild: Benchmark = {
  id: 'catalog-build',
  question: 'How much memory does a whole `compat db` take that builds 10,000 tables?',
  peers: ['PGlite alone, which builds them once'],
  onRequest: true,
  run: () =>
    inTempFolder(async (folder) => {
      const history = join(folder, 'migrations');
      await writeTables(history);
      const alone = await peakMemoryMb(['--input-type=module', '-e', applyAlone, history]);
      const cacheFolder = join(folder, 'cache');
      // An empty database is made once, and that takes memory of its own.
      await compare(`${history}:first=1`, `${history}:first=2`, cacheFolder);
      const candidate = await withRelease(folder, history);
      const own = await childPeakMb(async () => {
        const verdict = await compare(history, candidate, cacheFolder);
        if (verdict !== 'no-go') throw new Error(`the dropped column gives ${verdict}`);
      });
      return [
        { name: 'PGlite alone', unit, costs: [alone] },
        { name: 'compat db, the process of the database', unit, costs: [own] },
      ];
    }),
};

/** Each with a primary key, an index, and a foreign key to the one before it. */
async function writeTables(folder: string): Promise<void> {
  await mkdir(folder);
  for (let from = 0; from < tables; from += tablesPerFile) {
    const made = Array.from({ length: tablesPerFile }, (_, i) => table(from + i));
    await writeFile(join(folder, `${String(from).padStart(5, '0')}_tables.sql`), made.join(''));
  }
}

function table(n: number): string {
  return `create table t${n} (
  id bigint primary key,
  parent bigint references t${Math.max(0, n - 1)} (id),
  name text not null,
  note text,
  price numeric(12, 2) not null default 0
);
create index t${n}_parent on t${n} (parent);\n`;
}

/** The same tables, and a column of one is dropped. */
async function withRelease(folder: string, history: string): Promise<string> {
  const candidate = join(folder, 'candidate');
  await cp(history, candidate, { recursive: true });
  await writeFile(join(candidate, '99999_release.sql'), 'alter table t1 drop column note;\n');
  return candidate;
}

async function compare(baseline: string, candidate: string, cacheFolder: string): Promise<string> {
  const { compatDatabase } = await built<typeof Compat>('compat/index');
  const { verdict } = await compatDatabase(
    { subject: { service: 'bench' }, baseline, candidate, cacheFolder, timeoutMs },
    { signal: AbortSignal.timeout(timeoutMs), onProgress: () => {}, now: () => new Date() },
  );
  return verdict;
}

/** Resident memory, at the highest, of any process that this one starts meanwhile. Linux only. */
async function childPeakMb(work: () => Promise<void>): Promise<number> {
  let peakKb = 0;
  const look = (): void => {
    for (const pid of text(`/proc/self/task/${process.pid}/children`).split(' ').filter(Boolean)) {
      const [, kb = '0'] = /^VmHWM:\s+(\d+)/m.exec(text(`/proc/${pid}/status`)) ?? [];
      peakKb = Math.max(peakKb, Number(kb));
    }
  };
  const timer = setInterval(look, 200);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peakKb / 1024;
}

/** Empty where a process has just ended. */
function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
