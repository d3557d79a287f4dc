import type { CaptureRecord, Exchange } from './exchange.ts';

/** Neighbouring records in order of time. One without a time has that of the record before it. */
export interface TimedBatch {
  readonly records: readonly CaptureRecord[];
  readonly firstMs: number;
  readonly lastMs: number;
}

/** So many records of a file are held back at most to find the place of those that come late. */
const heldMax = 65_536;
/** Captured bodies may be long; above this many characters of them less is held back. */
const bodyCharsMax = 64 * 1024 * 1024;

/**
 * Puts the records of one file in order of time as far as they are near their place. It holds back four times
 * as many records as the farthest was from its place so far. Batches in order are passed on as they are, so
 * that a file in order costs little.
 */
export class TimeWindow {
  #held: TimedBatch[] = [];
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
  add(records: readonly CaptureRecord[]): readonly TimedBatch[] {
    if (records.length === 0) return [];
    const beforeMs = this.#lastMs;
    const earliestMs = this.#scan(records);
    this.#heldCount += records.length;
    const firstMs = timeOf(records[0]) ?? beforeMs;
    if (earliestMs === undefined) this.#held.push({ records, firstMs, lastMs: this.#lastMs });
    else this.#sortIn(records, firstMs, earliestMs);
    return this.#release();
  }

  /** All that is left. */
  close(): readonly TimedBatch[] {
    return this.#held.splice(0);
  }

  /** Gives the earliest time that stands behind a later one, if any does. */
  #scan(records: readonly CaptureRecord[]): number | undefined {
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
  #sortIn(records: readonly CaptureRecord[], firstMs: number, earliestMs: number): void {
    const from = this.#held.findIndex(({ lastMs }) => lastMs > earliestMs);
    const touched = from < 0 ? [] : this.#held.splice(from);
    const all = [...touched.map((batch) => batch.records), records].flat();
    const times = [...touched, { records, firstMs }].flatMap(timesOf);
    const away = times.slice(0, -records.length).filter((time) => time > earliestMs).length;
    this.#heldWish = Math.min(heldMax, Math.max(this.#heldWish, 4 * away));
    const order = Array.from(times.keys()).sort((a, b) => (times[a] as number) - (times[b] as number));
    this.#held.push({
      records: order.map((at) => all[at] as CaptureRecord),
      firstMs: times[order[0] as number] as number,
      lastMs: times[order.at(-1) as number] as number,
    });
  }

  #release(): readonly TimedBatch[] {
    const wish = this.#heldChars > bodyCharsMax ? this.#heldCount >> 1 : this.#heldWish;
    const released: TimedBatch[] = [];
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
    if (excess >= wish) released.push(this.#split(excess));
    for (const { records } of released) {
      this.#heldCount -= records.length;
      if (this.#heldChars > 0) for (const record of records) this.#heldChars -= bodyChars(record);
    }
    return released;
  }

  /** Takes so many records off the first batch. */
  #split(count: number): TimedBatch {
    const { records, firstMs, lastMs } = this.#held[0] as TimedBatch;
    const cutMs = timesOf({ records, firstMs })[count - 1] as number;
    const nextMs = timeOf(records[count]) ?? cutMs;
    this.#held[0] = { records: records.slice(count), firstMs: nextMs, lastMs };
    return { records: records.slice(0, count), firstMs, lastMs: cutMs };
  }
}

/** When a record began; undefined when it does not say. */
export function timeOf(record: CaptureRecord | undefined): number | undefined {
  return (record as Exchange | undefined)?.startedAtMs;
}

function timesOf({ records, firstMs }: Pick<TimedBatch, 'records' | 'firstMs'>): number[] {
  let time = firstMs;
  return records.map((record) => (time = timeOf(record) ?? time));
}

function bodyChars(record: CaptureRecord): number {
  return (record as Exchange).replyBody?.length ?? 0;
}
