/** `replay pages` on the lab: nothing for a sound release, and the overwritten asset where it is served. */
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults, previewCookies, startLab, type Lab } from '../fixtures/lab/index.ts';
import { replayPages } from '../replay/index.ts';
import type { Report } from '../reports/index.ts';
import { engines } from './engine-list.ts';
import { hasChromium } from './lab-page.ts';

/** The lab's edge, with one file as the fault has it. */
async function edgeWithFault(lab: Lab): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const files = faults.find(({ id }) => id === 'asset-overwritten')?.files ?? {};
  const name = basename(Object.keys(files)[0] ?? '');
  const text = Object.values(files)[0];
  const server = createServer((request, response) => {
    const isFaulty = name !== '' && request.url?.endsWith(name) === true;
    const onward = forward(lab.edgeUrl + (request.url ?? '/'), {
      method: request.method,
      headers: request.headers,
    });
    onward.on('response', (reply) => {
      const { 'content-length': _length, 'content-encoding': _encoding, ...headers } = reply.headers;
      response.writeHead(reply.statusCode ?? 502, isFaulty ? headers : reply.headers);
      if (isFaulty) response.end(text);
      else reply.pipe(response);
    });
    onward.on('error', () => response.destroy());
    onward.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}

describe.skipIf(!hasChromium)('pages of the lab (needs Chromium)', { timeout: 90_000 }, () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.stop());

  function opened(previewUrl: string): Promise<Report> {
    return replayPages(
      {
        subject: { service: 'ads' },
        pages: ['/'],
        repeats: 1,
        stable: { url: lab.edgeUrl },
        preview: { url: previewUrl, cookies: previewCookies },
        attest: [{ by: 'header:x-served-by', preview: '*-v1' }],
        browser: engines.find(({ name }) => name === 'chromium')?.find(),
      },
      { signal: new AbortController().signal, onProgress: () => {}, now: () => new Date() },
    );
  }

  const found = ({ results }: Report): string[] =>
    results.filter(({ outcome }) => outcome !== 'pass').map(({ rule, key }) => `${rule} ${key}`);

  test('a sound release raises nothing', async () => {
    const report = await opened(lab.edgeUrl);
    expect(found(report)).toEqual([]);
    expect(report.verdict).toBe('go');
    expect(report.results.find(({ rule }) => rule === 'asset-overwritten')?.message).toMatch(/All 3 files/);
  });

  test('a file that was overwritten under its name is found', async () => {
    const edge = await edgeWithFault(lab);
    try {
      const report = await opened(edge.url);
      expect(found(report)).toContain('asset-overwritten /static/app.22501938a3.css');
      expect(
        found(report).filter((one) => !/^(?:asset-overwritten|page-looks-different) /.test(one)),
      ).toEqual([]);
    } finally {
      await edge.stop();
    }
  });
});
