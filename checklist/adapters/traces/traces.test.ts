/** Files of traces, written by the specifications of their formats. */
import { expect, test } from 'vitest';
import { tracedCalls, traceFormats } from './index.ts';

const jaeger = {
  data: [
    {
      traceID: 't',
      spans: [
        { spanID: 'a', operationName: 'GET', processID: 'p1', references: [] },
        { spanID: 'b', processID: 'p1', references: [{ refType: 'CHILD_OF', traceID: 't', spanID: 'a' }] },
        { spanID: 'c', processID: 'p2', references: [{ refType: 'CHILD_OF', traceID: 't', spanID: 'b' }] },
      ],
      processes: { p1: { serviceName: 'web' }, p2: { serviceName: 'shop' } },
    },
  ],
};
const at = (serviceName: string) => ({ localEndpoint: { serviceName } });
/** The call to shop shares one id, the one from shop to stock does not. */
const zipkin = [
  { traceId: 't', id: '1', kind: 'SERVER', ...at('web') },
  { traceId: 't', id: '2', parentId: '1', kind: 'CLIENT', ...at('web') },
  { traceId: 't', id: '2', parentId: '1', kind: 'SERVER', shared: true, ...at('shop') },
  { traceId: 't', id: '3', parentId: '2', kind: 'CLIENT', ...at('shop') },
  { traceId: 't', id: '4', parentId: '3', kind: 'SERVER', ...at('stock') },
];
const otlp = (name: string, spanId: string, parentSpanId = '') => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: name } }] },
      scopeSpans: [{ spans: [{ traceId: 't', spanId, parentSpanId, name: 'GET' }] }],
    },
  ],
});

test('Jaeger: a call crosses from one service to another, a span within one is none', () => {
  expect(tracedCalls(JSON.stringify(jaeger))).toEqual({
    format: 'Jaeger JSON',
    spans: 3,
    orphans: 0,
    calls: [{ from: 'web', to: 'shop' }],
  });
});

test('Zipkin: both sides of a call, with one id or two, alone or by trace', () => {
  const calls = [
    { from: 'web', to: 'shop' },
    { from: 'shop', to: 'stock' },
  ];
  expect(tracedCalls(JSON.stringify(zipkin))).toMatchObject({ calls, orphans: 0 });
  expect(tracedCalls(JSON.stringify([zipkin]))).toMatchObject({ format: 'Zipkin v2 JSON', calls });
});

test('OpenTelemetry: one document a line, of which the last may be cut off', () => {
  const lines = [otlp('web', 'a'), otlp('shop', 'b', 'a'), otlp('stock', 'c', 'gone')];
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const calls = [{ from: 'web', to: 'shop' }];
  expect(tracedCalls(text)).toEqual({ format: 'OTLP JSON', spans: 3, orphans: 1, calls });
  expect(tracedCalls(`${text}\n{"resourceSp`)).toMatchObject({ calls });
});

test('calls that were added up already', () => {
  const links = [{ parent: 'web', child: 'shop', callCount: 3 }];
  const calls = [{ from: 'web', to: 'shop' }];
  expect(tracedCalls(JSON.stringify(links))).toMatchObject({ calls });
  expect(tracedCalls(JSON.stringify({ data: links }))).toMatchObject({ calls });
});

test.each(['', '[]', '{}', '{"data":[]}', 'null', '<html>', '{"a":1}\n{"b":2}', '[{"traceId":1}]'])(
  'what holds no traces is none: %s',
  (text) => expect(tracedCalls(text)).toBeUndefined(),
);

test('each format is read here', () => expect(traceFormats).toHaveLength(4));
