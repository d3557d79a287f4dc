import { isExchange, type CaptureRecord } from './exchange.ts';

/** Records in order of time with the time of each; one without a time has that of the record before it. */
export interface TimedBatch {
  readonly records: readonly CaptureRecord[];
  /** Never goes back within a batch. */
  readonly times: readonly number[];
}

/** So many records of a file are held back at least, and at most, to find the place of those that come late. */
const heldMin = 2048;
const heldMax = 65_536;
/** Captured bodies may be long; above this many characters of them less is held back. */
const bodyCharsMax = 64 * 1024 * 1024;

/**
 * Puts the records of one file in order of time as far as they are near their place. It holds back four times
 * as many records as the farthest was from its place so far, so that a file in order costs little.
 */
export class TimeWindow {
  #records: CaptureRecord[] = [];
  #times: number[] = [];
  #bodyChars = 0;
  #heldNow = heldMin;
  #last = -Infinity;
  #latest = -Infinity;
  #steps = 0;
  #backMs = 0;

  get disorder(): { readonly steps: number; readonly backMs: number } {
    return { steps: this.#steps, backMs: this.#backMs };
  }

  /** Takes records in and gives those that need not wait any longer. */
  add(batch: readonly CaptureRecord[]): TimedBatch {
    const known = this.#times.length;
    const earliest = this.#append(batch);
    if (earliest !== undefined) {
      const from = upperBound(this.#times, earliest, known);
      this.#sortFrom(from);
      this.#heldNow = Math.min(heldMax, Math.max(this.#heldNow, 4 * (known - from)));
    }
    const held = this.#bodyChars > bodyCharsMax ? this.#records.length >> 1 : this.#heldNow;
    const ready = this.#records.length - held;
    // Not for a few records each time: what stays has to be copied.
    return ready < held / 4 ? none : this.#take(ready);
  }

  /** All that is left. */
  close(): TimedBatch {
    return this.#take(this.#records.length);
  }

  /** Gives the earliest time that stands behind a later one, if any does. */
  #append(batch: readonly CaptureRecord[]): number | undefined {
    let earliest: number | undefined;
    let latest = this.#times.at(-1) ?? -Infinity;
    for (const record of batch) {
      if (isExchange(record) && record.startedAtMs !== undefined) this.#note(record.startedAtMs);
      const time = this.#last;
      if (time >= latest) latest = time;
      else if (earliest === undefined || time < earliest) earliest = time;
      this.#records.push(record);
      this.#times.push(time);
      this.#bodyChars += bodyChars(record);
    }
    return earliest;
  }

  #note(time: number): void {
    if (time < this.#last) {
      this.#steps += 1;
      if (this.#latest - time > this.#backMs) this.#backMs = this.#latest - time;
    }
    this.#last = time;
    if (time > this.#latest) this.#latest = time;
  }

  /** Equal times stay in the order of the file. */
  #sortFrom(from: number): void {
    const records = this.#records.slice(from);
    const times = this.#times.slice(from);
    const order = Array.from(times.keys()).sort((a, b) => (times[a] as number) - (times[b] as number));
    for (const [index, at] of order.entries()) {
      this.#records[from + index] = records[at] as CaptureRecord;
      this.#times[from + index] = times[at] as number;
    }
  }

  #take(count: number): TimedBatch {
    const taken = { records: this.#records.slice(0, count), times: this.#times.slice(0, count) };
    this.#records = this.#records.slice(count);
    this.#times = this.#times.slice(count);
    if (this.#bodyChars > 0) for (const record of taken.records) this.#bodyChars -= bodyChars(record);
    return taken;
  }
}

const none: TimedBatch = { records: [], times: [] };

function bodyChars(record: CaptureRecord): number {
  return isExchange(record) ? (record.replyBody?.length ?? 0) : 0;
}

/** How many of the first `count` times, which are in order, are not after this one. */
export function upperBound(times: readonly number[], time: number, count: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
