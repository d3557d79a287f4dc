import { expect, test } from 'vitest';
import { openServers } from './servers.ts';

const inputs = {
  baseline: [],
  candidate: [],
  added: [],
  rows: undefined,
  oldQueries: [],
  newQueries: [],
  queries: [],
  remarks: [],
};
const sides = { subject: { service: 'shop' }, baseline: 'a', candidate: 'b' };

test.each([
  ['an address that is none', { live: 'mysql://[hidden-word' }, 'usage'],
  ['a live address of another server', { live: 'postgres://reader:hidden-word@db/shop' }, 'usage'],
  ['several live addresses', { live: ['mysql://a/b', 'mysql://c/b'] }, 'usage'],
  [
    'a server that is not there',
    { live: 'mysql://reader:hidden-word@127.0.0.1:1/shop' },
    'target-unreachable',
  ],
  [
    'a scratch server that is not there',
    { engine: 'mysql://root:hidden-word@127.0.0.1:1/' },
    'target-unreachable',
  ],
  ['rows in a file without a server', { data: 'rows.sql' }, 'usage'],
  ['an engine that runs something else', { engine: 'embedded' }, 'usage'],
])('%s is refused without its password', async (_, options, code) => {
  const limits = { signal: new AbortController().signal, timeLeftMs: () => 10_000 };
  const opening = openServers({ ...sides, ...options }, inputs, limits);
  const failure = await opening.then(() => undefined).catch((error: unknown) => error as Error);
  expect(failure).toMatchObject({ code });
  expect(JSON.stringify(failure) + (failure?.message ?? '')).not.toContain('hidden-word');
});
