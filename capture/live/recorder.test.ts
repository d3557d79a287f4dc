import { setTimeout as sleep } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../exchange.ts';
import { givesAway, plantedHeaders, plantedTarget } from '../planted-secrets.test-support.ts';
import { Recorder, type LineSink } from './recorder.ts';

const get = (target: string, headers: Record<string, string> = {}): Exchange => ({
  source: { file: '', line: 0 },
  method: 'GET',
  target,
  headers,
});
const limits = { redactKey: 'a key of the test', queueBytesMax: 50_000 };

/** A disk that takes what it is told to, and remembers it. */
class TestSink implements LineSink {
  readonly lines: string[] = [];
  dropped = 0;
  closed = false;
  offered = 0;
  /** How many of the lines offered are taken. */
  take = (offered: number): number | Promise<number> => offered;

  drop(requests: number): void {
    this.dropped += requests;
  }

  async append(lines: readonly string[]): Promise<number> {
    this.offered += lines.length;
    const taken = await this.take(lines.length);
    this.lines.push(...lines.slice(0, taken));
    return taken;
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

const never = new Promise<number>(() => {});

describe('what comes in is recorded, or dropped and counted', () => {
  test('all of it in order, when the disk keeps up', async () => {
    const sink = new TestSink();
    const recorder = new Recorder(sink, limits);
    for (let n = 0; n < 100; n += 1) recorder.record(get(`/${n}`));
    recorder.skip('method-post');
    await recorder.close(5000);
    expect(recorder.counts).toEqual({ seen: 101, recorded: 100, dropped: 0, skipped: { 'method-post': 1 } });
    expect(sink.lines.map((line) => (JSON.parse(line) as Exchange).target)).toEqual(
      Array.from({ length: 100 }, (_, n) => `/${n}`),
    );
    expect(sink.closed).toBe(true);
  });

  test('a fault of our own is counted and reaches nobody', async () => {
    const sink = new TestSink();
    const recorder = new Recorder(sink, limits);
    recorder.take(() => {
      throw new Error('planted');
    });
    const unwritable = { ...get('/'), durationMs: 1n as unknown as number };
    recorder.take(() => unwritable);
    recorder.take(() => get('/a'));
    recorder.take(() => ({ skipped: 'method-post' }));
    await recorder.close(5000);
    expect(recorder.counts).toEqual({
      seen: 4,
      recorded: 1,
      dropped: 0,
      skipped: { 'fault-of-the-recorder': 2, 'method-post': 1 },
    });
  });

  test('a disk that hangs fills the queue up to its limit and holds nobody up', async () => {
    const sink = new TestSink();
    sink.take = () => never;
    const recorder = new Recorder(sink, limits);
    for (let n = 0; n < 10_000; n += 1) recorder.record(get(`/${n}`));
    const { dropped } = recorder.counts;
    expect(dropped).toBeGreaterThan(9000);
    expect(dropped).toBeLessThan(10_000);
    await recorder.close(100);
    // what the disk was given it may write or not
    const { seen, recorded, dropped: atLast } = recorder.counts;
    expect({ seen, recorded, atLast }).toEqual({ seen: 10_000, recorded: 0, atLast: 10_000 });
    expect(sink.dropped).toBe(10_000 - sink.offered);
  });

  test('a disk that is full for a while costs only what the queue cannot hold', async () => {
    const sink = new TestSink();
    let isFull = true;
    sink.take = (offered) => (isFull ? 0 : offered);
    const recorder = new Recorder(sink, limits);
    for (let n = 0; n < 1000; n += 1) recorder.record(get(`/${n}`));
    await sleep(10);
    isFull = false;
    await recorder.close(10_000);
    const { seen, recorded, dropped } = recorder.counts;
    expect(seen).toBe(1000);
    expect(recorded + dropped).toBe(1000);
    expect(recorded).toBe(sink.lines.length);
    expect(recorded).toBeGreaterThan(100);
  });

  test('a disk that stays full ends with everything dropped, in time', async () => {
    const sink = new TestSink();
    sink.take = () => 0;
    const recorder = new Recorder(sink, limits);
    for (let n = 0; n < 10; n += 1) recorder.record(get(`/${n}`));
    await recorder.close(20);
    expect(recorder.counts).toMatchObject({ seen: 10, recorded: 0, dropped: 10 });
    expect({ dropped: sink.dropped, closed: sink.closed }).toEqual({ dropped: 10, closed: true });
  });

  test('the counts add up whatever the disk does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 25 }), { minLength: 1 }),
        fc.nat({ max: 400 }),
        async (takes, count) => {
          const sink = new TestSink();
          let turn = 0;
          // a zero is a refusal, which waits; the last word is always yes
          sink.take = (offered) => Math.min(offered, (takes[turn++] ?? offered) || 1);
          const recorder = new Recorder(sink, limits);
          for (let n = 0; n < count; n += 1) recorder.record(get(`/${n}`));
          await recorder.close(0);
          const { seen, recorded, dropped } = recorder.counts;
          expect(recorded + dropped).toBe(seen);
          expect(new Set(sink.lines).size).toBe(recorded);
        },
      ),
      { numRuns: 20 },
    );
  });
});

test('no planted secret is in what is written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(plantedTarget, plantedHeaders)), async (planted) => {
      const sink = new TestSink();
      const recorder = new Recorder(sink, { ...limits, queueBytesMax: 1e9 });
      for (const [{ target }, { headers }] of planted) recorder.record(get(target, headers));
      await recorder.close(5000);
      expect(sink.lines).toHaveLength(planted.length);
      const secrets = planted.flatMap(([{ secret }, more]) => [secret, ...more.secrets]);
      expect(secrets.filter((secret) => givesAway(sink.lines.join(''), secret))).toEqual([]);
    }),
  );
});
