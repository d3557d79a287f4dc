import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as Capture from '../capture/index.ts';
import { writeAccessLog } from './access-log.ts';
import { interleave, type Benchmark, type Contender, type Row } from './benchmark.ts';
import { built, builtPath } from './built.ts';
import { allCpuMs, ownCpuMs } from './cpu-time.ts';
import { peakMemoryMb } from './peak-memory.ts';
import { findProgram, output } from './program.ts';
import { inTempFolder } from './temp-folder.ts';

const rounds = 5;
const lines = 300_000;
/** From start to end of the program, once each; `SEAWORTHY_BENCH_LINES=10000000` takes three times as long. */
const manyLines = Number(process.env['SEAWORTHY_BENCH_LINES'] ?? 3_000_000);

export const readLog: Benchmark = {
  id: 'read-log',
  question: 'What does it cost to read a combined access log of 300,000 lines?',
  peers: ['a bare Node loop that splits lines and fields', 'GoAccess'],
  run: () =>
    inTempFolder(async (folder): Promise<readonly Row[]> => {
      const [file, distinct] = [join(folder, 'access.log'), join(folder, 'distinct.log')];
      await writeAccessLog(file, lines);
      await writeAccessLog(distinct, lines, { isDistinct: true });
      const capture = await built<typeof Capture>('capture/index');
      const goAccess = findProgram('goaccess');
      const measured = await interleave(rounds, [
        ...perLine('bare loop: lines and fields', () => splitLines(file)),
        ...perLine('capture: read', () => read(capture, file)),
        ...perLine('capture: read, select, redact, ledger', () => readAll(capture, file)),
        ...perLine('the same, no target twice', () => readAll(capture, distinct)),
        ...perLine('capture inspect, 1 thread', () => inspect(capture, file, 1)),
        ...perLine('capture inspect, 2 threads', () => inspect(capture, file, 2)),
        ...perLine('capture inspect, 2 threads, no target twice', () => inspect(capture, distinct, 2)),
        ...(goAccess === undefined
          ? []
          : perLine('GoAccess', () => countByGoAccess(goAccess, file), { ...small, cpuMsOf: allCpuMs })),
      ]);
      const skipped = { name: 'GoAccess', skipped: 'not on PATH' };
      return [
        ...measured.filter(({ unit }) => unit === cpu),
        ...measured.filter(({ unit }) => unit === wall).toReversed(),
        ...(goAccess === undefined ? [skipped] : []),
        ...(await largeRows(folder, goAccess)),
      ];
    }),
};

const cpu = 'µs CPU per line';
const wall = 'µs by the clock per line';
const small: PerLineOptions = { lines, of: '', cpuMsOf: ownCpuMs };
const longMs = 1_800_000;

/** Reads the log and counts what its reports need; keeps no request. */
async function countByGoAccess(program: string, file: string): Promise<number> {
  const report = `${file}.json`;
  await output(program, [file, '--log-format=COMBINED', '--no-progress', '-o', report], longMs);
  const { general } = JSON.parse(await readFile(report, 'utf8')) as { general: { total_requests: number } };
  return general.total_requests;
}

/** Whole programs on a log for which their start and warm-up do not matter. */
async function largeRows(folder: string, goAccess: string | undefined): Promise<readonly Row[]> {
  const file = join(folder, 'large.log');
  await writeAccessLog(file, manyLines);
  const of = `, ${manyLines.toLocaleString('en')} lines`;
  const options = { lines: manyLines, of, cpuMsOf: allCpuMs };
  const bareLoop = `let lines = 0;
    for await (const chunk of fs.createReadStream(${JSON.stringify(file)}, 'utf8')) lines += chunk.split('\\n').length - 1;`;
  const inMemory = (name: string, args: readonly string[]): Contender => ({
    name,
    unit: `MB at most${of}`,
    measure: () => peakMemoryMb(args),
  });
  const measured = await interleave(
    1,
    [
      ...(goAccess === undefined ? [] : perLine('GoAccess', () => countByGoAccess(goAccess, file), options)),
      ...perLine('seaworthy capture inspect', () => countByInspect(file), options),
      ...perLine('seaworthy replay plan', () => countByPlan(file), options),
      inMemory('bare loop: lines', ['--input-type=module', '-e', `import fs from 'node:fs'; ${bareLoop}`]),
      inMemory('capture inspect', [builtPath('cli/bin'), 'capture', 'inspect', file]),
      inMemory('replay plan', planOf(file)),
    ],
    0,
  );
  return measured.toSorted((a, b) => (a.unit < b.unit ? 1 : a.unit > b.unit ? -1 : 0));
}

