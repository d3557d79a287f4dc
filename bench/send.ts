import { interleave, type Benchmark, type Contender, type Row, type Skipped } from './benchmark.ts';
import { inOwnProcess } from './own-process.ts';
import { byGoReplay, byWrk } from './send-peers.ts';
import { plannedRequests, sail } from './send-replay.ts';
import { startServer } from './send-server.ts';
import { inTempFolder } from './temp-folder.ts';

const rounds = 5;
/** A replay lasts for hours: what the compiler and the heap do in its first seconds is not what it costs. */
const requests = 300_000;
const warmUps = 2;
/** Connections, of which as many requests are under way. */
const [few, many] = [16, 64];

export const send: Benchmark = {
  id: 'send',
  question: 'How much client CPU does a replayed request cost, and how late does it go out?',
  peers: ['autocannon', 'wrk', 'GoReplay'],
  run: () =>
    inTempFolder(async (folder): Promise<readonly Row[]> => {
      const server = await startServer(folder);
      try {
        return [
          ...(await heldAgainst(server.url, few, folder)),
          ...(await heldAgainst(server.url, many)),
          ...(await lateness(server.url)),
        ];
      } finally {
        await server.close();
      }
    }),
};

/** All with so many connections; GoReplay, which takes long, where there is a folder to build it in. */
async function heldAgainst(url: string, connections: number, folder?: string): Promise<readonly Row[]> {
  const ours = { url, requests, connections };
  const all: readonly (Contender | Skipped)[] = [
    await inOwnProcess('byAutocannon', ours),
    byWrk(url, connections),
    await inOwnProcess('byReplay', { ...ours, name: 'replay, equal replies', target: '/api/ads' }),
    await inOwnProcess('byReplay', { ...ours, name: 'replay, each request another reply', target: '/own' }),
  ];
  const differing = await inOwnProcess('byReplay', {
    ...ours,
    name: 'replay, differing JSON',
    target: '/differing',
  });
  const slow = folder === undefined ? [] : [await byGoReplay(url, folder, connections)];
  return [
    ...(await interleave(rounds, all.filter(isAble), warmUps)),
    ...(await interleave(2, [differing])),
    ...(await interleave(3, slow.filter(isAble), 0)),
    ...[...all, ...slow].filter((one) => 'skipped' in one),
  ];
}

const isAble = (one: Contender | Skipped): one is Contender => !('skipped' in one);

const perSecond = 2000;

/** How much later than intended sends begin, at 2,000 a second over all arms. Wall time: run it on a quiet machine. */
async function lateness(url: string): Promise<readonly Row[]> {
  const quantiles = { median: 0.5, TP99: 0.99 };
  const rows = Object.keys(quantiles).map((name) => ({
    name: `replay at ${perSecond}/s: start after its time, ${name}`,
    unit: 'ms late',
    costs: [] as number[],
  }));
  const planned = await plannedRequests('/api/ads', perSecond);
  for (let round = 0; round < rounds; round += 1) {
    const pace = { kind: 'constant', perSecond: perSecond / 3 } as const;
    // a schedule leaves a twentieth free, so that sends can catch up
    const { lag } = await sail({ url, requests: planned, pace, rateMax: perSecond / 0.95 });
    for (const [nth, quantile] of Object.values(quantiles).entries())
      rows[nth]?.costs.push(lag.quantileMs(quantile));
  }
  return rows;
}
