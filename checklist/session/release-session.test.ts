/** The steps on both stores, with a switch that turns a real server. */
import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase, type Database } from '../../fixtures/lab/database/database.ts';
import { recordStore, type RecordStore } from '../../reports/index.ts';
import { aspects } from './aspects.ts';
import { configuredSwitch } from './configured-switch.ts';
import {
  closeSession,
  commitSession,
  rollbackSession,
  shipModule,
  startSession,
  type SessionContext,
} from './release-session.ts';
import { loadSession } from './session-book.ts';
import { stateOf } from './state-machine.ts';

let edge: Server;
let url: string;
/** The version that users get, and what the switch was told, in order. */
let served = 'v0';
let told: string[] = [];
let folder: string;
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'session-'));
  database = await startDatabase(0, 'pglite');
  edge = createServer((request, response) => {
    const [, action, version = '', module] = (request.url ?? '').split('/');
    if (action === 'turn') {
      told.push([version, module].filter((part) => part !== undefined).join(' '));
      if (version === 'broken') return response.writeHead(500).end('no such version');
      served = version;
    }
    return response.setHeader('x-version', served).end(`routes: ${served}`);
  });
  await new Promise<void>((resolve) => edge.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(edge.address() as AddressInfo).port}`;
});
afterAll(async () => {
  edge.close();
  await database.stop();
  await rm(folder, { recursive: true });
});

const modules = [
  { name: 'delivery', version: 'v1', former: 'v0' },
  { name: 'web', version: 'v1', former: 'v0' },
];
const plan = { description: 'new prices', modules, holdMs: 3_600_000 };
let hour = 10;

function contextOf(store: RecordStore, more: Partial<SessionContext> = {}): SessionContext {
  const service = more.service ?? 'shop';
  return {
    store,
    folder: join(folder, 'apart'),
    service,
    who: 'anna',
    snapshots: [{ name: 'routes', url: `${url}/routes` }],
    cwd: folder,
    env: {},
    signal: new AbortController().signal,
    now: () => new Date(`2026-11-17T${hour}:00:00.000Z`),
    switch: configuredSwitch(
      {
        ship: { command: ['true', '{module}'] },
        commit: { http: { url: `${url}/turn/v1` } },
        rollback: { http: { url: `${url}/turn/{former}/{module}` } },
        effects: [{ url, version: 'header:x-version', commit: 'v1', rollback: 'v0' }],
        effectWithinMs: 2000,
      },
      { cwd: folder, env: { PATH: '/usr/bin:/bin' } },
    ),
    ...more,
  };
}

describe.each(['a folder', 'PostgreSQL'])('in %s', (kind) => {
  let store: RecordStore;
  beforeAll(() => {
    store = recordStore(kind === 'a folder' ? join(folder, 'records') : database.url);
  });
  afterAll(() => store.close());

  test('a release goes out, comes back, and says so', async () => {
    const context = contextOf(store, { service: `shop-${kind.length}` });
    served = 'v0';
    told = [];
    await startSession(plan, context);
    await expect(startSession(plan, context)).rejects.toMatchObject({ code: 'session-refused' });
    await shipModule(undefined, context);
    await expect(commitSession({}, context)).rejects.toMatchObject({
      message: expect.stringContaining('"commit" cannot follow') as string,
    });
    const shipped = await shipModule(undefined, context);
    expect(stateOf(shipped.session)).toBe('shipped');

    const committed = await commitSession({}, context);
    expect(served).toBe('v1');
    expect(committed.event.run).toMatchObject({ ok: true, effects: [{ ok: true, seen: 'v1' }] });
    await expect(closeSession(undefined, context)).rejects.toMatchObject({
      message: expect.stringContaining('must be held for another 60 minutes') as string,
    });

    const back = await rollbackSession('orders fail', { ...context, who: 'bert' });
    expect(served).toBe('v0');
    // Upstream first on the way back.
    expect(told).toEqual(['v1', 'v0 web', 'v0 delivery']);
    expect(back.warnings).toEqual([]);
    const found = await loadSession(context);
    expect(found?.events.map(({ step, who }) => `${step} ${who}`)).toEqual([
      'start anna',
      'ship anna',
      'ship anna',
      'commit anna',
      'rollback bert',
    ]);
    expect(
      found && aspects.map((aspect) => [aspect.id, aspect.judge(found, context.now(), {}).outcome]),
    ).toEqual([
      ['order', 'pass'],
      ['verdict', 'pass'],
      ['effect', 'pass'],
      ['hold', 'pass'],
      ['let-go', 'pass'],
      ['restored', 'pass'],
    ]);
    const closed = await closeSession(undefined, context);
    expect(stateOf(closed.session)).toBe('closed');
  });

  test('a verdict that is not go stops a commit, not an override, which stays red', async () => {
    const announced: string[] = [];
    const context = contextOf(store, {
      service: `red-${kind.length}`,
      announce: async (text) => Promise.resolve(`told: ${announced.push(text)}`),
    });
    await startSession({ ...plan, modules: modules.slice(0, 1) }, context);
    await shipModule('delivery', context);
    const objection = 'the verdict is no-go: orders.note was dropped';
    served = 'v0';
    await expect(commitSession({ objection }, context)).rejects.toMatchObject({
      message: `Not committed: ${objection}.`,
    });
    expect(served).toBe('v0');
    const { session } = await commitSession({ objection, override: 'the old version is down' }, context);
    expect(served).toBe('v1');
    expect(announced).toEqual([expect.stringContaining('anna overrides')]);
    const verdict = aspects.find(({ id }) => id === 'verdict')?.judge(session, context.now(), {});
    expect(verdict).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('the old version is down') as string,
    });
    await rollbackSession(undefined, context);
  });

  test('two people do not step at once; the way back waits for nobody', async () => {
    const context = contextOf(store, { service: `lock-${kind.length}` });
    await startSession(plan, context);
    const lock = await store.lock(`session ${context.service}`, { owner: 'bert', ttlMs: 60_000 });
    await expect(shipModule(undefined, context)).rejects.toMatchObject({ code: 'session-refused' });
    expect((await rollbackSession(undefined, context)).event.run?.ok).toBe(true);
    await lock?.release();
  });

  test('a switch that fails is written down and changes no state', async () => {
    const context = contextOf(store, { service: `broken-${kind.length}` });
    const broken = configuredSwitch(
      { commit: { http: { url: `${url}/turn/broken` } } },
      { cwd: folder, env: {} },
    );
    await startSession({ ...plan, modules: modules.slice(0, 1) }, context);
    await shipModule(undefined, context);
    const { session, event } = await commitSession({}, { ...context, switch: broken });
    expect(event.run).toMatchObject({ ok: false, actions: [{ said: '500\nno such version' }] });
    expect(stateOf(session)).toBe('shipped');
  });
});

test('a store that nobody can reach does not stop the way back, and learns of it later', async () => {
  const gone = recordStore('postgres://nobody:secret@127.0.0.1:1/none');
  const store = recordStore(join(folder, 'later'));
  const context = contextOf(store, { service: 'later' });
  await startSession(plan, context);
  served = 'v1';
  const back = await rollbackSession('all is red', {
    ...contextOf(gone, { service: 'later' }),
    switch: configuredSwitch({ rollback: { http: { url: `${url}/turn/v0` } } }, { cwd: folder, env: {} }),
  });
  expect(served).toBe('v0');
  expect(back.event.run?.ok).toBe(true);
  expect(back.warnings.join('\n')).toMatch(
    /The session is not known[\s\S]*it stands in .*session-apart-later/,
  );
  expect(back.warnings.join('\n')).not.toContain('secret');
  await gone.close();

  const found = await loadSession(context);
  hour = 11;
  expect(found?.events.map(({ step, apart }) => [step, apart])).toEqual([
    ['start', undefined],
    ['rollback', true],
  ]);
  expect(await readdir(context.folder)).toEqual([]);
});

test('an effect that does not come is a failure', async () => {
  const turned = await configuredSwitch(
    { effects: [{ url, version: 'header:x-version', commit: 'v7', rollback: 'v0' }], effectWithinMs: 300 },
    { cwd: folder, env: {} },
  ).turn({ step: 'commit', session: 's', modules }, new AbortController().signal);
  expect(turned).toMatchObject({
    ok: false,
    effects: [{ ok: false, seen: expect.stringContaining('not v7') as string }],
  });
});
