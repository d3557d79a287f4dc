import { HarnessError, version } from '../../reports/index.ts';
import type { GroupOptions } from '../options.ts';

/** Never sent again: hop-by-hop, identity, conditions, and what only the original sender may claim. */
const dropped =
  /^(?::.*|connection|keep-alive|te|trailer|transfer-encoding|upgrade|content-.*|expect|host|cookie2?|authorization|proxy-.*|x-(?:api-key|auth.*|csrf.*|xsrf.*)|if-.*|range|user-agent|accept-encoding|forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-.*|traceparent|tracestate|baggage|b3|x-b3-.*|x-request-id|x-seaworthy-.*|cache-control|pragma|http2-settings)$/;

/** HTTP knows no other names and values; captures hold what clients really sent. */
const wellFormed = { name: /^[\w!#$%&'*+.^`|~-]+$/, value: /^[\t -~]*$/ };

/** Encodings that can be decoded for a comparison. */
const encodings = /^(?:gzip|br|zstd|deflate)$/;

/** Headers of a captured request that may be sent again; values that hold redacted text are left out. */
export function replayableHeaders(
  captured: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const kept = Object.entries(captured).filter(
    ([name, value]) =>
      !dropped.test(name) &&
      !/redacted/i.test(value) &&
      wellFormed.name.test(name) &&
      wellFormed.value.test(value),
  );
  const accepted = (captured['accept-encoding'] ?? '').split(',').map((one) => one.split(';', 1)[0]?.trim());
  const known = accepted.filter((one) => one !== undefined && encodings.test(one)).join(', ');
  return { ...Object.fromEntries(kept), ...(known === '' ? {} : { 'accept-encoding': known }) };
}

const headerLine = /^[\w!#$%&'*+.^`|~-]+: [\t -~\x80-\xff]*$/;

/** Answers that are remembered. */
const knownMax = 64;

const defaults = { accept: '*/*', 'accept-encoding': 'identity' } as const;

/** Headers as they go to one group: its marks win over what was captured, and nobody can take our name away. */
export class SentHeaders {
  readonly #ours: Readonly<Record<string, string>>;
  readonly #ourLines: string;
  readonly #cookies: string;
  /** The last answers: requests share their headers where they are equal. */
  readonly #known = new Map<object, string | undefined>();

  /** @throws {HarnessError} `usage` for a mark that HTTP cannot carry. */
  constructor({ headers = {}, cookies = {}, url }: GroupOptions, runId: string) {
    const { cookie, ...marks } = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    this.#ours = {
      host: new URL(url).host,
      ...marks,
      'user-agent': `seaworthy/${version} (+release verification)`,
      'x-seaworthy-run': runId,
    };
    const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
    this.#cookies = [...(cookie === undefined ? [] : [cookie]), ...pairs].join('; ');
    for (const [name, value] of Object.entries(this.#ours)) refuseMalformed(name, value);
    refuseMalformed('cookie', this.#cookies);
    this.#ourLines = Object.entries(this.#ours)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
  }

  /** `captured` may hold the cookie of a test identity; the group's own cookies are put behind it. */
  of(captured: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const cookie = this.#cookieWith(captured['cookie']);
    return { ...defaults, ...captured, ...(cookie !== undefined && { cookie }), ...this.#ours };
  }

  /** The same as lines of a request; undefined where a header would break out of its line. */
  linesOf(captured: Readonly<Record<string, string>>): string | undefined {
    if (this.#known.has(captured)) return this.#known.get(captured);
    const lines = this.#write(captured);
    if (this.#known.size >= knownMax) this.#known.clear();
    this.#known.set(captured, lines);
    return lines;
  }

  #write(captured: Readonly<Record<string, string>>): string | undefined {
    let lines = this.#ourLines;
    for (const name in defaults) {
      if (captured[name] !== undefined || Object.hasOwn(this.#ours, name)) continue;
      lines += `${name}: ${defaults[name as keyof typeof defaults]}\r\n`;
    }
    const cookie = this.#cookieWith(captured['cookie']);
    if (cookie !== undefined) {
      if (!wellFormed.value.test(cookie)) return undefined;
      lines += `cookie: ${cookie}\r\n`;
    }
    for (const name in captured) {
      if (name === 'cookie' || Object.hasOwn(this.#ours, name)) continue;
      const line = `${name}: ${captured[name]}`;
      if (!headerLine.test(line)) return undefined;
      lines += `${line}\r\n`;
    }
    return lines;
  }

  #cookieWith(own: string | undefined): string | undefined {
    if (own === undefined) return this.#cookies === '' ? undefined : this.#cookies;
    return this.#cookies === '' ? own : `${own}; ${this.#cookies}`;
  }
}

function refuseMalformed(name: string, value: string): void {
  if (wellFormed.name.test(name) && wellFormed.value.test(value)) return;
  throw new HarnessError('usage', {
    what: `The mark ${JSON.stringify(`${name}: ${value}`)} cannot be sent.`,
    todo: 'Use names of letters, digits and hyphens, and values of visible ASCII.',
  });
}
