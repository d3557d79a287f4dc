/** What ours is held against: each sends so many requests to a server and says what one cost its CPU. */
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type Autocannon from 'autocannon';
import type { Contender, Skipped } from './benchmark.ts';
import { allCpuMs, ownCpuMs } from './cpu-time.ts';
import { findProgram, output } from './program.ts';

/** Costs are compared among those that hold as many connections. */
export const unitOf = (connections: number): string => `µs CPU per request, ${connections} connections`;

export interface Load {
  readonly url: string;
  readonly requests: number;
  readonly connections: number;
}

/** Counts replies; their bodies are neither kept nor read. */
export function byAutocannon({ url, requests, connections }: Load): Contender {
  // Node 20 cannot import this CommonJS package while jiti's hook is registered.
  const autocannon = createRequire(import.meta.url)('autocannon') as typeof Autocannon;
  return {
    name: 'autocannon',
    unit: unitOf(connections),
    async measure() {
      let done = 0;
      const ms = await ownCpuMs(async () => {
        const result = await autocannon({ url, amount: requests, connections, timeout: 10 });
        done = result['2xx'];
      });
      return perRequest(ms, done, requests);
    },
  };
}

/** In C, with a fixed request; counts replies for a second. */
export function byWrk(url: string, connections: number): Contender | Skipped {
  const wrk = findProgram('wrk');
  if (wrk === undefined) return { name: 'wrk', skipped: 'not on PATH' };
  return {
    name: 'wrk',
    unit: unitOf(connections),
    async measure() {
      let done = 0;
      const ms = await allCpuMs(async () => {
        const said = await output(wrk, ['-t1', `-c${connections}`, '-d1s', url]);
        done = Number(/(\d+) requests in/.exec(said)?.[1]);
      });
      return perRequest(ms, done, 1);
    },
  };
}

const source = 'github.com/buger/goreplay@v1.3.2';
const separator = '\n🐵🙈🙉\n';

/**
 * In Go, built from source; reads a capture and sends it, with a sleep between two requests whatever the speed.
 * Its replies are not compared.
 */
export async function byGoReplay(
  url: string,
  folder: string,
  connections: number,
): Promise<Contender | Skipped> {
  const name = 'GoReplay';
  const program = findProgram('goreplay') ?? (await buildGoReplay(folder));
  if (program === undefined) return { name, skipped: 'needs Go and the headers of libpcap' };
  const requests = 3000;
  const capture = join(folder, 'requests.gor');
  const { host } = new URL(url);
  const record = (nth: number): string =>
    `1 ${nth.toString(16).padStart(24, '0')} ${17e17 + nth * 1000} 0\nGET / HTTP/1.1\r\nHost: ${host}\r\n\r\n${separator}`;
  await writeFile(capture, Array.from({ length: requests }, (_, nth) => record(nth)).join(''));
  const limits = ['--output-http-workers', String(connections), '--exit-after', '5s'];
  return {
    name,
    unit: unitOf(connections),
    async measure() {
      const before = await served(url);
      const ms = await allCpuMs(() =>
        output(program, ['--input-file', `${capture}|100000%`, '--output-http', url, ...limits]),
      );
      return perRequest(ms, (await served(url)) - before - 1, requests);
    },
  };
}

async function buildGoReplay(folder: string): Promise<string | undefined> {
  if (findProgram('go') === undefined) return undefined;
  try {
    await output('env', [`GOBIN=${folder}`, 'go', 'install', source], 300_000);
    return join(folder, 'goreplay');
  } catch {
    return undefined;
  }
}

/** Requests that the server has answered, this one included. */
async function served(url: string): Promise<number> {
  const text = await (await fetch(new URL('/served', url))).text();
  return Number(/ \d+ \d+ (\d+) /.exec(text)?.[1]);
}

/** @throws where some were not answered: a contender that skips some is no contender. */
export function perRequest(ms: number, done: number, requests: number): number {
  if (!(done >= requests)) throw new Error(`only ${done} of ${requests} requests were answered`);
  return (ms * 1000) / done;
}
