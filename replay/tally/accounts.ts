import type { LedgerBook } from '../../capture/index.ts';
import type { Observation } from './observation.ts';
import type { FoldRules } from './fold-rules.ts';
import { fold } from './fold.ts';
import type { Tally } from './tally.ts';

/** Where everything that was seen is entered: tally and ledger together, so that they agree. */
export class Accounts {
  readonly tally: Tally;
  readonly rules: FoldRules;
  readonly book: LedgerBook;

  constructor(tally: Tally, rules: FoldRules, book: LedgerBook) {
    this.tally = tally;
    this.rules = rules;
    this.book = book;
  }

  send(): void {
    this.book.send();
  }

  /** All replies to one request that was sent, how late each send began, µs, and when it was to begin, ms since the epoch. */
  add(seen: Observation, lagsUs: readonly number[], atMs: number | undefined): void {
    for (const lagUs of lagsUs) this.tally.lag.record(lagUs);
    this.tally.timeline.add(seen, lagsUs, atMs);
    const fate = fold(this.tally, seen, this.rules);
    if (fate === 'compared') this.book.compare();
    else this.book.setAside(fate);
  }
}
