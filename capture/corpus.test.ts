/** Counts of a corpus of real captures that lies beside a development checkout and is no part of the package. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectCapture, type CaptureSummary } from './inspect.ts';

const corpus = join(import.meta.dirname, '../../shared/corpus/replay');
const isHere = existsSync(corpus);

interface Golden {
  readonly entries?: number;
  readonly lines?: number;
  readonly error?: string;
  readonly methods: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly hosts: number;
  readonly out_of_order?: number;
  readonly first: string;
  readonly last: string;
}

const golden: readonly (readonly [string, Golden])[] = isHere
  ? Object.entries(JSON.parse(readFileSync(join(corpus, 'golden.json'), 'utf8')) as Record<string, Golden>)
  : [];

const inspect = async (file: string): Promise<CaptureSummary> =>
  inspectCapture(
    [join(corpus, file)],
    {},
    { signal: new AbortController().signal, onProgress: () => {}, now: () => new Date(0) },
  );

const withoutZero = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([name]) => name !== '0' && name !== 'unknown'));

describe.skipIf(!isHere)('corpus, skipped where it is not beside this checkout', () => {
  const hars = golden.filter(([, facts]) => facts.entries !== undefined);

  test('holds what these tests were written for', () => expect(hars.length).toBeGreaterThan(40));

  test.each(hars)('%s', async (file, facts) => {
    const summary = await inspect(file);
    // A template in the place of the scheme cannot be a request.
    const unusable = file.includes('variable-instead-of-protocol') ? { GET: 1 } : {};
    expect(summary.records).toBe(facts.entries);
    expect({ ...summary.methods, ...unusable }).toEqual(facts.methods);
    expect(withoutZero(summary.statuses)).toEqual(withoutZero(facts.statuses));
    expect(summary.hosts).toBe(facts.hosts - Object.keys(unusable).length);
  });

  test('elastic-examples/apache_logs', async () => {
    const [, facts] = golden.find(([file]) => file.endsWith('apache_logs')) ?? [];
    const summary = await inspect('elastic-examples/apache_logs');
    expect(summary).toMatchObject({
      lines: facts?.lines,
      records: facts?.lines,
      methods: facts?.methods,
      statuses: facts?.statuses,
      // Half of the neighbours are out of order, and every one finds its place.
      files: [{ disorder: { steps: facts?.out_of_order, late: 0 } }],
      selected: 9993,
      skipped: { 'method-post': 5, 'method-options': 1, 'ambiguous-target': 1 },
    });
    expect([summary.firstAt, summary.lastAt].map((at) => at?.replace('.000Z', '+00:00'))).toEqual([
      facts?.first,
      facts?.last,
    ]);
  });

  test('vrl/apache_lines.log', async () => {
    expect(await inspect('vrl/apache_lines.log')).toMatchObject({
      methods: { GET: 1, PATCH: 2 },
      skipped: { 'method-patch': 2, 'no-request': 1 },
    });
  });

  test('vrl/alb_lines.log', async () => {
    expect(await inspect('vrl/alb_lines.log')).toMatchObject({
      files: [{ format: 'aws-alb' }],
      lines: 13,
      methods: { GET: 8, POST: 4 },
      hosts: 5,
      statuses: { 200: 8, 101: 2, 400: 1, 502: 1 },
      skipped: { 'malformed-request': 1, 'method-post': 4, websocket: 2 },
      clockResolutionMs: 1,
    });
  });

  test('vrl/nginx_lines.log', async () => {
    expect(await inspect('vrl/nginx_lines.log')).toMatchObject({
      lines: 23,
      methods: { GET: 10, POST: 1 },
      skipped: { 'no-request': 1, 'malformed-request': 2, 'unreadable-line': 9, 'method-post': 1 },
    });
  });

  test.each([
    ['har-validator/har__invalid.json', 'No reader knows this format.'],
    ['har-to-k6/example__page.har', 'The capture holds no requests.'],
  ])('%s is refused', async (file, message) => {
    await expect(inspect(file)).rejects.toThrow(message);
  });
});
