import { readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Compat from '../compat/index.ts';
import { applyAlone } from './apply-alone.ts';
import { interleave, type Benchmark, type Contender, type Row, type Skipped } from './benchmark.ts';
import { built } from './built.ts';
import { allCpuMs } from './cpu-time.ts';
import { writeHistory } from './history.ts';
import { output } from './program.ts';
import { inTempFolder } from './temp-folder.ts';

const rounds = 3;
const migrations = 300;
const unit = 'ms CPU';

export const compatDb: Benchmark = {
  id: 'compat-db',
  question: 'What does `compat db` cost on a history of 300 migrations, from nothing and with what it keeps?',
  peers: ['squawk on the same files', 'PGlite alone: a new database and the same 300 migrations'],
  run: () =>
    inTempFolder(async (folder) => {
      const history = join(folder, 'migrations');
      await writeHistory(history, migrations);
      const compat = await built<typeof Compat>('compat/index');
      const cache = join(folder, 'cache');
      const waited: Waited = {};
      const ours = (name: string, baseline: number, forget: RegExp): Contender => ({
        name: `compat db, ${name}`,
        unit,
        async measure() {
          await forgetStates(cache, forget);
          return timed(waited, name, () => compare(compat, { history, baseline, cache }));
        },
      });
      const squawk = await bySquawk(history);
      const able = [
        ...('skipped' in squawk ? [] : [squawk]),
        {
          name: 'PGlite alone, migrations applied once',
          unit,
          measure: () => allCpuMs(() => applied(history)),
        },
        ours('cold cache', migrations - 2, /./),
        ours('an empty database kept', migrations - 2, state),
        ours('the same again', migrations - 2, /^$/),
        ours('one more release', migrations - 1, /^$/),
      ];
      const rows: Row[] = await interleave(rounds, able, 0);
      return [...('skipped' in squawk ? [squawk] : []), ...rows, ...wallRows(waited)];
    }),
};

/** States after migrations; the other one is that of an empty database. */
const state = /-[0-9a-f]{32}\.files\.gz$/;

async function forgetStates(cache: string, which: RegExp): Promise<void> {
  const names = await readdir(cache).catch(() => []);
  await Promise.all(names.filter((name) => which.test(name)).map((name) => rm(join(cache, name))));
}

/** How long a user waits, by name of the contender; the same runs whose CPU time counts. */
type Waited = Record<string, number[]>;

async function timed(waited: Waited, name: string, work: () => Promise<void>): Promise<number> {
  let ms = 0;
  const cpuMs = await allCpuMs(async () => {
    const startedMs = performance.now();
    await work();
    ms = performance.now() - startedMs;
  });
  (waited[name] ??= []).push(ms);
  return cpuMs;
}

function wallRows(waited: Waited): Row[] {
  return Object.entries(waited).map(([name, costs]) => ({
    name: `compat db, ${name}: wait`,
    unit: 'ms',
    costs,
  }));
}

interface Work {
  readonly history: string;
  /** How many of the migrations the running release has. */
  readonly baseline: number;
  readonly cache: string;
}

async function compare({ compatDatabase }: typeof Compat, { history, baseline, cache }: Work): Promise<void> {
  const report = await compatDatabase(
    {
      subject: { service: 'bench' },
      baseline: `${history}:first=${baseline}`,
      candidate: history,
      cacheFolder: cache,
    },
    { signal: AbortSignal.timeout(120_000), onProgress: () => {}, now: () => new Date() },
  );
  if (report.verdict !== 'no-go') throw new Error(`the planted faults give ${report.verdict}`);
}

/** It reads each file by itself and knows no schema; its exit code says that it found something. */
async function bySquawk(history: string): Promise<Contender | Skipped> {
  const name = 'squawk, all files';
  const program = await squawkProgram();
  if (program === undefined) return { name, skipped: 'its binary for this platform is not installed' };
  const files = (await readdir(history)).map((file) => join(history, file));
  const lint = async (): Promise<void> => {
    const said = await output(process.execPath, [program, ...files]).catch(
      (error: { stdout: string }) => error.stdout,
    );
    if (!said.includes('Found')) throw new Error('squawk found nothing');
  };
  return { name, unit, measure: () => allCpuMs(lint) };
}

async function squawkProgram(): Promise<string | undefined> {
  try {
    const require = createRequire(import.meta.url);
    const program = require.resolve('squawk-cli/js/bin/squawk');
    await output(process.execPath, [program, '--version']);
    return program;
  } catch {
    return undefined;
  }
}

/** In a process of its own, as ours is. */
function applied(folder: string): Promise<string> {
  return output(process.execPath, ['--input-type=module', '-e', applyAlone, folder], 120_000);
}
