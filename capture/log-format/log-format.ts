import { withoutPort } from '../client-address.ts';
import type { CaptureRecord, ClockRule, Exchange, RecordSource } from '../exchange.ts';
import type { LineCursor } from '../line-cursor.ts';
import type { Wants } from '../reader.ts';
import type { RequestLine } from '../request-line.ts';
import { decidingHeaders } from '../select.ts';
import { knownStatus } from '../status.ts';
import type { Escapes } from './escapes.ts';
import type { Field, Piece, PlainMeaning } from './field.ts';
import { headersReader } from './headers-in.ts';
import { plainRequest } from './plain-request.ts';
import { requestReader } from './request-in.ts';
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

/** What is read as it stands. */
type Simple = 'host' | 'port' | 'scheme' | 'client' | 'client-and-port' | 'upstream' | 'status' | 'bytes';

/** A log format made ready: reads lines of it into exchanges. What more a line holds is passed over. */
export class LogFormat {
  readonly #scanner: Scanner;
  readonly #isClockKnown: boolean;
  readonly #required: number;
  readonly #at: Readonly<Record<Simple, number>>;
  readonly #durations: readonly { readonly unitMs: number; readonly index: number }[];
  readonly #time: ReturnType<typeof timeReader>;
  readonly #requestAt: number;
  readonly #request: () => RequestLine;
  readonly #headers: Readonly<Record<Wants, ReturnType<typeof headersReader>>>;

  /** @throws {HarnessError} `usage` for a format without a request, or with fields that nothing separates. */
  constructor(pieces: readonly Piece[], options: LogFormatOptions) {
    const { escapes, isClockKnown = true, lastRequired } = options;
    const scanner = new Scanner(pieces, escapes.escapesQuotes);
    const { fields } = scanner;
    this.#scanner = scanner;
    this.#isClockKnown = isClockKnown;
    this.#required = lastRequired === undefined ? fields.length : fields.indexOf(lastRequired) + 1;
    this.#at = {
      host: bestOf(fields, 'host'),
      port: bestOf(fields, 'port'),
      scheme: bestOf(fields, 'scheme'),
      client: bestOf(fields, 'client'),
      'client-and-port': bestOf(fields, 'client-and-port'),
      upstream: bestOf(fields, 'upstream'),
      status: bestOf(fields, 'status'),
      bytes: bestOf(fields, 'bytes'),
    };
    this.#durations = durationIndexes(fields);
    this.#time = timeReader(fields, (index) => scanner.glance(index));
    this.#headers = {
      all: headersReader(scanner, escapes),
      'what-decides': headersReader(scanner, escapes, decidingHeaders),
    };
    this.#requestAt = bestOf(fields, 'request');
    this.#request = requestReader((meaning) => {
      const index = bestOf(fields, meaning);
      if (index < 0) return undefined;
      return () => {
        const logged = scanner.text(index);
        return logged === undefined ? undefined : escapes.request(logged);
      };
    });
  }

  fits(line: LineCursor): boolean {
    return this.#scanner.scan(line) >= this.#required;
  }

  /** Whether all fields are there, those too that a line may lack. */
  fitsWhole(line: LineCursor): boolean {
    return this.#scanner.scan(line) === this.#scanner.fields.length;
  }

  /** The name of the first field that no line has had so far; undefined when one had all. */
  firstMissing(): string | undefined {
    return this.#scanner.firstMissing()?.name;
  }

  parse(line: LineCursor, source: RecordSource, wants: Wants = 'all'): CaptureRecord {
    if (!this.fits(line)) return { source, unusable: 'unreadable-line' };
    const request = this.#plainRequest(line) ?? this.#request();
    if ('unusable' in request) return { source, unusable: request.unusable };
    const scheme = request.scheme ?? this.#logged('scheme');
    const stamp = this.#time?.read();
    const durationMs = this.#durationMs();
    const isEnd = stamp !== undefined && this.#time?.stamps === 'end';
    return {
      source,
      method: request.method,
      target: request.target,
      host: request.host ?? this.#host(),
      scheme: scheme === 'http' || scheme === 'https' ? scheme : undefined,
      headers: this.#headers[wants](line),
      client: this.#client(),
      upstream: this.#logged('upstream'),
      startedAtMs: isEnd ? stamp.ms - (durationMs ?? 0) : stamp?.ms,
      clockRule: stamp && this.#clockRule(durationMs),
      clockResolutionMs: stamp?.resolutionMs,
      durationMs,
      status: knownStatus(this.#scanner.whole(this.#at.status)),
      replyBytes: this.#scanner.whole(this.#at.bytes),
    } satisfies Exchange;
  }

  #plainRequest(line: LineCursor): RequestLine | undefined {
    const index = this.#requestAt;
    if (!this.#scanner.has(index)) return undefined;
    return plainRequest(line, this.#scanner.startOf(index), this.#scanner.endOf(index));
  }

  #clockRule(durationMs: number | undefined): ClockRule {
    if (this.#time?.stamps === 'end') return durationMs === undefined ? 'unknown' : 'end';
    return this.#isClockKnown ? 'start' : 'unknown';
  }

  #logged(meaning: Simple): string | undefined {
    return this.#scanner.text(this.#at[meaning]);
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
      const units = this.#scanner.decimal(index) ?? sumOf(this.#scanner.glance(index));
      if (units !== undefined) total = (total ?? 0) + units * unitMs;
    }
    return total === undefined ? undefined : Math.round(total * 1000) / 1000;
  }
}

/** The field that tells this best, or -1. */
function bestOf(fields: readonly Field[], gives: PlainMeaning): number {
  const [best] = [...fields.keys()]
    .filter((index) => fields[index]?.meaning?.gives === gives)
    .sort((a, b) => (fields[a]?.rank ?? 0) - (fields[b]?.rank ?? 0));
  return best ?? -1;
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