async function countByInspect(file: string): Promise<number> {
  const said = await output(process.execPath, [builtPath('cli/bin'), 'capture', 'inspect', file], longMs);
  return Number(/, (\d+) lines, /.exec(said)?.[1]);
}

/** What a replay reads before it sends: redacted, selected, sampled, with routes and ledger. */
async function countByPlan(file: string): Promise<number> {
  const said = await output(process.execPath, planOf(file), longMs);
  return Number(/(\d+) records read/.exec(said)?.[1]);
}

/** Nothing is sent, so that nobody need listen. */
function planOf(file: string): string[] {
  const groups = ['--stable', 'http://127.0.0.1:1', '--preview', 'http://127.0.0.1:2'];
  return [builtPath('cli/bin'), 'replay', 'plan', '--capture', file, ...groups];
}

interface PerLineOptions {
  readonly lines: number;
  /** Put behind the unit. */
  readonly of: string;
  readonly cpuMsOf: typeof ownCpuMs;
}

/** CPU and clock of the same run. The work gives the number of lines that it saw: who skips some is no contender. */
function perLine(
  name: string,
  work: () => Promise<number>,
  { lines, of, cpuMsOf }: PerLineOptions = small,
): Contender[] {
  let clockMs = 0;
  const byCpu = async (): Promise<number> => {
    let seen = 0;
    const ms = await cpuMsOf(async () => {
      const before = performance.now();
      seen = await work();
      clockMs = performance.now() - before;
    });
    if (seen !== lines) throw new Error(`${name} saw ${seen} of ${lines} lines`);
    return (ms * 1000) / lines;
  };
  return [
    { name, unit: cpu + of, measure: byCpu },
    { name, unit: wall + of, measure: async () => (clockMs * 1000) / lines },
  ];
}

/** What a script of ten lines does: no escapes, no times, no checks. */
async function splitLines(file: string): Promise<number> {
  let seen = 0;
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 256 * 1024 })) {
    const texts = (rest + String(chunk)).split('\n');
    rest = texts.pop() ?? '';
    for (const text of texts) {
      const [head = '', request = '', numbers = '', referer, , agent] = text.split('"');
      const [client, , , time] = head.split(' ');
      const [method, target] = request.split(' ');
      const [, status, bytes] = numbers.split(' ');
      const record = {
        client,
        time,
        method,
        target,
        status: Number(status),
        bytes: Number(bytes),
        referer,
        agent,
      };
      if (record.method !== undefined) seen += 1;
    }
  }
  return seen;
}

async function read({ readCaptureBatches }: typeof Capture, file: string): Promise<number> {
  let seen = 0;
  for await (const batch of readCaptureBatches([file])) seen += batch.length;
  return seen;
}

async function inspect({ inspectCapture }: typeof Capture, file: string, threads: number): Promise<number> {
  const context = { signal: new AbortController().signal, onProgress: () => {}, now: () => new Date(0) };
  return (await inspectCapture([file], { threads }, context)).records;
}

async function readAll(capture: typeof Capture, file: string): Promise<number> {
  const { isExchange, openLedger, readCaptureBatches, redact, selectExchange } = capture;
  const ledger = openLedger();
  for await (const batch of readCaptureBatches([file])) {
    for (const record of batch) {
      ledger.read(record);
      if (!isExchange(record)) continue;
      const selection = selectExchange(record);
      if (!selection.selected) ledger.skip(selection.reason);
      else if (redact(record, 'bench').target !== '') ledger.select();
    }
  }
  return ledger.close().read;
}
