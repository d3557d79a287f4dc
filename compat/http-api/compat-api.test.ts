import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdsFolder, baseline, edited, findings, requiredRegion, withoutDelete } from './ads.test-support.ts';

let folder: AdsFolder;
beforeAll(async () => (folder = await AdsFolder.make()));
afterAll(() => folder[Symbol.asyncDispose]());

test('the same contract, written in another order, is no change', async () => {
  const report = await folder.run(
    edited([
      '        id: { type: string }\n        price: { type: number }',
      '        price: { type: number }\n        id: { type: string }',
    ]),
  );
  expect(report).toMatchObject({
    verdict: 'go',
    notices: expect.arrayContaining([expect.objectContaining({ kind: 'no-change' })]),
  });
  expect(findings(report)).toEqual([]);
  expect(report.results.find(({ rule }) => rule === 'no-change')?.outcome).toBe('pass');
});

test('a schema shared by operations gives one finding with all of them as places', async () => {
  const report = await folder.run(edited(['        price: { type: number }\n', ''], ['[id, price]', '[id]']));
  const removed = findings(report).find(({ rule }) => rule === 'response-field-removed');
  expect(removed).toMatchObject({
    key: 'Ad.price',
    level: 'block',
    states: ['A'],
    places: ['operation:GET /api/ads', 'operation:GET /api/ads/{}'],
    change: { kind: 'field-removed', from: 'required' },
    source: { file: join(folder.path, 'new.yaml') },
  });
  expect(removed?.evidence).toMatchObject([
    { kind: 'text', text: 'HTTP 200\nContent-Type: application/json\n\n[{"id":"text"}]' },
    { kind: 'side-by-side', old: expect.stringContaining('type: number') },
  ]);
  expect(findings(report).map(({ rule }) => rule)).toContain('request-field-removed');
  expect(report.verdict).toBe('no-go');
});

test('a rule that looked and found nothing passes and says how much it looked at', async () => {
  const report = await folder.run(requiredRegion);
  expect(findings(report).map(({ rule, level }) => `${rule} ${level}`)).toEqual([
    'required-parameter-added block',
  ]);
  expect(report.results.find(({ rule }) => rule === 'response-field-removed')).toMatchObject({
    key: 'none',
    outcome: 'pass',
  });
  const summary = report.rules.find(({ id }) => id === 'required-parameter-added');
  expect(summary?.examined).toBeGreaterThanOrEqual(4);
});

test('what only the rollback meets warns with the order, and blocks under the preset for it', async () => {
  const added = edited(['  /ads/{id}:\n', '  /pings:\n    get: { responses: {} }\n  /ads/{id}:\n']);
  const gray = await folder.run(added);
  expect(findings(gray)).toMatchObject([{ rule: 'operation-added', level: 'warn', states: ['B'] }]);
  expect(gray.verdict).toBe('go');
  expect((await folder.run(added, { preset: 'rollback' })).verdict).toBe('no-go');
  expect(
    (await folder.run(added, { levels: { 'operation-added': 'off' } })).rules.map(({ id }) => id),
  ).not.toContain('operation-added');
});

test('an unknown rule id is refused with the known ones', async () => {
  await expect(folder.run(baseline, { levels: { 'operation-droped': 'warn' } })).rejects.toMatchObject({
    code: 'usage',
  });
});

describe('with captured traffic', () => {
  const line = (request: string): string =>
    `10.0.0.1 - - [21/Nov/2026:10:00:00 +0000] "${request} HTTP/1.1" 200 5 "-" "curl"\n`;
  const captureOf = async (...requests: string[]): Promise<string[]> => [
    await folder.write('access.log', requests.map(line).join('')),
  ];

  test('a finding says how many requests it hits and shows no values', async () => {
    const capture = await captureOf(
      'GET /api/ads?size=2&token=abc',
      'GET /ads?region=eu',
      'GET /api/ads/7',
      'GET /other',
    );
    const [finding] = findings(await folder.run(requiredRegion, { capture }));
    expect(finding?.message).toContain('1 of 2 requests that reach it do not send `region`');
    expect(finding?.measured).toContainEqual({
      name: 'captured requests that do not send `region`',
      unit: 'requests',
      expected: 0,
      actual: 1,
      samples: 2,
    });
    expect(finding?.evidence).toContainEqual(expect.objectContaining({ text: 'GET /ads?size=…&token=…' }));
    expect(JSON.stringify(finding)).not.toContain('abc');
  });

  test('values that the candidate does not accept are counted', async () => {
    const narrower = edited([
      'in: query, schema: { type: integer }',
      'in: query, schema: { type: integer, enum: [1, 2] }',
    ]);
    const capture = await captureOf('GET /api/ads?size=2', 'GET /api/ads?size=50', 'GET /api/ads');
    const [finding] = findings(await folder.run(narrower, { capture }));
    expect(finding?.message).toContain('1 of 3 requests');
  });

  test('an operation nobody called blocks, and warns once the capture is declared complete', async () => {
    const capture = await captureOf('GET /api/ads', 'GET /api/ads/7');
    const [open] = findings(await folder.run(withoutDelete, { capture }));
    expect(open).toMatchObject({
      rule: 'operation-removed',
      level: 'block',
      message: expect.stringContaining('None of 2 requests reaches it.'),
    });
    const [complete] = findings(await folder.run(withoutDelete, { capture, captureComplete: true }));
    expect(complete).toMatchObject({ level: 'warn', message: expect.stringContaining('declared complete') });
    const cut = [
      await folder.write(
        'cut.har',
        '{"log":{"entries":[{"request":{"method":"GET","url":"http://ads.example/api/ads"}}',
      ),
    ];
    expect(findings(await folder.run(withoutDelete, { capture: cut, captureComplete: true }))[0]?.level).toBe(
      'block',
    );
    const called = await captureOf('DELETE /api/ads/7');
    expect(
      findings(await folder.run(withoutDelete, { capture: called, captureComplete: true }))[0]?.level,
    ).toBe('block');
  });
});

test('a schema that forty operations share gives one finding with forty places', async () => {
  const shared = (required: string): string => `openapi: 3.0.3
info: { title: Ads, version: '1' }
paths:
${Array.from({ length: 40 }, (_, n) => `  /ads${n}: { get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } } } }`).join('\n')}
components:
  schemas:
    Page: { type: object, properties: { items: { type: array, items: { $ref: '#/components/schemas/Ad' } } } }
    Ad: { type: object, required: [${required}], properties: { id: { type: string }, price: { type: number } } }
`;
  await using folder = await AdsFolder.make(shared('id, price'));
  const found = findings(await folder.run(shared('id')));
  expect(found.map(({ rule, key, places }) => [rule, key, places.length])).toEqual([
    ['response-field-became-optional', 'Ad.price', 40],
  ]);
});
