import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sendRequest } from './http-request.ts';

const folder = mkdtempSync(join(tmpdir(), 'tls-'));
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

function certificate(): { key: Buffer; cert: Buffer } | undefined {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = `openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 1 -keyout ${key} -out ${cert}`;
  try {
    execFileSync('sh', ['-c', request], { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    return undefined;
  }
}

const made = certificate();

test.skipIf(made === undefined)('a certificate that nobody signed is named (needs openssl)', async () => {
  const server = createServer({ ...made }, (_request, response) => response.end('hello'));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
  const reply = await sendRequest({ url, method: 'GET', headers: {}, signal: AbortSignal.timeout(5000) });
  expect(reply).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', tls: true });
});

test('a header that cannot be sent and a scheme that is not HTTP are faults', async () => {
  const signal = AbortSignal.timeout(5000);
  const odd = {
    url: 'http://127.0.0.1:1/',
    method: 'GET',
    headers: { 'x-a': 'line\nbreak' },
    signal,
  } as const;
  expect(await sendRequest(odd)).toMatchObject({ code: 'ERR_INVALID_CHAR', tls: false });
  const file = { url: 'file:///etc/passwd', method: 'GET', headers: {}, signal } as const;
  expect(await sendRequest(file)).toMatchObject({ code: 'ERR_INVALID_PROTOCOL', tls: false });
});
