/** From a journal back to what a run has in hand: its ledger, its tally, and what was asked again. */
import { openLedger, type LedgerBook } from '../../capture/index.ts';
import { counted } from '../../reports/index.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { Accounts } from '../tally/accounts.ts';
import type { Observation } from '../tally/observation.ts';
import { readJournal, type PastRun } from './read-journal.ts';

/** Enters everything that is recorded, as if it came just now; `recall` hears of each before. */
export function recount(
  { requests }: PastRun,
  file: string,
  accounts: Accounts,
  recall: (seen: Observation) => void = () => {},
): void {
  readJournal(file, {
    onSeen({ seen, lagsUs, place, atMs }) {
      const known = { ...seen, request: requests[place] ?? seen.request };
      recall(known);
      accounts.send();
      accounts.add(known, lagsUs, atMs);
    },
    onEvent: (event) => accounts.tally.timeline.note(event),
  });
}

/** The ledger as it was before the first request, with what was held back since. */
export function bookOf({ run, withheld }: PastRun): LedgerBook {
  const book = openLedger();
  book.takeOver(run.ledger);
  for (const reason of withheld.values()) book.notSend(reason);
  return book;
}

/** What came when a request was asked again; each once. */
export function repeatsOf({
  requests,
  repeats,
}: PastRun): (request: PlannedRequest) => Observation | undefined {
  const left = new Map<PlannedRequest, Observation[]>();
  for (const [place, seen] of repeats) {
    const request = requests[place];
    if (request !== undefined) left.set(request, [...seen]);
  }
  return (request) => left.get(request)?.shift();
}

/** What a report says of requests that went out twice. */
export function sentAgain(count: number): string {
  return `Sent again, because they were in flight when the run ended: ${counted(count, 'request')}.`;
}

/** What a report says of the capture of a run, and of a journal that is not as it was written. */
export function noticesOf({ run, damaged }: PastRun): readonly string[] {
  const noted = run.captureNotices ?? [];
  if (damaged === 0) return noted;
  const records = counted(damaged, ['damaged record', 'damaged records']);
  return [
    ...noted,
    `Of the journal ${records} had to be left out; a reply in them counts as never received.`,
  ];
}
