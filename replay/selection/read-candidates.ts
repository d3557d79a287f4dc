import {
  isExchange,
  readCaptureBatches,
  redact,
  selectExchange,
  type Exchange,
  type LedgerBook,
} from '../../capture/index.ts';
import { openIdentities } from '../sessions/identities.ts';
import { openValueMaps } from '../sessions/value-map.ts';
import type { Settings } from '../settings.ts';
import type { Census } from './census.ts';
import type { RouteSampler } from './route-sampler.ts';

/** A selected exchange and the test identity that sends it. */
export interface Candidate {
  readonly exchange: Exchange;
  readonly identity: string | undefined;
}

/** Who is told of what is read. */
export interface Reading {
  readonly book: LedgerBook;
  readonly census: Census;
  readonly sampler: RouteSampler<Candidate>;
}

/** Reads the capture. What is selected and may be sent goes to the sampler; what is not is in the book. */
export async function readCandidates(
  settings: Settings,
  { book, census, sampler }: Reading,
  signal: AbortSignal,
): Promise<void> {
  const identities = openIdentities(settings.sessions ?? {});
  const valuesOf = openValueMaps(settings.sessions);
  const isLate = lateness(settings);
  const take = (record: Exchange): void => {
    const exchange = redact(record, settings.redactKey);
    const recorded = identities.recordedOf(exchange);
    const identity = identities.standInFor(recorded);
    census.identity(recorded, identity);
    const { redacted, target } = exchange;
    const missing = redacted === undefined ? [] : valuesOf(identity).missingFrom(target);
    if (redacted !== undefined && missing.length > 0) {
      census.unmapped(missing, redacted);
      book.notSend('redacted');
    } else if (isLate(exchange)) sampler.pass(exchange);
    else sampler.add({ exchange, identity }, exchange, onceKey(exchange, identity, settings.oncePer));
  };
  const reading = { format: settings.format, signal, onFile: book.file.bind(book) };
  for await (const batch of readCaptureBatches(settings.capture, reading)) {
    for (const record of batch) {
      book.read(record);
      if (!isExchange(record)) continue;
      const selection = selectExchange(record, settings.select);
      if (selection.selected) book.select();
      else book.skip(selection.reason);
      if (selection.selected) take(record);
    }
  }
}

/** As captured, what came much later than the first request will not be due in time. */
function lateness({ pace, secondsMax }: Settings): (exchange: Exchange) => boolean {
  if (pace.kind !== 'as-captured') return () => false;
  const span = secondsMax * 1000 * (pace.speed ?? 1);
  let first = Infinity;
  return ({ startedAtMs }) => {
    if (startedAtMs === undefined) return false;
    first = Math.min(first, startedAtMs);
    return startedAtMs - first > span;
  };
}

function onceKey(
  { method, target, startedAtMs = 0 }: Exchange,
  identity: string | undefined,
  oncePer: Settings['oncePer'],
): string | undefined {
  if (oncePer === undefined) return undefined;
  const period = oncePer === 'run' ? '' : Math.floor(startedAtMs / (oncePer * 1000));
  return `${period} ${identity ?? ''} ${method} ${target}`;
}
