import { withoutPort } from '../client-address.ts';
import type { CaptureRecord, ClockRule, Exchange, RecordSource } from '../exchange.ts';
import { isHeaderValue } from '../header-value.ts';
import { knownStatus } from '../status.ts';
import type { Escapes } from './escapes.ts';
import type { Field, Piece, PlainMeaning } from './field.ts';
import { requestReader, type RequestParts } from './request-in.ts';
import { Scanner } from './scanner.ts';
import { timeReader } from './time-in.ts';

export interface LogFormatOptions {
  /** What the server does to bytes that could break a line. */
  readonly escapes: Escapes;
  /** False for a format that several servers write, some at the start and some at the end. Default: true. */
  readonly isClockKnown?: boolean;
  /** A line is read when it holds this field and all before it. Default: the last. */
  readonly lastRequired?: Field;
}

const none: Readonly<Record<string, string>> = {};

/** A log format made ready: reads lines of it into exchanges. What more a line holds is passed over. */
export class LogFormat {
  readonly #scanner: Scanner;
  readonly #escapes: Escapes;
  readonly #isClockKnown: boolean;
  readonly #required: number;
  readonly #indexes: ReadonlyMap<PlainMeaning, number>;
  readonly #headers: readonly { readonly name: string; readonly index: number }[];
  readonly #durations: readonly { readonly unitMs: number; readonly index: number }[];
  readonly #time: ReturnType<typeof timeReader>;
  readonly #request: ReturnType<typeof requestReader>;
  readonly #parts: RequestParts;
  readonly #timeText = (index: number): string | undefined => this.#scanner.text(index);

  /** @throws {HarnessError} `usage` for a format without a request, or with fields that nothing separates. */
  constructor(pieces: readonly Piece[], options: LogFormatOptions) {
    const { escapes, isClockKnown = true, lastRequired } = options;
    this.#escapes = escapes;
    this.#isClockKnown = isClockKnown;
    this.#scanner = new Scanner(pieces, escapes.escapesQuotes);
    const { fields } = this.#scanner;
    this.#required = lastRequired === undefined ? fields.length : fields.indexOf(lastRequired) + 1;
    this.#indexes = plainIndexes(fields);
    this.#headers = headerIndexes(fields);
    this.#durations = durationIndexes(fields);
    this.#time = timeReader(fields);
    this.#request = requestReader(new Set(this.#indexes.keys()));
    this.#parts = {
      text: (meaning) => {
        const logged = this.#logged(meaning);
        return logged === undefined ? undefined : escapes.request(logged);
      },
    };
  }

  fits(line: string): boolean {
    return this.#scanner.scan(line) >= this.#required;
  }

  /** Whether all fields are there, those too that a line may lack. */
  fitsWhole(line: string): boolean {
    return this.#scanner.scan(line) === this.#scanner.fields.length;
  }

  /** The name of the field at which the last line departed from the format. */
  departure(): string {
    return this.#scanner.departure()?.name ?? 'its end';
  }

  parse(line: string, source: RecordSource): CaptureRecord {
    if (!this.fits(line)) return { source, unusable: 'unreadable-line' };
    const request = this.#request(this.#parts);
    if ('unusable' in request) return { source, unusable: request.unusable };
    const scheme = request.scheme ?? this.#logged('scheme');
    const stamp = this.#time?.read(this.#timeText);
    const durationMs = this.#durationMs();
    const isEnd = stamp !== undefined && this.#time?.stamps === 'end';
    return {
      source,
      method: request.method,
      target: request.target,
      host: request.host ?? this.#host(),
      scheme: scheme === 'http' || scheme === 'https' ? scheme : undefined,
      headers: this.#headersIn(),
      client: this.#client(),
      startedAtMs: isEnd ? stamp.ms - (durationMs ?? 0) : stamp?.ms,
      clockRule: stamp && this.#clockRule(durationMs),
      clockResolutionMs: stamp?.resolutionMs,
      durationMs,
      status: knownStatus(Number(this.#logged('status') ?? NaN)),
      replyBytes: wholeNumber(this.#logged('bytes')),
    } satisfies Exchange;
  }

  #clockRule(durationMs: number | undefined): ClockRule {
    if (this.#time?.stamps === 'end') return durationMs === undefined ? 'unknown' : 'end';
    return this.#isClockKnown ? 'start' : 'unknown';
  }

  #logged(meaning: PlainMeaning): string | undefined {
    return this.#scanner.text(this.#indexes.get(meaning) ?? -1);
  }

  #host(): string | undefined {
    const host = this.#logged('host');
    const port = this.#logged('port');
    const isNamed = host === undefined || port === undefined || /:\d+$/.test(host);
    return isNamed || port === '80' || port === '443' ? host : `${host}:${port}`;
  }

  #client(): string | undefined {
    return this.#logged('client') ?? withoutPort(this.#logged('client-and-port'));
  }

  #durationMs(): number | undefined {
    let total: number | undefined;
    for (const { index, unitMs } of this.#durations) {
      const units = sumOf(this.#scanner.text(index));
      if (units !== undefined) total = (total ?? 0) + units * unitMs;
    }
    return total === undefined ? undefined : Math.round(total * 1000) / 1000;
  }

  #headersIn(): Readonly<Record<string, string>> {
    let headers: Record<string, string> | undefined;
    for (const { name, index } of this.#headers) {
      const logged = this.#scanner.text(index);
      if (logged === undefined) continue;
      const value = this.#escapes.header(logged);
      if (!isHeaderValue(value)) continue;
      headers ??= {};
      headers[name] = value;
    }
    return headers ?? none;
  }
}

function plainIndexes(fields: readonly Field[]): ReadonlyMap<PlainMeaning, number> {
  const best = new Map<PlainMeaning, number>();
  for (const [index, { meaning, rank }] of fields.entries()) {
    if (meaning === undefined || !isPlain(meaning)) continue;
    const known = best.get(meaning.gives);
    if (known === undefined || rank < (fields[known]?.rank ?? 0)) best.set(meaning.gives, index);
  }
  return best;
}

function isPlain(meaning: NonNullable<Field['meaning']>): meaning is { readonly gives: PlainMeaning } {
  return meaning.gives !== 'header' && meaning.gives !== 'duration' && meaning.gives !== 'time';
}

function headerIndexes(fields: readonly Field[]): { name: string; index: number }[] {
  return fields.flatMap(({ meaning }, index) =>
    meaning?.gives === 'header' ? [{ name: meaning.header, index }] : [],
  );
}

function durationIndexes(fields: readonly Field[]): { unitMs: number; index: number }[] {
  const all = fields.flatMap(({ meaning, rank }, index) =>
    meaning?.gives === 'duration' ? [{ unitMs: meaning.unitMs, index, rank }] : [],
  );
  const best = Math.min(...all.map(({ rank }) => rank));
  return all.filter(({ rank }) => rank === best);
}

/** `0.010, 0.015 : 0.002` are the tries of one request, one after the other. */
function sumOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const tries = text.split(/[,:]/).map((part) => (part.trim() === '' ? NaN : Number(part)));
  const known = tries.filter((value) => value >= 0);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}

function wholeNumber(text: string | undefined): number | undefined {
  const value = text === undefined || text === '' ? NaN : Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
