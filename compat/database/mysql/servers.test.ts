import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, write } from '../release.test-support.ts';

test.each([
  ['an address that is none', { live: 'mysql://[x' }, 'usage'],
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
  ['a release history, which knows PostgreSQL only', { history: 'nowhere' }, 'usage'],
])('%s is refused without its password', async (_, options, code) => {
  const path = write({ '1.sql': 'CREATE TABLE a (id int);' });
  const given = 'data' in options ? { data: join(write({ 'rows.txt': '' }), 'rows.txt') } : options;
  const failure = await run({ candidate: path, dialect: 'mysql', ...given }).catch(
    (error: unknown) => error as Error,
  );
  expect(failure).toMatchObject({ code });
  expect(JSON.stringify(failure) + (failure as Error).message).not.toContain('hidden-word');
});
