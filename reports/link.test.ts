import { describe, expect, test } from 'vitest';
import { coverageOf } from './coverage.ts';
import { linkResults, linksMax } from './link.ts';
import * as place from './place.ts';
import type { RouteRow } from './report.ts';
import { aResult } from './result.test-support.ts';

const orders = place.operation('get', '/orders/{orderId}/');
const removed = aResult({ tool: 'compat', outcome: 'fail', places: [orders] });
const replayed = aResult({ tool: 'replay', places: [place.operation('GET', '/orders/{id}')] });

describe('linkResults', () => {
  test('joins different tools at the same place, whatever they call the parameter', () => {
    const [a, b] = linkResults([removed, replayed]);
    expect(a?.links).toEqual([replayed.fingerprint]);
    expect(b?.links).toEqual([removed.fingerprint]);
  });

  test('leaves alone what is of one tool, of different places, or passed on both sides', () => {
    const elsewhere = aResult({
      tool: 'replay',
      outcome: 'fail',
      places: [place.operation('POST', '/orders/{id}')],
    });
    const passed = aResult({ tool: 'compat', key: 'x', places: [orders] });
    const results = [removed, aResult({ outcome: 'fail', key: 'y', places: [orders] }), elsewhere];
    expect(linkResults(results)).toEqual(results);
    expect(linkResults([passed, replayed])).toEqual([passed, replayed]);
  });

  test('forgets links of an earlier merge', () => {
    expect(linkResults([{ ...removed, links: ['gone'] }])).toEqual([removed]);
  });

  test('a crowded place stays cheap and keeps the weightiest', () => {
    const crowd = Array.from({ length: 20_000 }, (_, index) =>
      aResult({
        tool: 'replay',
        key: `${index}`,
        outcome: index === 19_999 ? 'fail' : 'pass',
        places: [orders],
      }),
    );
    const [first] = linkResults([removed, ...crowd]);
    expect(first?.links).toHaveLength(linksMax);
    expect(first?.links?.[0]).toBe(crowd[19_999]?.fingerprint);
  });
});

describe('coverageOf', () => {
  const none = { samples: 0, tp50: null, tp90: null, tp99: null, tp999: null };
  const route = (name: string, pairs: number): RouteRow => ({
    route: name,
    pairs,
    differing: 0,
    stable: none,
    preview: none,
  });

  test('says which changed operations nobody exercised, those first', () => {
    const results = [
      removed,
      aResult({ key: 'b', outcome: 'fail', places: ['operation:POST /orders', 'table:orders'] }),
      aResult({ key: 'c', places: ['operation:GET /ads'], change: { kind: 'response-field-added' } }),
      aResult({ key: 'none', places: ['operation:GET /unchanged'] }),
      replayed,
    ];
    const routes = [route('GET /orders/{id}', 30), route('GET /orders/{other}', 10), route('/health', 5)];
    expect(coverageOf(results, routes)).toEqual([
      { place: 'operation:GET /ads', exercised: 0, changed: true },
      { place: 'operation:POST /orders', exercised: 0, changed: true },
      { place: 'operation:GET /orders/{}', exercised: 40, changed: true },
      { place: 'operation:GET /health', exercised: 5, changed: false },
    ]);
  });
});

describe('place.operation', () => {
  test.each([
    ['/orders/{id}', 'operation:GET /orders/{}'],
    ['/orders/:id/lines/:line', 'operation:GET /orders/{}/lines/{}'],
    ['/orders/{id}.json?full=1#top', 'operation:GET /orders/{}.json'],
    ['/things:batch', 'operation:GET /things:batch'],
    ['/', 'operation:GET /'],
  ])('%s', (path, key) => {
    expect(place.operation('get', path)).toBe(key);
    expect(place.operation('GET', place.label(key).slice(4))).toBe(key);
  });
});
