import type { Exchange } from './exchange.ts';

/** What can be put in order of time: a record, or what stands for one. */
export type Timed = Pick<Exchange, 'startedAtMs' | 'replyBody'> | { readonly unusable: unknown };

/** Neighbouring records in order of time. One without a time has that of the record before it. */
export interface TimedBatch<One extends Timed> {
  readonly records: readonly One[];
  readonly firstMs: number;
  readonly lastMs: number;
}

/** So many records of a file are held back at most to find the place of those that come late. */
const heldMax = 65_536;
/** A step back farther than this is not of late records: logs were put together in the wrong order. */
const jumpMs = 10 * 60_000;
/** Captured bodies may be long; above this many characters of them less is held back. */
const bodyCharsMax = 64 * 1024 * 1024;

/**
 * Puts the records of one file in order of time as far as they are near their place. It holds back four times
 * as many records as the farthest was from its place so far. Batches in order are passed on as they are, so
 * that a file in order costs little.
 */
export class TimeWindow<One extends Timed> {
  #held: TimedBatch<One>[] = [];
  #heldCount = 0;
  #heldChars = 0;
  #heldWish: number;
  #lastMs = -Infinity;
  #latestMs = -Infinity;
  #steps = 0;
  #backMs = 0;

  /** `heldMin` records are held back from the beginning on. */
  constructor(heldMin = 1024) {
    this.#heldWish = heldMin;
  }

  get disorder(): { readonly steps: number; readonly backMs: number } {
    return { steps: this.#steps, backMs: this.#backMs };
  }

  /** Takes records in and gives those that need not wait any longer. */
  add(records: readonly One[]): readonly TimedBatch<One>[] {
    if (records.length === 0) return [];
    const before = this.#isJump(records) ? this.#startAnew(timeOf(records[0]) as number) : [];
    const firstMs = timeOf(records[0]) ?? this.#lastMs;
    const earliestMs = this.#scan(records);
    this.#heldCount += records.length;
    if (earliestMs === undefined) this.#held.push({ records, firstMs, lastMs: this.#lastMs });
    else this.#sortIn({ records, firstMs }, earliestMs);
    return [...before, ...this.#release()];
  }

  /** All that is left. */
  close(): readonly TimedBatch<One>[] {
    this.#heldCount = 0;
    this.#heldChars = 0;
    return this.#held.splice(0);
  }

  #isJump(records: readonly One[]): boolean {
    const isFar = (time = Infinity): boolean => time < this.#latestMs - jumpMs;
    return isFar(timeOf(records[0])) && isFar(timeOf(records.at(-1)));
  }

  /** What was held would stay the latest for good, and keep the window from the records of another time. */
  #startAnew(fromMs: number): readonly TimedBatch<One>[] {
    if (fromMs < this.#lastMs) this.#steps += 1;
    this.#backMs = Math.max(this.#backMs, this.#latestMs - fromMs);
    this.#latestMs = -Infinity;
    return this.close();
  }

  /** Gives the earliest time that stands behind a later one, if any does. */
  #scan(records: readonly One[]): number | undefined {
    let [last, latest, chars] = [this.#lastMs, this.#latestMs, 0];
    let earliest: number | undefined;
    for (const record of records) {
      const time = timeOf(record) ?? last;
      if (time >= latest) latest = time;
      else {
        if (earliest === undefined || time < earliest) earliest = time;
        if (time < last) this.#steps += 1;
        if (latest - time > this.#backMs) this.#backMs = latest - time;
      }
      last = time;
      chars += bodyChars(record);
    }
    this.#lastMs = last;
    this.#latestMs = latest;
    this.#heldChars += chars;
    return earliest;
  }

  /** Puts records among the held ones that are later than the earliest of them. Equal times stay as they came. */
  #sortIn(added: Pick<TimedBatch<One>, 'records' | 'firstMs'>, earliestMs: number): void {
    const later = this.#takeLater(earliestMs);
    const away = later.reduce((sum, { records }) => sum + records.length, 0);
    const isNear = this.#latestMs - earliestMs <= jumpMs;
    if (isNear) this.#heldWish = Math.min(heldMax, Math.max(this.#heldWish, 4 * away));
    const all = [...later, added].flatMap(({ records }) => records);
    const times = [...later, added].flatMap(timesOf);
    const order = Array.from(times.keys()).sort((a, b) => (times[a] as number) - (times[b] as number));
    this.#held.push({
      records: order.map((at) => all[at] as One),
      firstMs: times[order[0] as number] as number,
      lastMs: times[order.at(-1) as number] as number,
    });
  }

  /** Takes out what is held of after this time. */
  #takeLater(timeMs: number): TimedBatch<One>[] {
    const from = this.#held.findIndex(({ lastMs }) => lastMs > timeMs);
    if (from < 0) return [];
    const [first, ...rest] = this.#held.splice(from) as [TimedBatch<One>, ...TimedBatch<One>[]];
    const cut = timesOf(first).findIndex((time) => time > timeMs);
    if (cut === 0) return [first, ...rest];
    const [head, tail] = splitAt(first, cut);
    this.#held.push(head);
    return [tail, ...rest];
  }

  #release(): readonly TimedBatch<One>[] {
    const wish = this.#heldChars > bodyCharsMax ? this.#heldCount >> 1 : this.#heldWish;
    const released: TimedBatch<One>[] = [];
    let excess = this.#heldCount - wish;
    for (
      let [first] = this.#held;
      first !== undefined && first.records.length <= excess;
      [first] = this.#held
    ) {
      released.push(first);
      this.#held.shift();
      excess -= first.records.length;
    }
    // What was sorted is one batch, and grows while it is never in order. Not for a few: the rest is copied.
    const [first] = this.#held;
    if (first !== undefined && excess >= wish) {
      const [head, tail] = splitAt(first, excess);
      released.push(head);
      this.#held[0] = tail;
    }
    for (const { records } of released) {
      this.#heldCount -= records.length;
      if (this.#heldChars > 0) for (const record of records) this.#heldChars -= bodyChars(record);
    }
    return released;
  }
}

function splitAt<One extends Timed>(
  batch: TimedBatch<One>,
  count: number,
): [TimedBatch<One>, TimedBatch<One>] {
  const { records, firstMs, lastMs } = batch;
  const cutMs = timesOf(batch)[count - 1] as number;
  return [
    { records: records.slice(0, count), firstMs, lastMs: cutMs },
    { records: records.slice(count), firstMs: timeOf(records[count]) ?? cutMs, lastMs },
  ];
}

/** When a record began; undefined when it does not say. */
export function timeOf(record: Timed | undefined): number | undefined {
  return (record as Exchange | undefined)?.startedAtMs;
}

function timesOf({ records, firstMs }: Pick<TimedBatch<Timed>, 'records' | 'firstMs'>): number[] {
  let time = firstMs;
  return records.map((record) => (time = timeOf(record) ?? time));
}

function bodyChars(record: Timed): number {
  return (record as Exchange).replyBody?.length ?? 0;
}
