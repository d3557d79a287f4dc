/** Planted: callers that are declared, with contracts, with captured requests, and with both. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '../../../reports/index.ts';
import { AdsFolder, edited, findings, requiredRegion, withoutDelete } from '../ads.test-support.ts';
import type { CompatApiOptions } from '../options.ts';

let folder: AdsFolder;
beforeAll(async () => {
  folder = await AdsFolder.make();
});
afterAll(() => folder[Symbol.asyncDispose]());

const declared = (...names: string[]): CompatApiOptions['callers'] =>
  names.map((name) => ({ name, source: 'declared in the config' }));

/** An access log: a line for each caller, method and path, ten minutes apart. */
const log = (...calls: readonly (readonly [client: string, call: string])[]): string =>
  calls
    .map(
      ([client, call], nth) =>
        `10.0.0.1 - - [21/Nov/2026:08:${nth}0:00 +0000] "${call} HTTP/1.1" 200 2 "-" "${client}"\n`,
    )
    .join('');

const findingOf = async (
  candidate: string,
  rule: string,
  more: Partial<CompatApiOptions>,
): Promise<Result | undefined> =>
  findings(await folder.run(candidate, more)).find((one) => one.rule === rule);

/** What a finding says of callers. */
const told = async (...asked: Parameters<typeof findingOf>): Promise<string | undefined> =>
  (await findingOf(...asked))?.message.match(/(?:Used by|Callers that|Unaffected|None of|The one).*/s)?.[0];

test('whoever calls the service is told of each finding', async () => {
  const callers = declared('web', 'orders-bff');
  const report = await folder.run(requiredRegion, { callers });
  for (const finding of findings(report)) {
    expect(finding.message).toContain(
      'Callers that must be told: web, orders-bff (they call this service: declared in the config).',
    );
    expect(finding.places).toEqual(expect.arrayContaining(['service:web', 'service:orders-bff']));
  }
  expect(findings(report)).not.toEqual([]);
});

test('one sentence stands for all changes that make one finding', async () => {
  const narrowed = edited([
    'schema: { type: integer } }]',
    'schema: { type: integer, minimum: 1, maximum: 9 } }]',
  ]);
  const message = await told(narrowed, 'parameter-values-narrowed', { callers: declared('web') });
  expect(message?.match(/must be told/g)).toHaveLength(1);
});

test('a caller that is seen and does not call the operation is unaffected in the window', async () => {
  const capture = [
    await folder.write(
      'seen.log',
      log(['web/3.1', 'GET /api/ads'], ['jobs', 'DELETE /api/ads/7'], ['Web/3.2', 'GET /api/ads/7']),
    ),
  ];
  const asked = { capture, callers: declared('web', 'jobs', 'cron') };
  expect(await told(withoutDelete, 'operation-removed', asked)).toBe(
    'Callers that must be told: jobs, cron (they call this service: declared in the config). Unaffected, as 20 minutes of captured traffic show: web.',
  );
  const finding = await findingOf(withoutDelete, 'operation-removed', asked);
  expect(finding?.evidence?.find(({ title }) => title === 'Callers of this service')).toMatchObject({
    rows: [
      ['web', 'no', 'declared in the config', '2', '0'],
      ['jobs', 'yes', 'declared in the config', '1', '1'],
      ['cron', 'yes', 'declared in the config', '', ''],
    ],
  });
  expect(finding?.places).not.toContain('service:web');
});

test('requests of old callers excuse nobody from what only new callers meet', async () => {
  const capture = [
    await folder.write('old.log', log(['web', 'DELETE /api/ads/7'], ['web', 'DELETE /api/ads/8'])),
  ];
  const more = edited(
    ['price: { type: number }', 'price: { type: number }\n        name: { type: string }'],
    ['[id, price]', '[id, price, name]'],
  );
  const finding = await findingOf(more, 'response-field-added', { capture, callers: declared('web') });
  expect(finding?.states).toEqual(['B']);
  expect(finding?.message).toContain(
    'Callers that must be told: web (it calls this service: declared in the config).',
  );
});

test('contracts name users, excuse others, and are not believed against requests that were seen', async () => {
  const consumers = join(folder.path, 'pacts');
  await mkdir(consumers);
  const pact = (name: string, method: string, path: string): Promise<string> =>
    folder.write(
      `pacts/${name}.json`,
      JSON.stringify({ consumer: { name }, interactions: [{ request: { method, path } }] }),
    );
  await pact('till', 'DELETE', '/api/ads/7');
  await pact('billing', 'GET', '/api/ads');
  await pact('jobs', 'GET', '/api/ads');
  const capture = [
    await folder.write('both.log', log(['billing', 'GET /api/ads'], ['jobs/2', 'DELETE /api/ads/7'])),
  ];
  const callers = declared('till', 'billing', 'jobs', 'web');
  expect(await told(withoutDelete, 'operation-removed', { capture, consumers, callers })).toBe(
    'Used by till: tell them before the release. Callers that must be told: jobs, web (they call this service: declared in the config). Unaffected, as their contracts show: billing.',
  );
});
