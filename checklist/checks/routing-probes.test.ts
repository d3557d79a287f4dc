/** `sticky`, `share` and `continuity` against a real nginx that splits users, well and badly. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNginx, type Nginx } from '../../fixtures/servers/nginx.ts';
import { folderRecords } from '../../reports/records/index.ts';
import type { RecordStore } from '../../reports/index.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { contextFor } from '../context-for.test-support.ts';
import { ask } from '../store-hands.test-support.ts';
import { continuity } from './continuity.ts';
import { independence } from './independence.ts';
import { share } from './share.ts';
import { sticky } from './sticky.ts';

const nginx = engines.find(({ name }) => name === 'nginx')?.find();

/** `/user` splits by user, `/luck` by request, `/wrong` as the inverted formula does. */
const splits =
  (percent: number) =>
  (port: number): string => `
  split_clients $cookie_uid $by_user { ${percent}% v1; * v0; }
  split_clients $request_id $by_luck { 50% v1; * v0; }
  split_clients $cookie_uid $inverted { ${percent}% v0; * v1; }
  split_clients "experiment$cookie_uid" $salted { 50% a; * b; }
  split_clients $cookie_uid $unsalted { 50% a; * b; }
  server {
    listen 127.0.0.1:${port};
    location /user { add_header x-version $by_user; return 200 '{"version":"$by_user"}'; }
    location /luck { add_header x-version $by_luck; return 200 ok; }
    location /wrong { add_header x-version $inverted; return 200 ok; }
    location /mute { return 200 ok; }
    location /broken { return 503; }
    location /salted { add_header x-version $by_user; add_header x-bucket $salted; return 200 ok; }
    location /unsalted { add_header x-version $by_user; add_header x-bucket $unsalted; return 200 ok; }
  }`;

describe.skipIf(!requireEngine('nginx', nginx !== undefined))('on nginx (skipped without it)', () => {
  let server: Nginx;
  let store: RecordStore;
  let folder: string;
  beforeAll(async () => {
    server = await startNginx(splits(20));
    folder = await mkdtemp(join(tmpdir(), 'share-'));
    store = folderRecords(folder);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const users = { in: 'cookie:uid', count: 15, prefix: 'u' };
  const stick = async (path: string, version = 'header:x-version') => {
    const given = { url: `${server.url}${path}`, identities: users, version, repeats: 4, perSecond: 500 };
    return sticky.judge(await sticky.gather(given, contextFor()), given);
  };

  test('users who are split by their cookie stay; who are split by request flip', async () => {
    expect(await stick('/user')).toMatchObject({ outcome: 'pass' });
    expect(await stick('/user', 'json:/version')).toMatchObject({ outcome: 'pass' });
    expect(await stick('/luck')).toMatchObject({ outcome: 'fail' });
    expect(await stick('/mute')).toMatchObject({ outcome: 'inconclusive' });
  });

  test('buckets with a salt of their own do not depend on the version; those without do', async () => {
    const bucketsAt = (path: string) =>
      ask(independence, {
        url: `${server.url}${path}`,
        identities: { in: 'cookie:uid', count: 300, prefix: 'u' },
        version: 'header:x-version',
        bucket: 'header:x-bucket',
        perSecond: 500,
        minSamples: 200,
        onNoData: 'inconclusive',
      });
    expect(await bucketsAt('/salted')).toMatchObject({ outcome: 'pass' });
    expect(await bucketsAt('/unsalted')).toMatchObject({ outcome: 'fail' });
    expect(await bucketsAt('/user')).toMatchObject({ outcome: 'error' });
  });

  const shareOf = async (path: string, percent: number) => {
    const given = {
      url: `${server.url}${path}`,
      identities: { in: 'cookie:uid', count: 800, prefix: 'u' },
      version: 'header:x-version',
      of: 'v1',
      percent,
      tolerance: 10,
      perSecond: 500,
    };
    const context = contextFor({ store, timeoutMs: 30_000 });
    return share.judge(await share.gather(given, context), given);
  };

  test('a share is as planned, and the inverted formula is not', async () => {
    expect(await shareOf('/user', 20)).toMatchObject({ outcome: 'pass' });
    expect(await shareOf('/wrong', 20)).toMatchObject({ outcome: 'fail' });
  });

  test('with a greater share nobody goes back, but for the inverted formula', async () => {
    const wider = await startNginx(splits(60));
    const before = server;
    server = wider;
    // The samples are kept by address.
    for (const record of await store.list('share-sample')) {
      await store.put('share-sample', record.key.replaceAll(before.url, wider.url), record.value);
    }
    expect(await shareOf('/user', 60)).toMatchObject({ outcome: 'pass' });
    expect(await shareOf('/wrong', 60)).toMatchObject({
      outcome: 'fail',
      message: expect.stringMatching(/users had v1 at 20 % and lost it at 60 %/) as string,
    });
    await before.stop();
  });

  test('requests go on through a reload and fail through a stop', async () => {
    const given = {
      url: `${server.url}/user`,
      duration: '1500ms',
      perSecond: 50,
      minSamples: 50,
      replyWithin: '1s',
    };
    const through = continuity.gather(given, contextFor());
    await server.reload(splits(60)(server.port));
    expect(continuity.judge(await through, given)).toMatchObject({ outcome: 'pass' });

    const broken = { ...given, paths: ['/user', '/broken'] };
    expect(continuity.judge(await continuity.gather(broken, contextFor()), broken)).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('/broken status 503') as string,
    });
    const strict = { ...given, duration: '300ms', minSamples: 5, statuses: [204] };
    expect(continuity.judge(await continuity.gather(strict, contextFor()), strict)).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('status 200') as string,
    });
    const cut = await continuity.gather(given, contextFor({ timeoutMs: 1200 }));
    expect(continuity.judge(cut, given).outcome).toBe('inconclusive');

    const gone = continuity.gather(given, contextFor());
    await server.stop();
    expect(continuity.judge(await gone, given)).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('ECONN') as string,
    });
  });
});
