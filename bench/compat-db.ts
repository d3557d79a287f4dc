import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as Compat from '../compat/index.ts';
import { interleave, type Benchmark, type Contender } from './benchmark.ts';
import { built } from './built.ts';
import { allCpuMs } from './cpu-time.ts';
import { output } from './program.ts';
import { inTempFolder } from './temp-folder.ts';

const rounds = 3;
const migrations = 40;

export const compatDb: Benchmark = {
  id: 'compat-db',
  question: 'What does `compat db` cost on 40 migrations, with and without its cache?',
  peers: ['PGlite alone: a new database and the same 40 migrations'],
  run: () =>
    inTempFolder(async (folder) => {
      const history = join(folder, 'migrations');
      await writeMigrations(history);
      const compat = await built<typeof Compat>('compat/index');
      const cache = join(folder, 'cache');
      return interleave(
        rounds,
        [
          measured('PGlite alone, migrations applied once', () => applyAlone(history)),
          measured('compat db, cold cache', async () => {
            await rm(cache, { recursive: true, force: true });
            await compare(compat, history, cache);
          }),
          measured('compat db, warm cache', () => compare(compat, history, cache)),
        ],
        0,
      );
    }),
};

function measured(name: string, work: () => Promise<unknown>): Contender {
  return { name, unit: 'ms CPU', measure: () => allCpuMs(work) };
}

/** Tables that point to each other, indexes, and at the end changes that there is something to say about. */
async function writeMigrations(folder: string): Promise<void> {
  await mkdir(folder);
  for (let n = 1; n <= migrations; n += 1) {
    await writeFile(join(folder, `${String(n).padStart(4, '0')}-step.sql`), migration(n));
  }
}

function migration(n: number): string {
  if (n === migrations)
    return 'alter table t1 drop column note; alter table t2 add column owner text not null;';
  if (n === migrations - 1) return 'create unique index t3_name on t3 (name);';
  const parent = n === 1 ? '' : `, parent bigint references t${n - 1} (id)`;
  return `create table t${n} (id bigserial primary key, name text not null, note text, made timestamptz default now()${parent});
create index t${n}_made on t${n} (made);`;
}

async function compare(
  { compatDatabase }: typeof Compat,
  folder: string,
  cacheFolder: string,
): Promise<void> {
  const report = await compatDatabase(
    {
      subject: { service: 'bench' },
      baseline: `${folder}:first=${migrations - 2}`,
      candidate: folder,
      cacheFolder,
    },
    { signal: AbortSignal.timeout(60_000), onProgress: () => {}, now: () => new Date() },
  );
  if (report.verdict !== 'no-go') throw new Error(`the planted faults give ${report.verdict}`);
}

/** In a process of its own, as ours is. */
function applyAlone(folder: string): Promise<string> {
  const program = `
    import { PGlite } from '@electric-sql/pglite';
    import { readFileSync, readdirSync } from 'node:fs';
    const [folder] = process.argv.slice(-1);
    const db = await PGlite.create();
    for (const name of readdirSync(folder).sort()) await db.exec(readFileSync(folder + '/' + name, 'utf8'));
    await db.close();`;
  return output(process.execPath, ['--input-type=module', '-e', program, folder]);
}
