import { HarnessError } from '../../reports/index.ts';
import { replyFromPlain } from '../plain-reply.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { Observation } from '../tally/observation.ts';
import type { RunEvent } from '../tally/run-event.ts';
import { readFrames, type JournalLengths } from './frames.ts';
import type { EndRecord, JournalRecord, PlainReplies, RunRecord, SeenRecord } from './records.ts';

/** What a journal says of its run, without the replies. */
export interface PastRun {
  readonly run: RunRecord;
  /** All that were to be sent, in their order. */
  readonly requests: readonly PlannedRequest[];
  /** Places in `requests` whose replies are all recorded. */
  readonly seen: ReadonlySet<number>;
  /** Places of those that were sent, but whose replies are not all recorded, and when they were to begin. */
  readonly inFlight: ReadonlyMap<number, number | undefined>;
  /** Places of those that were held back on purpose, with the reason. */
  readonly withheld: ReadonlyMap<number, string>;
  /** How many were sent again in earlier resumptions, since they had been in flight. */
  readonly sentAgain: number;
  /** Requests that were asked again, and what came. */
  readonly repeats: ReadonlyMap<number, Observation[]>;
  /** What no report may show, as digests of its words. */
  readonly secretDigests: ReadonlySet<string>;
  /** Undefined when the run was killed. */
  readonly end: EndRecord | undefined;
  /** Damaged records that were left out: what they said of a request counts as never recorded. */
  readonly damaged: number;
  /** Length of what is whole. */
  readonly bytes: number;
  /** Length of the file when it was read. */
  readonly fileBytes: number;
}

/** All replies to one request. */
export interface Recorded {
  readonly seen: Observation;
  readonly lagsUs: readonly number[];
  /** Of the request in the plan. */
  readonly place: number;
  /** When it was to begin, ms since the epoch. */
  readonly atMs: number | undefined;
}

/** Is told everything recorded, in its order. */
export interface JournalListener {
  onSeen(recorded: Recorded): void;
  onEvent(event: RunEvent): void;
}

const nobody: JournalListener = { onSeen: () => {}, onEvent: () => {} };

/**
 * Reads a journal from its beginning.
 *
 * @throws {HarnessError} `input-unreadable` for what is no journal or a damaged one.
 */
export function readJournal(file: string, listener: JournalListener = nobody): PastRun {
  const reading = new Reading(file, listener);
  const lengths = readFrames(file, {
    onFrame: ({ json, chunks }) => reading.take(json as JournalRecord, chunks),
    mayLack: (content) => reading.leaveOut(content),
  });
  return reading.close(lengths);
}

/** The first record alone: whose run it is and with which options. @throws {HarnessError} as `readJournal`. */
export function readRunRecord(file: string): RunRecord {
  let first: JournalRecord | undefined;
  readFrames(file, {
    onFrame({ json }) {
      first = json as JournalRecord;
      return false;
    },
  });
  if (first?.t === 'run') return first;
  throw incomplete(file);
}

/** Of these a run can lack one. Without others it would send what it must not, or show what it must not. */
const mayLack = /^\{"t":"(?:sending|seen|again|event)",/;

class Reading {
  readonly #file: string;
  readonly #listener: JournalListener;
  readonly #requests: PlannedRequest[] = [];
  readonly #seen = new Set<number>();
  readonly #inFlight = new Map<number, number | undefined>();
  readonly #withheld = new Map<number, string>();
  readonly #repeats = new Map<number, Observation[]>();
  readonly #secretDigests = new Set<string>();
  #run: RunRecord | undefined;
  #end: EndRecord | undefined;
  #sentAgain = 0;
  #damaged = 0;

  constructor(file: string, listener: JournalListener) {
    this.#file = file;
    this.#listener = listener;
  }

  take(record: JournalRecord, chunks: readonly Buffer[]): void {
    switch (record.t) {
      case 'run':
        this.#run = record;
        break;
      case 'plan':
        this.#requests.push(...record.requests);
        break;
      case 'withheld':
        this.#withheld.set(record.index, record.reason);
        break;
      case 'sending':
        this.#inFlight.set(record.index, record.atMs);
        break;
      case 'seen':
        this.#take(record, chunks);
        break;
      case 'secrets':
        for (const digest of record.digests) this.#secretDigests.add(digest);
        break;
      case 'event':
        this.#listener.onEvent(record.event);
        break;
      case 'again': {
        const known = this.#repeats.get(record.index) ?? [];
        this.#repeats.set(record.index, [...known, this.#observation(record.index, record, chunks)]);
        break;
      }
      case 'resumed':
        this.#sentAgain += record.inFlight;
        this.#end = undefined;
        this.#listener.onEvent({ kind: 'resumed', atMs: Date.parse(record.at) });
        break;
      case 'end':
        this.#end = record;
        break;
      default:
      // a later version may write down more
    }
  }

  /** Whether a damaged record is one that may be left out. */
  leaveOut(content: Buffer): boolean {
    const may = mayLack.test(content.toString('latin1', 0, 20));
    if (may) this.#damaged += 1;
    return may;
  }

  #take(record: SeenRecord, chunks: readonly Buffer[]): void {
    const { index: place, lagsUs } = record;
    if (this.#seen.has(place)) return;
    const atMs = this.#inFlight.get(place);
    this.#seen.add(place);
    this.#inFlight.delete(place);
    this.#listener.onSeen({ seen: this.#observation(place, record, chunks), lagsUs, place, atMs });
  }

  close(lengths: JournalLengths): PastRun {
    const run = this.#run;
    if (run === undefined || this.#requests.length < run.requests) throw incomplete(this.#file);
    return {
      run,
      requests: this.#requests,
      seen: this.#seen,
      inFlight: this.#inFlight,
      withheld: this.#withheld,
      sentAgain: this.#sentAgain,
      repeats: this.#repeats,
      secretDigests: this.#secretDigests,
      end: this.#end,
      damaged: this.#damaged,
      ...lengths,
    };
  }

  #observation(index: number, plain: PlainReplies, chunks: readonly Buffer[]): Observation {
    const request = this.#requests[index];
    if (request === undefined) throw incomplete(this.#file);
    const { stable, stableAgain, preview } = plain;
    return {
      request,
      stable: replyFromPlain(stable, chunks),
      preview: replyFromPlain(preview, chunks),
      ...(stableAgain && { stableAgain: replyFromPlain(stableAgain, chunks) }),
    };
  }
}

function incomplete(file: string): HarnessError {
  return new HarnessError('input-unreadable', {
    what: 'The journal ends before the plan of its run does, so nothing was sent yet.',
    where: file,
    todo: 'Replay again.',
  });
}
