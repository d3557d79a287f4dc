import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { encodeExchange } from '../encode-capture.ts';
import type { Exchange } from '../exchange.ts';
import { redact } from '../redact.ts';

/** Where lines go; `CaptureFiles` in real life. */
export interface LineSink {
  drop(requests: number): void;
  /** How many of the lines were taken. */
  append(lines: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

/** seen = recorded + dropped + the sum of skipped, and before the end what still waits. */
export interface RecorderCounts {
  readonly seen: number;
  readonly recorded: number;
  /** Not written because the disk was too slow or full. */
  readonly dropped: number;
  /** Not written on purpose, by reason: other methods, upgrades, targets that no server understands alike. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** So many are redacted before traffic has its turn again: about half a millisecond of work. */
const sliceMax = 20;
/** Writing takes longer than redacting, so records are gathered: this long, or so many. A kill loses these. */
const gatherMs = 20;
const gatherMax = 500;
const retryMs = 500;
/** Skipped because this program could not handle it. */
const ownFault = 'fault-of-the-recorder';

/**
 * Takes exchanges from the traffic and writes them, redacted, behind its back.
 *
 * `record` neither waits nor throws: when the disk cannot keep up the queue fills, and what does not fit is
 * dropped and counted.
 */
export class Recorder {
  readonly #sink: LineSink;
  readonly #key: string;
  readonly #queueBytesMax: number;
  readonly #skipped = new Map<string, number>();
  readonly #closing = new AbortController();
  #queue: Exchange[] = [];
  #queueBytes = 0;
  #pumping: Promise<void> | undefined;
  #seen = 0;
  #recorded = 0;
  #dropped = 0;
  #atLast: RecorderCounts | undefined;

  constructor(sink: LineSink, options: { readonly redactKey: string; readonly queueBytesMax: number }) {
    this.#sink = sink;
    this.#key = options.redactKey;
    this.#queueBytesMax = options.queueBytesMax;
  }

  get counts(): RecorderCounts {
    if (this.#atLast !== undefined) return this.#atLast;
    const skipped = Object.fromEntries(this.#skipped);
    return { seen: this.#seen, recorded: this.#recorded, dropped: this.#dropped, skipped };
  }

  /** Records what it is told, or skips it with its reason. A fault of our own must not reach the traffic. */
  take(look: () => Exchange | { readonly skipped: string }): void {
    try {
      const seen = look();
      if ('skipped' in seen) this.skip(seen.skipped);
      else this.record(seen);
    } catch {
      this.skip(ownFault);
    }
  }

  record(exchange: Exchange): void {
    this.#seen += 1;
    const bytes = sizeOf(exchange);
    if (this.#closing.signal.aborted || this.#queueBytes + bytes > this.#queueBytesMax) return this.#drop(1);
    this.#queue.push(exchange);
    this.#queueBytes += bytes;
    this.#pumping ??= this.#pump();
  }

  skip(reason: string): void {
    this.#seen += 1;
    this.#countSkipped(reason);
  }

  /** Writes what waits, for at most `limitMs`, drops the rest, and completes the files, for as long again. */
  async close(limitMs: number): Promise<void> {
    await Promise.race([this.#pumping, sleep(limitMs, undefined, { ref: false })]);
    this.#closing.abort();
    this.#drop(this.#queue.length);
    this.#queue = [];
    await Promise.race([this.#closeSink(), sleep(limitMs, undefined, { ref: false })]);
    const { seen, recorded, skipped } = this.counts;
    const onPurpose = Object.values(skipped).reduce((sum, requests) => sum + requests, 0);
    // what a hanging disk was given it may write or not
    this.#atLast = { seen, recorded, dropped: seen - recorded - onPurpose, skipped };
  }

  async #closeSink(): Promise<void> {
    await this.#pumping;
    await this.#sink.close();
  }

  async #pump(): Promise<void> {
    while (this.#queue.length > 0) {
      await sleep(gatherMs);
      const batch = this.#queue.splice(0, gatherMax);
      await this.#write(await this.#encode(batch));
      for (const exchange of batch) this.#queueBytes -= sizeOf(exchange);
    }
    this.#pumping = undefined;
  }

  async #encode(batch: readonly Exchange[]): Promise<readonly string[]> {
    const lines: string[] = [];
    for (const [index, exchange] of batch.entries()) {
      if (index % sliceMax === 0) await setImmediate();
      try {
        lines.push(encodeExchange(redact(exchange, this.#key)));
      } catch {
        this.#countSkipped(ownFault);
      }
    }
    return lines;
  }

  #countSkipped(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
  }

  async #write(lines: readonly string[]): Promise<void> {
    let taken = 0;
    while (taken < lines.length && !this.#closing.signal.aborted) {
      const more = await this.#sink.append(lines.slice(taken));
      taken += more;
      this.#recorded += more;
      if (taken < lines.length)
        await sleep(retryMs, undefined, { signal: this.#closing.signal }).catch(() => {});
    }
    this.#drop(lines.length - taken);
  }

  #drop(requests: number): void {
    if (requests === 0) return;
    this.#dropped += requests;
    this.#sink.drop(requests);
  }
}

/** About what it takes in memory. */
function sizeOf({ target, headers }: Exchange): number {
  let bytes = 200 + target.length;
  for (const name in headers) bytes += name.length + (headers[name]?.length ?? 0);
  return bytes;
}
