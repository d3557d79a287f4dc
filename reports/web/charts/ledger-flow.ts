import type { Ledger } from '../../ledger.ts';

/** A row of the flow: what is left after a step, or what left there and why. Records from `from` to `to`. */
export interface FlowRow {
  readonly kind: 'step' | 'lost';
  /** `read`, `selected`, `sent`, `compared`; of what is lost: `skipped`, `not sent`, `set aside`. */
  readonly step: string;
  readonly reason?: string;
  readonly from: number;
  readonly to: number;
}

export interface LedgerFlow {
  readonly rows: readonly FlowRow[];
  /** False when records went missing on the way, or came from nowhere. */
  readonly addsUp: boolean;
}

/** The ledger as a staircase: each loss begins where the one before ended, and the next step is what remains. */
export function ledgerFlow(ledger: Ledger): LedgerFlow {
  const rows: FlowRow[] = [];
  let left = ledger.read;
  let addsUp = true;
  const step = (name: string, count: number): void => {
    addsUp &&= left === count;
    rows.push({ kind: 'step', step: name, from: 0, to: count });
    left = count;
  };
  const lose = (name: string, reasons: Readonly<Record<string, number>>): void => {
    for (const [reason, count] of Object.entries(reasons).toSorted(([, a], [, b]) => b - a)) {
      rows.push({ kind: 'lost', step: name, reason, from: left - count, to: left });
      left -= count;
    }
  };
  step('read', ledger.read);
  lose('skipped', ledger.skipped);
  step('selected', ledger.selected);
  lose('not sent', ledger.notSent);
  step('sent', ledger.sent);
  lose('set aside', ledger.setAside);
  step('compared', ledger.compared);
  return { rows, addsUp };
}
