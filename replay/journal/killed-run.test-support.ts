/** Starts replays in a process of their own, kills them, and compares what two servers saw with what was recorded. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Report } from '../../reports/index.ts';
import type { ReplayOptions } from '../options.ts';
import { resumeReplay } from '../resume.ts';
import { adService, runContext, serve, type Served } from '../two-groups.test-support.ts';
import { readJournal, type PastRun } from './read-journal.ts';
import { journalIn } from './run-journal.ts';

/** Requests of one run, each with a target of its own. */
export const planned = 120;

const child = join(import.meta.dirname, '../../fixtures/children/replaying-child.ts');

export interface Killed {
  /** The journal as it was found after the kill. */
  readonly past: PastRun;
  /** Of the run that took it up. */
  readonly report: Report;
  /** The journal after that. */
  readonly final: PastRun;
  /** How often each target was asked of each group. */
  readonly asked: Readonly<Record<'stable' | 'preview', ReadonlyMap<string, number>>>;
}

/** Kills a run `afterMs` after its first request, and takes it up again. */
export async function killAndResume(afterMs: number): Promise<Killed> {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-killed-'));
  const [stable, preview] = [await serve(adService('web-v0')), await serve(adService('web-v1'))];
  try {
    const options = await optionsIn(folder, stable, preview);
    await runAndKill(options, folder, { afterMs, hasBegun: () => stable.requests.length > 2 });
    const journal = options.journal ?? '';
    const past = readJournal(journalIn(journal));
    const report = await resumeReplay(journal, options, runContext());
    const final = readJournal(journalIn(journal));
    return { past, report, final, asked: { stable: counted(stable), preview: counted(preview) } };
  } finally {
    await Promise.all([stable.stop(), preview.stop()]);
    await rm(folder, { recursive: true });
  }
}

async function optionsIn(folder: string, stable: Served, preview: Served): Promise<ReplayOptions> {
  const lines = Array.from(
    { length: planned },
    (_, nth) => `10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "GET /api/ads/${nth} HTTP/1.1" 200 321 "-" "t"\n`,
  );
  const capture = join(folder, 'access.log');
  await writeFile(capture, lines.join(''));
  return {
    subject: { service: 'ads' },
    capture: [capture],
    stable: { url: stable.url },
    preview: { url: preview.url },
    attest: [{ by: 'header:x-served-by', preview: '*-v1' }],
    pace: { kind: 'constant', perSecond: 200 },
    rateMax: 1200,
    repeatsMax: 0,
    // a machine under load must not end the run that this is about
    guard: { slowMsMin: 60_000 },
    timeoutMs: 60_000,
    journal: join(folder, 'run'),
  };
}

async function runAndKill(
  options: ReplayOptions,
  folder: string,
  { afterMs, hasBegun }: { readonly afterMs: number; readonly hasBegun: () => boolean },
): Promise<void> {
  const file = join(folder, 'options.json');
  await writeFile(file, JSON.stringify(options));
  const run = spawn(process.execPath, ['--import', 'jiti/register', child, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => run.once('exit', resolve));
  for (let waited = 0; !hasBegun() && run.exitCode === null && waited < 20_000; waited += 5)
    await setTimeout(5);
  await setTimeout(afterMs);
  run.kill('SIGKILL');
  await ended;
}

/** Without the requests of the probe. */
function counted({ requests }: Served): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { url = '' } of requests)
    if (!url.includes('seaworthy-probe')) counts.set(url, (counts.get(url) ?? 0) + 1);
  return counts;
}
