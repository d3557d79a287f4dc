import { createRequire } from 'node:module';
import type Autocannon from 'autocannon';
import type * as Difference from '../replay/judge/difference/index.ts';
import type * as Replies from '../replay/reply.ts';
import type * as Sending from '../replay/send/sender.ts';
import { interleave, type Benchmark, type Contender, type Row } from './benchmark.ts';
import { built } from './built.ts';
import { allCpuMs, ownCpuMs } from './cpu-time.ts';
import { findProgram, output } from './program.ts';
import { startServer } from './send-server.ts';
import { inTempFolder } from './temp-folder.ts';

const rounds = 5;
const requests = 6000;
const connections = 16;

export const send: Benchmark = {
  id: 'send',
  question: 'How much client CPU does a replayed request cost?',
  peers: ['autocannon', 'wrk'],
  run: () =>
    inTempFolder(async (folder): Promise<readonly Row[]> => {
      const server = await startServer(folder);
      const wrk = findProgram('wrk');
      try {
        const rows = await interleave(rounds, [
          byAutocannon(server.url),
          ...(wrk === undefined ? [] : [byWrk(wrk, server.url)]),
          await bySender(server.url, { compare: false }),
          await bySender(server.url, { compare: true }),
        ]);
        return wrk === undefined ? [...rows, { name: 'wrk', skipped: 'not on PATH' }] : rows;
      } finally {
        await server.close();
      }
    }),
};

const unit = 'µs CPU per request';

/** Counts replies; their bodies are neither kept nor read. */
function byAutocannon(url: string): Contender {
  // Node 20 cannot import this CommonJS package while jiti's hook is registered.
  const autocannon = createRequire(import.meta.url)('autocannon') as typeof Autocannon;
  return {
    name: 'autocannon',
    unit,
    async measure() {
      let done = 0;
      const ms = await ownCpuMs(async () => {
        const result = await autocannon({ url, amount: requests, connections, timeout: 10 });
        done = result['2xx'];
      });
      return perRequest(ms, done);
    },
  };
}

/** In C, with a fixed request; counts replies for a second. */
function byWrk(wrk: string, url: string): Contender {
  return {
    name: 'wrk',
    unit,
    async measure() {
      let done = 0;
      const ms = await allCpuMs(async () => {
        const said = await output(wrk, ['-t1', `-c${connections}`, '-d1s', url]);
        done = Number(/(\d+) requests in/.exec(said)?.[1]);
      });
      return perRequest(ms, done);
    },
  };
}

/** Keeps and decodes each body; when told to, compares each reply with the one before. */
async function bySender(url: string, { compare }: { readonly compare: boolean }): Promise<Contender> {
  const { openSender } = await built<typeof Sending>('replay/send/sender');
  const { compareReplies } = await built<typeof Difference>('replay/judge/difference/index');
  const { isComplete } = await built<typeof Replies>('replay/reply');
  const request = {
    route: 'GET /',
    method: 'GET',
    target: '/',
    headers: { accept: 'application/json', 'accept-language': 'en' },
    source: { file: 'access.log', line: 1 },
  } as const;
  const groups = { stable: { url }, preview: { url, cookies: { group: 'preview' } } };

  async function sendAll(): Promise<number> {
    const sender = await openSender({ groups, runId: 'bench', timeoutMs: 10_000 });
    let left = requests;
    let done = 0;
    async function sendPairs(): Promise<void> {
      while (left > 0) {
        left -= 2;
        const stable = await sender.send('stable', request, performance.now());
        const preview = await sender.send('preview', request, performance.now());
        if (!isComplete(stable) || !isComplete(preview)) continue;
        const agree = !compare || compareReplies(stable, preview).length === 0;
        if (agree) done += 2;
      }
    }
    await Promise.all(Array.from({ length: connections }, sendPairs));
    await sender.close();
    return done;
  }

  return {
    name: compare ? 'sender, each pair compared' : 'sender',
    unit,
    async measure() {
      let done = 0;
      const ms = await ownCpuMs(async () => {
        done = await sendAll();
      });
      return perRequest(ms, done);
    },
  };
}

function perRequest(ms: number, done: number): number {
  if (!(done >= requests)) throw new Error(`only ${done} of ${requests} requests were answered`);
  return (ms * 1000) / done;
}
