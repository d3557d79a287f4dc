import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeCapture } from './encode-capture.ts';
import type { CaptureRecord, Exchange } from './exchange.ts';
import { readers } from './readers/index.ts';
import { seaworthy } from './readers/seaworthy.ts';
import { ByteSource } from './source.ts';

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text);
}

const some = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });

const exchanges: fc.Arbitrary<Exchange> = fc.record({
  source: fc.record({ file: fc.constant('x'), line: fc.nat() }),
  method: fc.constantFrom('GET', 'HEAD', 'POST'),
  target: fc.stringMatching(/^\/[!$-~]{0,20}$/),
  host: some(fc.string()),
  scheme: fc.constantFrom('http', 'https', undefined),
  headers: fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,9}$/), fc.stringMatching(/^[ -~]{0,20}$/)),
  client: some(fc.string()),
  startedAtMs: some(fc.nat()),
  clockRule: fc.constantFrom('start' as const, 'end' as const, 'unknown' as const, undefined),
  clockResolutionMs: fc.constantFrom(1, 1000, undefined),
  durationMs: some(fc.nat()),
  status: some(fc.integer({ min: 100, max: 498 })),
  replyBytes: some(fc.nat()),
  replyBody: some(fc.string({ unit: 'binary' })),
  redacted: some(fc.array(fc.string())),
  redactedHeaders: some(
    fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,9}$/), fc.stringMatching(/^[ -~]{0,20}$/)),
  ),
  droppedHeaders: some(fc.array(fc.string())),
});

test('what is written is read again, also when two captures are put together', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(exchanges), async (written) => {
      const records: CaptureRecord[] = [];
      const twice = async function* (): AsyncGenerator<Uint8Array> {
        yield* bytesOf(encodeCapture(written));
        yield* bytesOf(encodeCapture(written));
      };
      for await (const batch of seaworthy.read(new ByteSource('x', twice()))) records.push(...batch);
      const plain = (each: CaptureRecord): unknown => ({ ...each, source: undefined });
      expect(records.map(plain)).toEqual([...written, ...written].map(plain));
    }),
  );
});

test('only its own reader recognises what is written', async () => {
  let text = '';
  for await (const piece of encodeCapture([])) text += piece;
  expect(readers.filter((reader) => reader.recognizes(text))).toEqual([seaworthy]);
});
