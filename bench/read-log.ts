import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type * as Capture from '../capture/index.ts';
import { writeAccessLog } from './access-log.ts';
import { interleave, type Benchmark, type Contender } from './benchmark.ts';
import { built } from './built.ts';
import { ownCpuMs } from './cpu-time.ts';
import { inTempFolder } from './temp-folder.ts';

const rounds = 5;
const lines = 300_000;

export const readLog: Benchmark = {
  id: 'read-log',
  question: 'What does it cost to read a combined access log of 300,000 lines?',
  peers: ['a bare Node loop that splits lines and fields'],
  run: () =>
    inTempFolder(async (folder) => {
      const file = join(folder, 'access.log');
      await writeAccessLog(file, lines);
      const capture = await built<typeof Capture>('capture/index');
      return interleave(rounds, [
        perLine('bare loop: lines and fields', () => splitLines(file)),
        perLine('capture: read', () => read(capture, file)),
        perLine('capture: read, select, redact, ledger', () => readAll(capture, file)),
      ]);
    }),
};

/** The work gives the number of lines that it saw: a contender that skips some is no contender. */
function perLine(name: string, work: () => Promise<number>): Contender {
  return {
    name,
    unit: 'µs CPU per line',
    async measure() {
      let seen = 0;
      const ms = await ownCpuMs(async () => {
        seen = await work();
      });
      if (seen !== lines) throw new Error(`${name} saw ${seen} of ${lines} lines`);
      return (ms * 1000) / lines;
    },
  };
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
