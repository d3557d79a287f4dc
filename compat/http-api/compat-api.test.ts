import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report, Result, RunContext } from '../../reports/index.ts';
import { compatApi } from './compat-api.ts';
import type { CompatApiOptions } from './options.ts';

const baseline = `openapi: 3.0.3
info: { title: Ads, version: '1' }
servers: [{ url: 'https://ads.example/api' }]
paths:
  /ads:
    get:
      parameters: [{ name: size, in: query, schema: { type: integer } }]
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Ad' } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Ad' } } } }
      responses: { '201': { description: ok } }
  /ads/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { $ref: '#/components/schemas/Ad' } } }
    delete:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: ok } }
components:
  schemas:
    Ad:
      type: object
      required: [id, price]
      properties:
        id: { type: string }
        price: { type: number }
        parent: { $ref: '#/components/schemas/Ad' }
`;

const quiet = (signal = new AbortController().signal): RunContext => ({
  signal,
  onProgress: () => undefined,
  now: () => new Date(0),
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contracts-'));
  await writeFile(join(folder, 'old.yaml'), baseline);
});
afterAll(() => rm(folder, { recursive: true }));

async function run(candidate: string, more: Partial<CompatApiOptions> = {}): Promise<Report> {
  await writeFile(join(folder, 'new.yaml'), candidate);
  const paths = { baseline: join(folder, 'old.yaml'), candidate: join(folder, 'new.yaml') };
  const options = { subject: { service: 'ads' }, secondOpinionTimeoutMs: 0, ...paths, ...more };
  return compatApi(options, quiet());
}

function findings(report: Report): Result[] {
  return report.results.filter(({ outcome }) => outcome !== 'pass');
}

function edited(...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, baseline);
}

const requiredRegion = edited([
  'parameters: [{ name: size',
  'parameters: [{ name: region, in: query, required: true, schema: { type: string } }, { name: size',
]);
const withoutDelete = edited([
  "    delete:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n      responses: { '204': { description: ok } }\n",
  '',
]);

