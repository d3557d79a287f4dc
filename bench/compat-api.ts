import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { description, type DescriptionSize, large, middle } from './api-description.ts';
import { type Benchmark, type Contender, interleave, type Row } from './benchmark.ts';
import { builtPath } from './built.ts';
import { allCpuMs } from './cpu-time.ts';
import { peakMemoryMb } from './peak-memory.ts';
import { findProgram, output } from './program.ts';
import { inTempFolder } from './temp-folder.ts';

const rounds = 3;
const unit = 'ms CPU';
const peerTimeoutMs = 120_000;
const source = 'github.com/oasdiff/oasdiff@v1.33.0';

export const compatApi: Benchmark = {
  id: 'compat-api',
  question: 'What does `compat api` cost on descriptions of the size of GitHub and of Stripe?',
  peers: ['JSON.parse of both files', 'oasdiff'],
  run: () => inTempFolder(measureIn),
};

/** Old and new file of each size. */
type Pair = readonly [old: string, now: string];

async function measureIn(folder: string): Promise<readonly Row[]> {
  const write = async (name: string, size: DescriptionSize): Promise<Pair> => {
    const paths: Pair = [join(folder, `${name}-old.json`), join(folder, `${name}-new.json`)];
    await writeFile(paths[0], JSON.stringify(description(size, 1)));
    await writeFile(paths[1], JSON.stringify(description(size, 2)));
    return paths;
  };
  const one = await write('large', large);
  const four = await write('four', { ...large, operations: large.operations * 4 });
  const net = await write('net', middle);
  const rows = await interleave(
    rounds,
    [
      parsing(one),
      running('read and diff, 13 MB, 1,100 operations', diff, one),
      running('read and diff, 44 MB, 4,400 operations', diff, four),
      running('read and diff, 3.2 MB, 1,000 schemas in one net', diff, net),
      running('whole report, 13 MB, 1,100 operations', report, one),
      running('whole report, 44 MB, 4,400 operations', report, four),
      running('whole report, 3.2 MB, 1,000 schemas in one net', report, net),
    ],
    0,
  );
  return [...rows, ...(await memory(one, net)), ...(await byOasdiff({ one, net }, folder))];
}

function parsing(files: Pair): Contender {
  const program = `import { readFileSync } from 'node:fs';
    for (const file of process.argv.slice(-2)) JSON.parse(readFileSync(file, 'utf8'));`;
  return {
    name: 'JSON.parse, 13 MB twice',
    unit,
    measure: () => allCpuMs(() => output(process.execPath, [...inline(program), ...files])),
  };
}

function running(name: string, program: string, files: Pair): Contender {
  return {
    name,
    unit,
    measure: () => allCpuMs(() => output(process.execPath, [...inline(program), ...files], 300_000)),
  };
}

const urlOf = (module: string): string => JSON.stringify(pathToFileURL(builtPath(module)).href);

const diff = `
  import { diffContracts } from ${urlOf('compat/http-api/diff/diff-contracts')};
  import { readContract } from ${urlOf('compat/http-api/read/read-contract')};
  const { signal } = new AbortController();
  const [old, now] = await Promise.all(process.argv.slice(-2).map((file) => readContract(file, signal)));
  if (diffContracts(old, now).changes.length < 100) throw new Error('the planted changes were not found');`;

/** The whole report, without the second opinion: that has a time limit of its own. */
const report = `
  import { compatApi } from ${urlOf('compat/http-api/index')};
  const [baseline, candidate] = process.argv.slice(-2);
  const report = await compatApi(
    { subject: { service: 'bench' }, baseline, candidate, secondOpinionTimeoutMs: 0 },
    { signal: AbortSignal.timeout(300_000), onProgress: () => {}, now: () => new Date() },
  );
  if (report.verdict !== 'no-go') throw new Error('the planted faults give ' + report.verdict);`;

function inline(program: string): readonly string[] {
  return ['--input-type=module', '-e', program];
}

async function memory(...pairs: readonly Pair[]): Promise<Row[]> {
  const names = ['whole report, 13 MB: memory', 'whole report, 3.2 MB: memory'];
  const costs = [];
  for (const files of pairs) costs.push(await peakMemoryMb([...inline(report), ...files]));
  return costs.map((cost, nth) => ({ name: names[nth] ?? '', unit: 'MB at most', costs: [cost] }));
}

async function byOasdiff(files: { readonly one: Pair; readonly net: Pair }, folder: string): Promise<Row[]> {
  const program = findProgram('oasdiff') ?? (await buildOasdiff(folder));
  if (program === undefined) return [{ name: 'oasdiff', skipped: 'needs Go' }];
  const names = { one: 'oasdiff breaking, 13 MB', net: 'oasdiff breaking, 3.2 MB' };
  const rows: Row[] = [];
  for (const [key, pair] of Object.entries(files)) {
    const name = names[key as keyof typeof names];
    try {
      const cost = await allCpuMs(() => output(program, ['breaking', ...pair], peerTimeoutMs));
      rows.push({ name, unit, costs: [cost] });
    } catch {
      rows.push({ name, skipped: `did not end within ${peerTimeoutMs / 1000} s` });
    }
  }
  return rows;
}

async function buildOasdiff(folder: string): Promise<string | undefined> {
  if (findProgram('go') === undefined) return undefined;
  try {
    await output('env', [`GOBIN=${folder}`, 'go', 'install', source], 300_000);
    return join(folder, 'oasdiff');
  } catch {
    return undefined;
  }
}
