/**
 * Where every record of a capture went. It adds up:
 * read = selected + sum(skipped); selected = sent + sum(notSent); sent = compared + sum(setAside).
 */
export interface Ledger {
  readonly files: readonly string[];
  readonly format: string;
  readonly lines: number;
  readonly read: number;
  readonly methods: Readonly<Record<string, number>>;
  readonly selected: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly sent: number;
  readonly notSent: Readonly<Record<string, number>>;
  readonly compared: number;
  readonly setAside: Readonly<Record<string, number>>;
  /** ISO 8601 in UTC; absent when no record had a time. */
  readonly firstAt?: string;
  readonly lastAt?: string;
}
