import { expect, test } from 'vitest';
import { openAttester } from '../attest.ts';
import type { CompleteReply } from '../reply.ts';
import { judge } from '../judge/judge.ts';
import { settle } from '../settings.ts';
import { Latency } from './latency.ts';
import { noRules } from '../judge/difference/compare-rules.ts';
import { fold } from './fold.ts';
import type { FoldRules } from './fold-rules.ts';
import { Ratios } from './ratios.ts';
import { openRedactor } from './redactor.ts';
import { emptyTally, mergeTallies, reviveTally, type Tally } from './tally.ts';

const rules: FoldRules = {
  attester: openAttester([{ by: 'header:by', preview: 'p' }], undefined),
  ignoredBy: () => undefined,
  compareAs: () => noRules,
  show: { headers: new Set(), redactor: openRedactor('key') },
};

function reply(by: string, text: string, latencyUs: number): CompleteReply {
  return { status: 200, headers: { by }, body: { bytes: text.length, text }, latencyUs };
}

/** Request number `index` of a run in which every third preview reply lacks a field. */
function foldOne(tally: Tally, index: number): void {
  const request = {
    route: `GET /${index % 2}`,
    method: 'GET',
    target: `/${index}`,
    headers: {},
    source: { file: 'f', line: index },
  } as const;
  const spread = (index * 37) % 61;
  fold(
    tally,
    {
      request,
      stable: reply('s', '{"a":1}', 1000 + spread),
      stableAgain: reply(index % 10 === 0 ? 'x' : 's', '{"a":1}', 1000),
      preview: reply(index % 7 === 0 ? 's' : 'p', index % 3 === 0 ? '{}' : '{"a":1}', 2000 + spread),
    },
    rules,
  );
}

const facts = {
  ...settle({
    subject: { service: 'a' },
    capture: [],
    stable: { url: 'http://[::1]:1' },
    preview: { url: 'http://[::1]:1' },
  }),
  asked: true,
  suggestions: [],
};

test('two halves merged are judged as the whole, and so is what was written and read again', () => {
  const [whole, first, second] = [emptyTally(), emptyTally(), emptyTally()];
  for (let index = 1; index <= 60; index += 1) {
    foldOne(whole, index);
    foldOne(index <= 25 ? first : second, index);
  }
  mergeTallies(first, second);
  const verdict = judge(whole, facts);
  expect(verdict.results.filter(({ outcome }) => outcome === 'fail')).not.toHaveLength(0);
  expect(judge(first, facts)).toEqual(verdict);
  expect(judge(reviveTally(JSON.stringify(whole)), facts)).toEqual(verdict);
});

test('the judgement leaves out by how much the harness itself was late, the quantiles do not', () => {
  const tally = emptyTally();
  const request = {
    route: 'GET /',
    method: 'GET',
    target: '/',
    headers: {},
    source: { file: 'f', line: 1 },
  } as const;
  fold(
    tally,
    {
      request,
      stable: { ...reply('s', '{}', 510_000), lateUs: 500_000 },
      preview: { ...reply('p', '{}', 530_000), lateUs: 500_000 },
    },
    rules,
  );
  const route = tally.routes['GET /'];
  expect(route?.stable.quantileMs(0.5)).toBeCloseTo(510, 0);
  expect(route?.own.stable.quantileMs(0.5)).toBeCloseTo(10, 1);
  expect(route?.ratios.median()).toBeCloseTo(3, 1);
});

test('latency gives quantiles in ms within a thousandth', () => {
  const latency = Latency.empty();
  for (let us = 1; us <= 10_000; us += 1) latency.record(us);
  expect(latency.samples).toBe(10_000);
  expect(latency.quantileMs(0.5)).toBeCloseTo(5, 1);
  expect(latency.quantileMs(0.999)).toBeCloseTo(9.99, 1);
  expect(Latency.empty().quantileMs(0.5)).toBe(0);
});

test('ratios are kept to the percent', () => {
  const ratios = new Ratios();
  ratios.record(1000, 3000);
  ratios.record(1000, 1000);
  ratios.record(3000, 1000);
  expect(ratios.median()).toBe(1);
  expect(ratios.counted().map(([bin]) => bin)).toEqual([-110, 0, 110]);
  expect(new Ratios().median()).toBe(1);
});

test('times drawn for each reply say nothing of a version of clients, other values do', () => {
  const clientsOf = (body: (by: string) => object): Tally['clients'] => {
    const tally = emptyTally();
    const made = (by: string, at: string): CompleteReply => {
      const text = JSON.stringify({ at: `2026-03-02T10:00:00.${at}Z`, ...body(by) });
      const headers = { by, date: 'Mon, 02 Mar 2026 10:00:00 GMT', 'content-type': 'application/json' };
      return { status: 200, headers, body: { bytes: 1, text }, latencyUs: 1 };
    };
    const source = { file: 'f', line: 1 };
    const request = {
      route: 'GET /',
      method: 'GET',
      target: '/',
      headers: {},
      source,
      clientVersion: '3',
    } as const;
    fold(
      tally,
      { request, stable: made('s', '100'), stableAgain: made('s', '100'), preview: made('p', '107') },
      rules,
    );
    return tally.clients;
  };
  expect(clientsOf(() => ({}))).toMatchObject({ 3: { pairs: 1, previewOnly: 0 } });
  expect(clientsOf((by) => ({ by }))).toMatchObject({ 3: { pairs: 1, previewOnly: 1 } });
});

test('errors are counted by their kind, in each arm, and added up', () => {
  const [tally, other] = [emptyTally(), emptyTally()];
  const request = {
    route: 'GET /',
    method: 'GET',
    target: '/',
    headers: {},
    source: { file: 'f', line: 1 },
  } as const;
  const failing = (by: string, status: number): CompleteReply => ({ ...reply(by, '', 1000), status });
  const lost = { failed: 'timeout', message: 'no reply within 10 s', latencyUs: 10_000 } as const;
  fold(tally, { request, stable: failing('s', 500), stableAgain: failing('s', 200), preview: lost }, rules);
  fold(other, { request, stable: failing('s', 404), stableAgain: lost, preview: failing('p', 502) }, rules);
  fold(other, { request, stable: failing('s', 429), preview: failing('p', 502) }, rules);
  mergeTallies(tally, other);
  expect(tally.routes['GET /']?.errors).toEqual({
    stable: { replies: 4, failed: 2, kinds: { '500': 1, 'no reply': 1 } },
    preview: { replies: 3, failed: 3, kinds: { 'no reply': 1, '502': 2 } },
  });
  expect(tally.routes['GET /']?.backedOff).toEqual({ stable: 1, preview: 0 });
});
