/** What a run says where the entrance of a group refuses the connection: real servers, and pages of real ones. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { constants, createSecureServer } from 'node:http2';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { replay } from '../../engine.ts';
import type { GroupOptions } from '../../options.ts';
import { replayOptions, runContext, serve, usual } from '../../two-groups.test-support.ts';
import { makeCertificates, openssl, pemOf, type Certificates } from '../certificates.test-support.ts';

describe.skipIf(openssl === undefined)('an entrance that refuses (needs openssl)', () => {
  let pki: Certificates;
  beforeAll(() => {
    pki = makeCertificates(openssl ?? '');
  });
  afterAll(() => pki.remove());

  async function listening(server: Server): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const echo: RequestListener = (_incoming, response) => void response.end('{}');

  const https = (listener: RequestListener, options: ServerOptions = pemOf(pki.server)): Promise<string> =>
    listening(createServer(options, listener));

  /** An entrance that says by a page what is wrong with a connection, as nginx does. */
  const refusing = (page: string): RequestListener => {
    return (_incoming, response) => void response.writeHead(400).end(`<h1>400</h1><center>${page}</center>`);
  };
  const asking = (): ServerOptions => ({
    ...pemOf(pki.server),
    ca: readFileSync(pki.ca),
    requestCert: true,
    rejectUnauthorized: false,
  });
  const strict = (more: ServerOptions): Promise<string> =>
    https(echo, { ...asking(), rejectUnauthorized: true, ...more });
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } as const;

  type More = Partial<GroupOptions> | (() => Partial<GroupOptions>);

  test.each<[string, () => Promise<string>, More, readonly [RegExp, RegExp]]>([
    ['expired', () => https(echo, pemOf(pki.expired)), {}, [/that expired.*: CERT_HAS_EXPIRED: /, /Renew/]],
    [
      'not trusted',
      () => https(echo),
      { tls: {} },
      [/authority that is not trusted/, /groups\.preview\.tls/],
    ],
    ['other names', () => https(echo), { url: 'https://a.test' }, [/other names: .*a\.test/, /entry/]],
    ['no HTTP/2', () => https(echo), { http2: true }, [/the version of HTTP/, /http2 of groups\.preview/]],
    ['no TLS', () => listening(createPlainServer(echo)), {}, [/does not speak TLS/, /http:\/\//]],
    [
      'only old TLS',
      () => https(echo, { ...pemOf(pki.server), ...old }),
      {},
      [/no version .* is safe/, /1\.2/],
    ],
    [
      'HTTP/1.1 only, said for the request',
      async () => {
        const server = createSecureServer(pemOf(pki.server));
        server.on('stream', (stream) => {
          stream.on('error', () => {});
          stream.close(constants.NGHTTP2_HTTP_1_1_REQUIRED);
        });
        return listening(server);
      },
      { http2: true },
      [/the version of HTTP/, /http2 of groups\.preview/],
    ],
    [
      'no client certificate',
      () => strict({}),
      {},
      [/asks for a client certificate: .*REQUIRED/, /cert and/],
    ],
    [
      'the same, and no word of it',
      () => https((incoming) => void incoming.socket.destroy(), asking()),
      {},
      [/asks for a client certificate: .*closed/, /cert and key/],
    ],
    [
      'a client certificate of nobody it knows',
      () => strict({ ca: [] }),
      () => ({ tls: { ca: pki.ca, ...pki.client } }),
      [/does not take our client certificate: .*closed/, /cert and key/],
    ],
    [
      'the same, TLS 1.2',
      () => strict({ maxVersion: 'TLSv1.2' }),
      {},
      [/wants a client cert/, /cert and key/],
    ],
    [
      'the same by a page',
      () => https(refusing('No required SSL certificate was sent')),
      {},
      [/asks for a client certificate: No required/, /cert and key/],
    ],
    [
      'a strange one, by a page',
      () => https(refusing('The SSL certificate error')),
      {},
      [/does not take our client certificate: The SSL/, /cert and key/],
    ],
  ])('%s stops the run before it begins, and says why', async (_name, entrance, more, [what, todo]) => {
    const stable = await serve((_incoming, response) => void response.end('{}'));
    onTestFinished(() => stable.stop());
    // made when the certificates are
    const given = typeof more === 'function' ? more() : more;
    const group = { url: 'https://ads.test', entry: await entrance(), tls: { ca: pki.ca }, ...given };
    const approved = `${pki.ca}.approved`;
    writeFileSync(approved, 'GET /*\n');
    const options = await replayOptions({ stable, preview: stable }, usual, {
      preview: group,
      approvedRoutes: approved,
    });
    await expect(replay(options, runContext())).rejects.toMatchObject({
      code: 'target-unreachable',
      message: expect.stringMatching(what) as string,
      todo: expect.stringMatching(todo) as string,
      where: expect.stringMatching(/https:\/\/\w+\.test\/.*, by way of 127\.0\.0\.1:\d+$/) as string,
    });
  });
});
