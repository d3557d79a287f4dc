/** Cuts replies out of what a connection brings, piece by piece. Pure: it knows neither sockets nor time. */
import { ReceivedBody } from '../../body.ts';
import { BodyCollector, bodyBytesMax } from '../body-collector.ts';
import { ChunkedBody } from './chunked-body.ts';
import type { HeadCache } from './head-cache.ts';
import type { LastReply } from './last-reply.ts';
import type { ReadReply } from './read-reply.ts';
import { framedByChunks, framedByClose, Malformed, type ReplyHead } from './reply-head.ts';

/** Most bytes of a head, those of 1xx replies before it included. */
const headBytesMax = 64 * 1024;

const headEnd = Buffer.from('\r\n\r\n');

/** `undefined` while the reply goes on. */
export type Outcome = ReadReply | Malformed | undefined;

/** A part of a buffer. */
interface Piece {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

export class ReplyReader {
  readonly #heads: HeadCache;
  readonly #last: LastReply;
  #asksHead = false;
  /** The beginning of a head that came in several pieces. */
  #begun: Buffer | undefined;
  #headBytes = 0;
  #head: ReplyHead | undefined;
  #left = 0;
  #body = new BodyCollector();
  #chunked: ChunkedBody | undefined;

  constructor(heads: HeadCache, last: LastReply) {
    this.#heads = heads;
    this.#last = last;
  }

  /** Makes ready for the reply to one request. */
  begin(method: string): void {
    this.#asksHead = method === 'HEAD';
    this.#begun = undefined;
    this.#headBytes = 0;
    this.#head = undefined;
  }

  /** Reads the first `to` bytes; afterwards they are the caller's again. */
  read(bytes: Buffer, to: number): Outcome {
    if (this.#head !== undefined) return this.#readBody(this.#head, { bytes, from: 0, to });
    if (this.#begun === undefined) return this.#readHead(bytes, to);
    const joined = Buffer.concat([this.#begun, bytes.subarray(0, to)]);
    this.#begun = undefined;
    return this.#readHead(joined, joined.length);
  }

  /** The connection ended in good order: the end of a body that says no length, too early for any other. */
  end(): ReadReply | Malformed {
    const head = this.#head;
    if (head?.length !== framedByClose) return new Malformed('the reply ended early');
    return { head, body: this.#body.finish(head.source), isReusable: false };
  }

  #readHead(bytes: Buffer, to: number): Outcome {
    // the reply to a HEAD is the beginning of one to a GET
    const again = this.#headBytes > 0 || this.#asksHead ? undefined : this.#last.again(bytes, to);
    if (again !== undefined) return again;
    const last = this.#headBytes === 0 ? this.#heads.lastIn(bytes, to) : undefined;
    if (last !== undefined && last.head.status >= 200)
      return this.#beginBody(last.head, { bytes, from: last.bytes.length, to });
    let from = 0;
    for (;;) {
      const end = bytes.indexOf(headEnd, from);
      if (end === -1 || end + 4 > to) return this.#waitForHead({ bytes, from, to });
      this.#headBytes += end + 4 - from;
      if (this.#headBytes > headBytesMax) return new Malformed('headers above 64 KiB');
      const read = this.#heads.read(bytes, from, end);
      if (read instanceof Malformed) return read;
      const { head } = read;
      from = end + 4;
      if (head.status === 101) return new Malformed('a switch to another protocol');
      if (head.status < 200 && !head.stays) return new Malformed('a connection that ends with a 1xx reply');
      if (head.status >= 200) return this.#beginBody(head, { bytes, from, to });
    }
  }

  #waitForHead({ bytes, from, to }: Piece): Malformed | undefined {
    const start = bytes.toString('latin1', from, Math.min(to, from + 7));
    if (!'HTTP/1.'.startsWith(start)) return new Malformed(`not an HTTP reply: ${JSON.stringify(start)}`);
    if (this.#headBytes + to - from > headBytesMax) return new Malformed('headers above 64 KiB');
    if (to > from) this.#begun = Buffer.from(bytes.subarray(from, to));
    return undefined;
  }

  #beginBody(head: ReplyHead, piece: Piece): Outcome {
    const { bytes, from, to } = piece;
    const length = this.#asksHead || head.status === 204 || head.status === 304 ? 0 : head.length;
    if (length >= 0 && length <= to - from && length <= bodyBytesMax) {
      const came = bytes.toString('latin1', from, from + length);
      const isReusable = head.stays && from + length === to;
      const read = { head, body: new ReceivedBody(came, head.source), isReusable };
      const isAllThereIs = isReusable && !this.#asksHead && this.#headBytes === 0;
      if (isAllThereIs) this.#last.note(read, bytes, to);
      return read;
    }
    this.#head = head;
    this.#left = length;
    this.#body = new BodyCollector();
    this.#chunked = length === framedByChunks ? new ChunkedBody(this.#body) : undefined;
    return this.#readBody(head, piece);
  }

  #readBody(head: ReplyHead, { bytes, from, to }: Piece): Outcome {
    let at = to;
    if (this.#chunked !== undefined) {
      const stopped = this.#chunked.read(bytes, from, to);
      if (stopped instanceof Malformed) return stopped;
      if (!this.#chunked.isOver) return undefined;
      at = stopped;
    } else if (head.length === framedByClose) {
      this.#body.add(bytes, from, to);
      return undefined;
    } else {
      at = Math.min(to, from + this.#left);
      this.#body.add(bytes, from, at);
      this.#left -= at - from;
      if (this.#left > 0) return undefined;
    }
    return { head, body: this.#body.finish(head.source), isReusable: head.stays && at === to };
  }
}
