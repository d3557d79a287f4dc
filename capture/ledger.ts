import type { Ledger } from '../reports/index.ts';
import { isExchange, type CaptureRecord } from './exchange.ts';
import type { CapturedFile } from './captured-file.ts';

/** Captured method names are hostile text; beyond this many the rest counts as `OTHER`. */
const methodsMax = 40;

/** Counts where every record of a capture went. Each record is read once and then goes one way to its end. */
export class LedgerBook {
  readonly #files: string[] = [];
  readonly #recorded: CapturedFile[] = [];
  readonly #formats = new Set<string>();
  readonly #methods = new Map<string, number>();
  readonly #skipped = new Map<string, number>();
  readonly #notSent = new Map<string, number>();
  readonly #setAside = new Map<string, number>();
  #lines = 0;
  #read = 0;
  #selected = 0;
  #sent = 0;
  #compared = 0;
  #firstMs = Infinity;
  #lastMs = -Infinity;

  /** Adds what another book held when it was closed: of an earlier run, or of a part that was read apart. */
  takeOver(ledger: Ledger): void {
    this.#files.push(...ledger.files);
    if (ledger.format !== '') this.#formats.add(ledger.format);
    this.#lines += ledger.lines ?? 0;
    this.#read += ledger.read;
    this.#selected += ledger.selected;
    this.#sent += ledger.sent;
    this.#compared += ledger.compared;
    if (ledger.firstAt !== undefined) this.#span(Date.parse(ledger.firstAt));
    if (ledger.lastAt !== undefined) this.#span(Date.parse(ledger.lastAt));
    for (const [method, one] of Object.entries(ledger.methods ?? {})) this.#method(method, one);
    for (const [reason, one] of Object.entries(ledger.skipped)) count(this.#skipped, reason, one);
    for (const [reason, one] of Object.entries(ledger.notSent)) count(this.#notSent, reason, one);
    for (const [reason, one] of Object.entries(ledger.setAside)) count(this.#setAside, reason, one);
  }

  /** Files read so far of which there is more to say: those of our own recorder, and those that broke off. */
  get recorded(): readonly CapturedFile[] {
    return this.#recorded;
  }

  file(file: CapturedFile): void {
    this.#files.push(file.file);
    if (file.recording !== undefined || file.partial !== undefined) this.#recorded.push(file);
    if (file.format !== 'empty') this.#formats.add(file.format);
    this.#lines += file.lines;
  }

  /** A record came in. An unusable one is skipped with its reason; an exchange needs `select` or `skip`. */
  read(record: CaptureRecord): void {
    this.#read += 1;
    if (!isExchange(record)) return this.skip(record.unusable);
    this.#method(record.method);
    if (record.startedAtMs !== undefined) this.#span(record.startedAtMs);
  }

  skip(reason: string): void {
    count(this.#skipped, reason);
  }

  select(): void {
    this.#selected += 1;
  }

  /** Selected, but on purpose not sent. */
  notSend(reason: string, records = 1): void {
    count(this.#notSent, reason, records);
  }

  send(): void {
    this.#sent += 1;
  }

  compare(): void {
    this.#compared += 1;
  }

  /** Sent, but the replies prove nothing. */
  setAside(reason: string): void {
    count(this.#setAside, reason);
  }

  /** Accounts for all that is still on its way, for example when a run is interrupted. */
  settle(reason: string): void {
    count(this.#setAside, reason, this.#sent - this.#compared - sum(this.#setAside));
    count(this.#notSent, reason, this.#selected - this.#sent - sum(this.#notSent));
    count(this.#skipped, reason, this.#read - this.#selected - sum(this.#skipped));
  }

  /** Whether every record has come to its end: the three equations of `Ledger` hold. */
  balanced(): boolean {
    return (
      this.#read === this.#selected + sum(this.#skipped) &&
      this.#selected === this.#sent + sum(this.#notSent) &&
      this.#sent === this.#compared + sum(this.#setAside)
    );
  }

  #method(method: string, records = 1): void {
    const isNamed = this.#methods.has(method) || this.#methods.size < methodsMax;
    count(this.#methods, isNamed ? method : 'OTHER', records);
  }

  #span(ms: number): void {
    if (ms < this.#firstMs) this.#firstMs = ms;
    if (ms > this.#lastMs) this.#lastMs = ms;
  }

  close(): Ledger {
    const iso = (ms: number): string | undefined =>
      Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
    return {
      files: this.#files,
      format: [...this.#formats].join(', '),
      lines: this.#lines,
      read: this.#read,
      methods: Object.fromEntries(this.#methods),
      selected: this.#selected,
      skipped: Object.fromEntries(this.#skipped),
      sent: this.#sent,
      notSent: Object.fromEntries(this.#notSent),
      compared: this.#compared,
      setAside: Object.fromEntries(this.#setAside),
      firstAt: iso(this.#firstMs),
      lastAt: iso(this.#lastMs),
    };
  }
}

export function openLedger(): LedgerBook {
  return new LedgerBook();
}

function count(counts: Map<string, number>, name: string, by = 1): void {
  if (by > 0) counts.set(name, (counts.get(name) ?? 0) + by);
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const value of counts.values()) total += value;
  return total;
}
