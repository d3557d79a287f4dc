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

/** The ledger of two captures together; it adds up when both did. */
export function addLedgers(a: Ledger, b: Ledger): Ledger {
  const firstAt = earliest(a.firstAt, b.firstAt);
  const lastAt = latest(a.lastAt, b.lastAt);
  return {
    files: [...new Set([...a.files, ...b.files])],
    format: a.format === b.format ? a.format : `${a.format}, ${b.format}`,
    lines: a.lines + b.lines,
    read: a.read + b.read,
    methods: addCounts(a.methods, b.methods),
    selected: a.selected + b.selected,
    skipped: addCounts(a.skipped, b.skipped),
    sent: a.sent + b.sent,
    notSent: addCounts(a.notSent, b.notSent),
    compared: a.compared + b.compared,
    setAside: addCounts(a.setAside, b.setAside),
    ...(firstAt !== undefined && { firstAt }),
    ...(lastAt !== undefined && { lastAt }),
  };
}

type Counted = Readonly<Record<string, number>>;

function addCounts(a: Counted, b: Counted): Counted {
  const sum = new Map(Object.entries(a));
  for (const [name, count] of Object.entries(b)) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries(sum);
}

function earliest(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

function latest(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
