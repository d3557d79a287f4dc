import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { sendPaced } from './paced-requests.ts';

test('a server that never answers is a timeout, a host that nobody named is not asked', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const requests = [url, 'http://other.example/', 'no url'].map((each) => ({ url: each, headers: {} }));
  const replies = await sendPaced(requests, { perSecond: 100, timeoutMs: 100 }, [url], contextFor());
  expect(replies.map(({ fault }) => fault?.code)).toEqual(['TIMEOUT', 'NOT_ALLOWED', 'URL']);
  silent.closeAllConnections();
  silent.close();
});
