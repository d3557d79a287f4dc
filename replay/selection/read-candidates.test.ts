import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../capture/index.ts';
import type { ReplayOptions } from '../options.ts';
import { settle } from '../settings.ts';
import { Census } from './census.ts';
import { readCandidates } from './read-candidates.ts';
import { RouteSampler } from './route-sampler.ts';
import type { Candidate } from './sift.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-sift-'));
  const lines = Array.from({ length: 9000 }, (_, n) => line(n));
  await writeFile(join(folder, 'a.log'), lines.slice(0, 5000).join('\n'));
  await writeFile(
    join(folder, 'b.log.gz'),
    gzipSync(`${lines.slice(4800).join('\r\n')}\r\nno line of a log\n`),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const targets = [
  '/ads/NUM',
  '/ads',
  '/search?q=word',
  '/assets/app.css',
  '/logout',
  '/me?mail=meiNUM%40mail.example',
];

/** Most requests are on few routes; some targets come again. */
function line(n: number): string {
  const pick = (n * 7919) % 100;
  const at = pick < 60 ? 0 : pick < 80 ? 1 : pick < 90 ? 2 : pick < 96 ? 3 : pick < 98 ? 4 : 5;
  const target = n % 997 === 0 ? `/rare/${n % 3}` : (targets[at] ?? '').replace('NUM', String(n % 4000));
  const time = `02/Mar/2026:0${Math.floor(n / 3600)}:${String(Math.floor(n / 60) % 60).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
  return `203.0.113.${n % 200} - - [${time} +0000] "${n % 9 === 0 ? 'POST' : 'GET'} ${target} HTTP/1.1" 200 5 "-" "agent ${n % 50}"`;
}

/** All that is known once the capture was read. */
async function read(options: Partial<ReplayOptions>, threads: number, files = '*.{log,gz}') {
  const settings = settle(
    {
      subject: { service: 'ads' },
      capture: [join(folder, files)],
      stable: { url: 'http://127.0.0.1:9' },
      preview: { url: 'http://127.0.0.1:9' },
      redactKey: 'key',
      ...options,
    },
    new Date(0),
  );
  const [book, census] = [openLedger(), new Census()];
  const sampler = new RouteSampler<Candidate>({ most: 60, perRouteMin: 7, templates: [] });
  const signal = new AbortController().signal;
  await readCandidates(settings, { book, census, sampler }, { seed: 3, templates: [], signal, threads });
  return {
    ledger: book.close(),
    census: census.close(),
    routes: sampler.close().toSorted((a, b) => (a.route < b.route ? -1 : 1)),
    sieve: sampler.sieve,
  };
}

describe('threads find what one finds', () => {
  test.each<[string, Partial<ReplayOptions>]>([
    ['as captured, for as long as a run lasts', { secondsMax: 4000 }],
    ['evenly', { pace: { kind: 'constant', perSecond: 5 } }],
    ['each once', { pace: { kind: 'constant', perSecond: 5 }, oncePer: 'run' }],
    ['each once in ten minutes', { oncePer: 600, secondsMax: 6000 }],
    ['selected', { select: { exclude: ['/assets/**'], from: '2026-03-02T00:20:00Z' } }],
    [
      'as test identities, with values of their own',
      {
        sessions: {
          identities: [{ name: 'mei', match: '203.0.113.*' }],
          values: { 'redacted-00000000': 'x' },
        },
      },
    ],
  ])('%s', async (_, options) => {
    const [one, two] = [await read(options, 1), await read(options, 2)];
    // the sieve was at work
    expect(one.sieve.threshold).toBeLessThan(2 ** 32);
    expect(one.sieve.limits.size).toBeGreaterThan(0);
    expect(one.ledger.selected).toBeGreaterThan(3000);
    expect(one.ledger.read).toBe(9201);
    expect(two).toEqual(one);
  });
});

test('each record is told with its file and line, whichever thread read it', async () => {
  const { routes } = await read({ pace: { kind: 'constant', perSecond: 5 } }, 2, 'a.log');
  const kept = routes.flatMap((route) => route.kept.map(({ item }) => item.exchange));
  expect(kept.length).toBeGreaterThan(60);
  for (const { source, target, client } of kept) {
    expect(source.file).toBe(join(folder, 'a.log'));
    expect(line(source.line - 1)).toContain(`${client} - - `);
    expect(line(source.line - 1)).toContain(` ${target} `);
  }
});

test('the sample is the same wherever the capture lies', async () => {
  const [here] = [await read({}, 1, 'a.log')];
  const elsewhere = await mkdtemp(join(tmpdir(), 'seaworthy-sift-'));
  try {
    const lines = Array.from({ length: 5000 }, (_, n) => line(n));
    await writeFile(join(elsewhere, 'a.log'), lines.join('\n'));
    const there = await read({ capture: [join(elsewhere, 'a.log')] }, 1);
    const targetsOf = ({ routes }: typeof here): unknown =>
      routes.map(({ route, kept }) => [route, kept.map(({ item }) => item.exchange.source.line)]);
    expect(targetsOf(there)).toEqual(targetsOf(here));
  } finally {
    await rm(elsewhere, { recursive: true });
  }
});
