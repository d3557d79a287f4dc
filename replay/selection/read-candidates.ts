import type { LedgerBook } from '../../capture/index.ts';
import { judgeFiles } from '../../capture/crew/judge-files.ts';
import type { Settings } from '../settings.ts';
import type { Census } from './census.ts';
import type { RouteSampler } from './route-sampler.ts';
import { Sifter, type Candidate, type Sifted, type SiftSettings } from './sift.ts';
import type { Sieve } from './sieve.ts';

/** Who is told of what is read. */
export interface Reading {
  readonly book: LedgerBook;
  readonly census: Census;
  readonly sampler: RouteSampler<Candidate>;
}

interface Means {
  readonly seed: number;
  readonly templates: readonly string[];
  readonly signal: AbortSignal;
  /** Threads that read lines side by side; what they find is the same. Default: one, more for large logs. */
  readonly threads?: number;
}

const child = new URL('./sift-child', import.meta.url);

/** Reads the capture. What is selected and may be sent goes to the sampler; what is not is in the book. */
export async function readCandidates(settings: Settings, reading: Reading, means: Means): Promise<void> {
  const { capture, format, select, redactKey, sessions, oncePer } = settings;
  const { seed, templates, signal, threads } = means;
  const { book, sampler } = reading;
  const standing: SiftSettings = { select, redactKey, sessions, oncePer, seed, templates };
  const judging = {
    threads,
    format,
    signal,
    child,
    standing,
    work: new Sifter(standing),
    guide: (): Sieve => sampler.sieve,
    onFile: book.file.bind(book),
  };
  const isLate = lateness(settings);
  for await (const found of judgeFiles(capture, judging)) take(found, reading, isLate);
}

function take(
  { ledger, census, times, routeOf, routes, candidates }: Sifted,
  reading: Reading,
  isLate: (atMs: number) => boolean,
): void {
  const { sampler } = reading;
  reading.book.takeOver(ledger);
  reading.census.takeOver(census);
  let next = 0;
  for (const [row, atMs] of times.entries()) {
    const route = routes[routeOf[row] ?? 0] ?? '';
    const candidate = candidates[next]?.row === row ? candidates[next] : undefined;
    if (candidate !== undefined) next += 1;
    if (isLate(atMs)) sampler.pass(route);
    else if (candidate === undefined) sampler.leave(route);
    else sampler.add(candidate, route);
  }
}

/** As captured, what came much later than the first request will not be due in time. */
function lateness({ pace, secondsMax }: Settings): (atMs: number) => boolean {
  if (pace.kind !== 'as-captured') return () => false;
  const span = secondsMax * 1000 * (pace.speed ?? 1);
  let first = Infinity;
  return (atMs) => {
    if (Number.isNaN(atMs)) return false;
    first = Math.min(first, atMs);
    return atMs - first > span;
  };
}
