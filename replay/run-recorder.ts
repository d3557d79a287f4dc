import { HarnessError, type RunContext } from '../reports/index.ts';
import type { AskedRequest } from './asked-request.ts';
import type { RunJournal } from './journal/run-journal.ts';
import type { PlannedRequest } from './planned-request.ts';
import type { RunListener } from './run.ts';
import type { Sessions } from './sessions/sessions.ts';
import type { StopWatch } from './stopping/stop-watch.ts';
import type { Accounts } from './tally/accounts.ts';
import type { Observation } from './tally/observation.ts';
import type { RunEvent } from './tally/run-event.ts';
import { secretDigests } from './tally/secret-words.ts';

export interface RecorderParts {
  readonly accounts: Accounts;
  readonly stopWatch: StopWatch;
  readonly context: RunContext;
  /** Every request of the run. */
  readonly requests: readonly PlannedRequest[];
  /** Places in `requests` of those that are sent now. */
  readonly todo: readonly number[];
  readonly journal: RunJournal | undefined;
  /** Why this request cannot go out now, as the ledger counts it. */
  withholds(request: PlannedRequest): string | undefined;
  readonly sessions: Pick<Sessions, 'secrets' | 'secretCount'>;
  readonly runId: string;
}

/** Writes down what a run does, first in the journal and then in the accounts. */
export class RunRecorder implements RunListener {
  readonly #parts: RecorderParts;
  #done: number;
  #secrets = 0;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#done = parts.requests.length - parts.todo.length;
  }

  /** Requests with all their replies, those of earlier parts of the run too. */
  get done(): number {
    return this.#done;
  }

  onSending(nth: number, atMs: number): boolean {
    const { accounts, stopWatch, requests } = this.#parts;
    const place = this.#parts.todo[nth] ?? 0;
    const request = requests[place];
    const reason = request && this.#parts.withholds(request);
    if (reason !== undefined) {
      this.#withhold(place, reason);
      return false;
    }
    this.write((journal) => journal.sending(place, atMs));
    // a full disk ends the run before this request
    if (!stopWatch.signal.aborted) accounts.send();
    return true;
  }

  onLate(nth: number): void {
    this.#withhold(this.#parts.todo[nth] ?? 0, 'after-seconds-max');
  }

  onSeen(nth: number, seen: Observation, { lagsUs, atMs }: AskedRequest): void {
    const { accounts, context, requests, todo } = this.#parts;
    this.#writeSecrets();
    this.write((journal) => journal.seen(todo[nth] ?? 0, seen, lagsUs));
    accounts.add(seen, lagsUs, atMs);
    const done = (this.#done += 1);
    const total = requests.length;
    if (done === total) context.onProgress({ tool: 'replay', step: 'requests', done, total });
  }

  onEvent(event: RunEvent): void {
    this.write((journal) => journal.event(event));
    this.#parts.accounts.tally.timeline.note(event);
  }

  /** The replies to a request that was asked again. */
  onAgain(request: PlannedRequest, seen: Observation): void {
    const place = this.#parts.requests.indexOf(request);
    this.#writeSecrets();
    if (place >= 0) this.write((journal) => journal.again(place, seen));
  }

  /** Ends the run when the journal takes no more: what could not be written down shall not be sent. */
  write(entry: (journal: RunJournal) => void): void {
    const { journal, stopWatch } = this.#parts;
    if (journal === undefined) return;
    try {
      entry(journal);
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      stopWatch.stop({ reason: error.message.replace(/\.$/, ''), signal: { name: 'journal', unit: '' } });
    }
  }

  /** Before any reply that may tell a secret: who judges the journal must know it. */
  #writeSecrets(): void {
    const { sessions, runId } = this.#parts;
    if (sessions.secretCount() === this.#secrets) return;
    this.#secrets = sessions.secretCount();
    this.write((journal) => journal.secrets(secretDigests(sessions.secrets(), runId)));
  }

  #withhold(place: number, reason: string): void {
    this.#parts.accounts.book.notSend(reason);
    this.write((journal) => journal.withheld(place, reason));
  }
}
