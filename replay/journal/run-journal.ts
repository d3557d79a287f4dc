/** Writes down what a run does, so that it can be taken up again and judged again. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replyToPlain } from '../plain-reply.ts';
import type { PlannedRequest } from '../planned-request.ts';
import { isComplete, type Reply } from '../reply.ts';
import type { Observation } from '../tally/observation.ts';
import type { RunEvent } from '../tally/run-event.ts';
import { JournalFile, journalTaken, type JournalFileOptions } from './journal-file.ts';
import type { EndRecord, JournalRecord, PlainReplies, RunRecord } from './records.ts';

/** Requests in one record of the plan. */
const planned = 500;

/** The journal in the folder of a run. */
export function journalIn(folder: string): string {
  return join(folder, 'journal');
}

/** @throws {HarnessError} `usage` when the folder holds the journal of an earlier run. */
export function refuseStaleJournal(folder: string | undefined): void {
  if (folder === undefined) return;
  const path = journalIn(folder);
  if (existsSync(path) && statSync(path).size > 0) throw journalTaken(path);
}

export class RunJournal {
  readonly #file: JournalFile;

  constructor(file: JournalFile) {
    this.#file = file;
  }

  /**
   * Writes down what will be sent, before anything is.
   *
   * @throws {HarnessError} `usage` when the folder holds a journal already, `store-failed`.
   */
  static begin(
    folder: string,
    run: Omit<RunRecord, 't' | 'requests'>,
    requests: readonly PlannedRequest[],
    options?: JournalFileOptions,
  ): RunJournal {
    const journal = new RunJournal(JournalFile.create(journalIn(folder), options));
    journal.#append({ t: 'run', ...run, requests: requests.length });
    for (let from = 0; from < requests.length; from += planned)
      journal.#append({ t: 'plan', requests: requests.slice(from, from + planned) });
    return journal;
  }

  /** The members throw {@link HarnessError} `store-failed` when nothing can be written any more. */
  sending(index: number, atMs: number): void {
    this.#append({ t: 'sending', index, atMs });
  }

  withheld(index: number, reason: string): void {
    this.#append({ t: 'withheld', index, reason });
  }

  /** What we ended ourselves counts as in flight, and is not written down. */
  seen(index: number, seen: Observation, lagsUs: readonly number[]): void {
    if (wasInterrupted(seen)) return;
    const chunks: Buffer[] = [];
    this.#append({ t: 'seen', index, lagsUs, ...toPlain(seen, chunks) }, chunks);
  }

  again(index: number, seen: Observation): void {
    if (wasInterrupted(seen)) return;
    const chunks: Buffer[] = [];
    this.#append({ t: 'again', index, ...toPlain(seen, chunks) }, chunks);
  }

  event(event: RunEvent): void {
    this.#append({ t: 'event', event });
  }

  secrets(digests: readonly string[]): void {
    this.#append({ t: 'secrets', digests });
  }

  resumed(at: Date, inFlight: number): void {
    this.#append({ t: 'resumed', at: at.toISOString(), inFlight });
  }

  end(end: Omit<EndRecord, 't'>): void {
    this.#append({ t: 'end', ...end });
  }

  close(): void {
    this.#file.close();
  }

  #append(record: JournalRecord, chunks?: readonly Buffer[]): void {
    this.#file.append(record, chunks);
  }
}

function toPlain({ stable, stableAgain, preview }: Observation, chunks: Buffer[]): PlainReplies {
  return {
    stable: replyToPlain(stable, chunks),
    preview: replyToPlain(preview, chunks),
    ...(stableAgain && { stableAgain: replyToPlain(stableAgain, chunks) }),
  };
}

function wasInterrupted({ stable, preview }: Observation): boolean {
  return [stable, preview].some((reply: Reply) => !isComplete(reply) && reply.failed === 'interrupted');
}