test('the same contract, written in another order, is no change', async () => {
  const report = await run(
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
  const report = await run(edited(['        price: { type: number }\n', ''], ['[id, price]', '[id]']));
  const removed = findings(report).find(({ rule }) => rule === 'response-field-removed');
  expect(removed).toMatchObject({
    key: 'Ad.price',
    level: 'block',
    states: ['A'],
    places: ['operation:GET /api/ads', 'operation:GET /api/ads/{}'],
    change: { kind: 'field-removed', from: 'required' },
    source: { file: join(folder, 'new.yaml') },
  });
  expect(removed?.evidence?.[0]).toMatchObject({
    kind: 'side-by-side',
    old: expect.stringContaining('type: number'),
  });
  expect(findings(report).map(({ rule }) => rule)).toContain('request-field-removed');
  expect(report.verdict).toBe('no-go');
});

test('a rule that looked and found nothing passes and says how much it looked at', async () => {
  const report = await run(requiredRegion);
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
  const gray = await run(added);
  expect(findings(gray)).toMatchObject([{ rule: 'operation-added', level: 'warn', states: ['B'] }]);
  expect(gray.verdict).toBe('go');
  expect((await run(added, { preset: 'rollback' })).verdict).toBe('no-go');
  expect(
    (await run(added, { levels: { 'operation-added': 'off' } })).rules.map(({ id }) => id),
  ).not.toContain('operation-added');
});

test('an unknown rule id is refused with the known ones', async () => {
  await expect(run(baseline, { levels: { 'operation-droped': 'warn' } })).rejects.toMatchObject({
    code: 'usage',
  });
});

describe('with captured traffic', () => {
  const line = (request: string): string =>
    `10.0.0.1 - - [21/Nov/2026:10:00:00 +0000] "${request} HTTP/1.1" 200 5 "-" "curl"\n`;
  const captureOf = async (...requests: string[]): Promise<string[]> => {
    const file = join(folder, 'access.log');
    await writeFile(file, requests.map(line).join(''));
    return [file];
  };

  test('a finding says how many requests it hits and shows no values', async () => {
    const capture = await captureOf(
      'GET /api/ads?size=2&token=abc',
      'GET /ads?region=eu',
      'GET /api/ads/7',
      'GET /other',
    );
    const [finding] = findings(await run(requiredRegion, { capture }));
    expect(finding?.message).toContain('1 of 2 captured requests that reach it do not send `region`');
    expect(finding?.message).toContain('2026-11-21 10:00:00');
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
    const [finding] = findings(await run(narrower, { capture }));
    expect(finding?.message).toContain('1 of 3 captured requests');
  });

  test('an operation nobody called blocks, and warns once the capture is declared complete', async () => {
    const capture = await captureOf('GET /api/ads', 'GET /api/ads/7');
    const [open] = findings(await run(withoutDelete, { capture }));
    expect(open).toMatchObject({
      rule: 'operation-removed',
      level: 'block',
      message: expect.stringContaining('0 of 2 captured requests reach it'),
    });
    const [complete] = findings(await run(withoutDelete, { capture, captureComplete: true }));
    expect(complete).toMatchObject({ level: 'warn', message: expect.stringContaining('declared complete') });
    const called = await captureOf('DELETE /api/ads/7');
    expect(findings(await run(withoutDelete, { capture: called, captureComplete: true }))[0]?.level).toBe(
      'block',
    );
  });
});

describe('bad input', () => {
  test.each([
    [
      'broken YAML',
      'openapi: 3.0.0\npaths:\n  /a: [\n',
      { code: 'contract-unreadable', where: expect.stringMatching(/new\.yaml:\d+$/) },
    ],
    [
      'another kind',
      'asyncapi: 2.6.0\n',
      { code: 'contract-unreadable', message: expect.stringContaining('AsyncAPI') },
    ],
    ['a protobuf file', 'syntax = "proto3";\nmessage Ad {}\n', { code: 'contract-unreadable' }],
    ['an empty file', '', { code: 'contract-unreadable' }],
    [
      'a future version',
      'openapi: 4.0.0\n',
      { code: 'contract-unreadable', message: expect.stringContaining('4.0.0') },
    ],
  ])('%s is refused', async (_, text, error) => {
    await expect(run(text)).rejects.toMatchObject(error);
  });

  test('a missing file and a bad revision are refused', async () => {
    const missing = { candidate: join(folder, 'missing.yaml') };
    await expect(run(baseline, missing)).rejects.toMatchObject({
      code: 'contract-unreadable',
      where: missing.candidate,
    });
    await expect(run(baseline, { baseline: 'git:no-such-revision:old.yaml' })).rejects.toMatchObject({
      code: 'contract-unreadable',
    });
    await expect(run(baseline, { baseline: 'git:--help:old.yaml' })).rejects.toMatchObject({
      code: 'contract-unreadable',
    });
  });

  test('a reference to nothing, to the network or out of the folder is named and warns', async () => {
    for (const [reference, words] of [
      ['#/components/schemas/Gone', 'points to nothing'],
      ['https://example.com/ad.yaml', 'points to the network'],
      ['../../../etc/passwd', 'outside the folder'],
    ] as const) {
      const report = await run(
        edited(["items: { $ref: '#/components/schemas/Ad' }", `items: { $ref: '${reference}' }`]),
      );
      expect(report.notices).toContainEqual({
        kind: 'limit',
        message: expect.stringMatching(`${reference}.*${words}.*new\\.yaml:\\d+`),
      });
      expect(findings(report)).toMatchObject([{ rule: 'schema-not-comparable', level: 'warn' }]);
    }
  });

  test('an abort gives a partial report', async () => {
    const paths = { baseline: join(folder, 'old.yaml'), candidate: join(folder, 'old.yaml') };
    const stopped = await compatApi(
      { subject: { service: 'ads' }, ...paths, secondOpinionTimeoutMs: 1000 },
      quiet(AbortSignal.abort()),
    );
    expect(stopped).toMatchObject({ partial: true });
  });
});

describe('second opinion', () => {
  test('openapi-diff is quoted where it agrees', async () => {
    const plain = edited(["        parent: { $ref: '#/components/schemas/Ad' }\n", '']);
    await writeFile(join(folder, 'plain.yaml'), plain);
    const candidate = plain.replace('        price: { type: number }\n', '').replace('[id, price]', '[id]');
    const report = await run(candidate, {
      baseline: join(folder, 'plain.yaml'),
      secondOpinionTimeoutMs: 20_000,
    });
    const removed = findings(report).find(({ rule }) => rule === 'response-field-removed');
    expect(removed?.evidence).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('response.body.scope.add') }),
    );
    expect(report.rules.find(({ id }) => id === 'second-opinion-differs')?.examined).toBe(4);
  });

  test('operations that it cannot be asked about are counted', async () => {
    const report = await run(requiredRegion, { secondOpinionTimeoutMs: 20_000 });
    expect(report.notices.map(({ message }) => message).join('\n')).toContain('not asked about 3 operations');
  });

  test('one that takes too long is left out with a notice', async () => {
    const report = await run(withoutDelete, { secondOpinionTimeoutMs: 1 });
    expect(report.notices.map(({ message }) => message).join('\n')).toContain('gave no second opinion');
    expect(findings(report).map(({ rule }) => rule)).toEqual(['operation-removed']);
  });
});
