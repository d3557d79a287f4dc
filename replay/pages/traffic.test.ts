import { expect, test } from 'vitest';
import type { Harm } from '../guard/harm.ts';
import { runContext } from '../two-groups.test-support.ts';
import { settlePages } from './settings.ts';
import { Traffic } from './traffic.ts';
import type { RequestOutcome, SeenRequest } from './wall/seen-request.ts';

const settings = settlePages({
  subject: { service: 'ads' },
  pages: ['/'],
  stable: { url: 'http://127.0.0.1:1' },
  preview: { url: 'http://127.0.0.1:2' },
  guard: { consecutiveMax: 3, backOffsMax: 1 },
});

/** What the guard says when it hears of the same request so often. */
function harmOf(times: number, outcome: RequestOutcome, isOwn = true): Harm | undefined {
  const harms: Harm[] = [];
  const { signal } = new AbortController();
  const stop = (harm: Harm): void => void harms.push(harm);
  const traffic = new Traffic(settings, { signal, stopped: undefined, stop, close: () => {} }, runContext());
  const url = new URL('http://127.0.0.1:1/api');
  const request: SeenRequest = { method: 'GET', url, isOwn, heldBackMs: 0, tookMs: 5, outcome };
  for (let nth = 0; nth < times; nth += 1) traffic.onEnded('stable', request);
  return harms[0];
}

const status = (code: number): RequestOutcome => ({ kind: 'answered', status: code, headers: {} });

test.each<readonly [string, RequestOutcome, RegExp]>([
  ['errors', status(500), /3 errors in a row/],
  ['lost connections', { kind: 'failed', message: 'ECONNRESET' }, /3 errors in a row/],
  ['being asked to stay away', status(429), /back off/],
])('%s of a group end the run', (_name, outcome, reason) => {
  expect(harmOf(3, outcome)).toMatchObject({ group: 'stable', reason: expect.stringMatching(reason) });
});

test.each<readonly [string, RequestOutcome, boolean]>([
  ['client errors', status(404), true],
  ['errors of other hosts', status(500), false],
  ['what we refused', { kind: 'refused', refusal: 'method' }, true],
  ['what the page left', { kind: 'left' }, true],
])('%s do not', (_name, outcome, isOwn) => expect(harmOf(30, outcome, isOwn)).toBeUndefined());
