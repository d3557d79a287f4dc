/** Bodies of replies. Nothing is decoded before it is asked for: most pairs are equal as they came. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { decoded } from './decoded.ts';

/** A body as it is compared: text where it is text, a digest where it is not or was too large to keep. */
export interface Body {
  /** Length of the decoded content; of what came where that cannot be decoded. */
  readonly bytes: number;
  readonly text?: string;
  /** Hex. Only where there is no text. */
  readonly sha256?: string;
}

/** How a body came. */
export interface BodySource {
  /** Of the header `content-encoding`. */
  readonly encoding?: string;
  /** Origin of the group it came from; links to it are made relative, so that two groups at two addresses can agree. */
  readonly origin?: string;
}

/** A body that was kept, as it came. */
export class ReceivedBody implements Body {
  /** One character for each byte: strings are cheaper to keep, to compare and to throw away than buffers. */
  readonly came: string;
  readonly source: BodySource;
  #content: Buffer | undefined;
  #text: { readonly value: string | undefined } | undefined;
  #sha256: string | undefined;

  constructor(came: Buffer | string, source: BodySource) {
    this.came = typeof came === 'string' ? came : came.toString('latin1');
    this.source = source;
  }

  get raw(): Buffer {
    return Buffer.from(this.came, 'latin1');
  }

  get bytes(): number {
    return this.content.length;
  }

  /** Undefined unless it is UTF-8 without NUL. */
  get text(): string | undefined {
    this.#text ??= { value: textOf(this.content, this.source.origin) };
    return this.#text.value;
  }

  get sha256(): string | undefined {
    if (this.text !== undefined) return undefined;
    return (this.#sha256 ??= createHash('sha256').update(this.content).digest('hex'));
  }

  /** What is in it; as it came where it cannot be decoded or would become too large. */
  get content(): Buffer {
    if (this.#content !== undefined) return this.#content;
    const { raw } = this;
    return (this.#content = decoded(raw, this.source.encoding) ?? raw);
  }
}

function textOf(content: Buffer, origin: string | undefined): string | undefined {
  if (!isUtf8(content) || content.includes(0)) return undefined;
  const text = content.toString('utf8');
  return origin !== undefined && text.includes(origin) ? text.replaceAll(origin, '') : text;
}

/** True when both hold the same. Equal bytes are never decoded; a body too large to keep goes by its digest. */
export function sameBody(a: Body, b: Body): boolean {
  if (a === b) return true;
  if (a instanceof ReceivedBody && b instanceof ReceivedBody) {
    if (a.source.encoding === b.source.encoding && a.came === b.came) return true;
  }
  const text = a.text;
  if (text !== undefined) return text === b.text;
  return b.text === undefined && a.bytes === b.bytes && a.sha256 === b.sha256;
}
