import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunContext } from '../reports/index.ts';
import { inspectCapture } from './inspect.ts';
import { renderCaptureSummary } from './render-summary.ts';

const context: RunContext = {
  signal: new AbortController().signal,
  onProgress: () => {},
  now: () => new Date(0),
};

let file = '';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-inspect-'));
  file = join(folder, 'access.log');
  const line = (time: string, request: string, status: string): string =>
    `203.0.113.7 - - [02/Mar/2026:${time} +0000] "${request}" ${status} 5 "-" "curl/8"`;
  await writeFile(
    file,
    [
      line('00:15:05', 'GET /ads/7 HTTP/1.1', '200'),
      line('00:15:04', 'GET /ads/8?token=hunter2 HTTP/1.1', '404'),
      line('00:15:06', 'GET /ads?owner=mei%40mail.example HTTP/1.1', '499'),
      line('00:15:06', 'POST /ads HTTP/1.1', '201'),
      line('00:15:06', 'GET /logout HTTP/1.1', '302'),
      'not a line of a log \u001b[31m',
    ].join('\n'),
  );
});
afterAll(async () => rm(folder, { recursive: true }));

test('says what a capture holds, and nothing private', async () => {
  const summary = await inspectCapture([file], {}, context);
  expect(summary).toEqual({
    files: [
      {
        file,
        format: 'combined',
        lines: 6,
        records: 6,
        disorder: { steps: 1, backMs: 1000, late: 0 },
      },
    ],
    lines: 6,
    records: 6,
    methods: { GET: 4, POST: 1 },
    statuses: { '200': 1, '404': 1, '201': 1, '302': 1, unknown: 1 },
    selected: 3,
    skipped: { 'method-post': 1, 'side-effect': 1, 'unreadable-line': 1 },
    redacted: { 'query:token': 1, 'query:e-mail': 1 },
    firstAt: '2026-03-02T00:15:04.000Z',
    lastAt: '2026-03-02T00:15:06.000Z',
    clockResolutionMs: 1000,
    clockRules: { unknown: 5 },
    outOfOrder: 0,
    hosts: 0,
    upstreams: {},
    routes: [
      { route: 'GET /ads/{}', requests: 2 },
      { route: 'GET /ads', requests: 1 },
    ],
    routesTotal: 2,
    partial: false,
    notices: [],
  });
  expect(JSON.stringify(summary)).not.toMatch(/hunter2|mei/);
});

test('options narrow the selection and give templates', async () => {
  const select = { include: ['/ads/*'], to: '2026-03-02T00:15:05Z' };
  const summary = await inspectCapture([file], { select, templates: ['/ads/{adId}'] }, context);
  expect(summary.selected).toBe(1);
  expect(summary.skipped).toMatchObject({ 'not-included': 2, 'outside-time': 1 });
  expect(summary.routes).toEqual([{ route: 'GET /ads/{}', requests: 1 }]);
});

test('reads aloud', async () => {
  const text = renderCaptureSummary(await inspectCapture([file], {}, context));
  expect(text.replaceAll(file, 'access.log')).toMatchInlineSnapshot(`
    "access.log: combined, 6 lines, 6 records, 1 step back in time, up to 1000 ms

    time                2026-03-02T00:15:04.000Z to 2026-03-02T00:15:06.000Z
    clock               to 1000 ms; start unknown of 5, the stamp is taken for it
    hosts               not recorded
    methods             GET 4, POST 1
    statuses            200 1, 201 1, 302 1, 404 1, unknown 1
    selected            3 of 6 records
    skipped             method-post 1, side-effect 1, unreadable-line 1
    redacted, not sent  query:token 1, query:e-mail 1

    2 routes among the selected requests:
      2  GET /ads/{}
      1  GET /ads
    "
  `);
});

test('says which groups answered, and tells at most fifty apart', async () => {
  const line = (n: number): string =>
    JSON.stringify({
      start_time: '2026-03-02T00:15:01Z',
      method: 'GET',
      path: '/',
      response_code: 200,
      upstream_cluster: `ads-v${n}`,
    });
  const mesh = join(folder, 'mesh.log');
  await writeFile(mesh, [1, 1, ...Array.from({ length: 60 }, (_, n) => n)].map(line).join('\n'));
  const summary = await inspectCapture([mesh], {}, context);
  expect(summary.upstreams).toMatchObject({ 'ads-v1': 3, 'ads-v2': 1, '(others)': 10 });
  expect(renderCaptureSummary(summary)).toMatch(/^answered by +\(others\) 10, ads-v1 3, /m);
});

test('a stopped inspection is partial', async () => {
  const summary = await inspectCapture([file], {}, { ...context, signal: AbortSignal.abort() });
  expect(summary.partial).toBe(true);
  expect(renderCaptureSummary(summary)).toContain('Stopped before the end');
});

test('formats, clocks, disorder, packing and broken files are told', async () => {
  const lines = Array.from({ length: 9000 }, (_, n) =>
    JSON.stringify({
      msec: (1_772_410_500 + n / 10).toFixed(3),
      request: 'GET / HTTP/1.1',
      status: 200,
      request_time: 0.25,
    }),
  );
  // One that began long before, and is found at the end.
  lines.push(JSON.stringify({ msec: '1772410501.000', request: 'GET / HTTP/1.1', status: 200 }));
  const whole = join(folder, 'json.log.gz');
  await writeFile(whole, gzipSync(lines.join('\n')));
  const cut = join(folder, 'cut.har');
  await writeFile(
    cut,
    '{"log":{"entries":[{"startedDateTime":"2026-03-02T00:15:01Z","request":{"method":"GET","url":"http://ads.example/"}},{',
  );
  const summary = await inspectCapture([join(folder, '*.{gz,har}')], {}, context);
  expect(summary).toMatchObject({
    clockRules: { start: 1, end: 9000, unknown: 1 },
    clockResolutionMs: 1000,
    outOfOrder: 1,
  });
  const text = renderCaptureSummary(summary).replaceAll(`${folder}/`, '');
  expect(text).toContain(
    'json.log.gz: nginx-json, gzip, 9001 lines, 9001 records, 1 step back in time, up to 898650 ms\n',
  );
  expect(text).toContain('cut.har: har, 2 lines, 2 records\n');
  expect(text).toContain('Note: cut.har is not complete (the JSON document is not complete); the 2 records');
  expect(text).toMatch(
    /^clock +to 1000 ms; stamps the start of 1; the end of 9000, less their duration; start unknown of 1,/m,
  );
  expect(text).toMatch(/^out of order +1, too far from their place$/m);
});
