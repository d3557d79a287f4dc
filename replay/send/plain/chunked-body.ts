import type { BodyCollector } from '../body-collector.ts';
import { Malformed, parseHeaders } from './reply-head.ts';

/** Longest line of a chunk size with its extensions or of a trailer, and longest trailer, bytes. */
const lineBytesMax = 4096;
const trailerBytesMax = 64 * 1024;

const token = "[!#$%&'*+.^_`|~\\dA-Za-z-]+";
const sizeLine = new RegExp(`^([\\dA-Fa-f]{1,13})(?:;${token}(?:=(?:${token}|"[ !#-\\[\\]-~]*"))?)*$`);

/** Takes the chunks of a body apart, however the pieces are cut. Extensions and trailers are checked and dropped. */
export class ChunkedBody {
  readonly #body: BodyCollector;
  #awaits: 'size' | 'data' | 'end-of-data' | 'trailer' | 'nothing' = 'size';
  #left = 0;
  #line = '';
  #trailer: string[] = [];
  #trailerBytes = 0;

  constructor(body: BodyCollector) {
    this.#body = body;
  }

  get isOver(): boolean {
    return this.#awaits === 'nothing';
  }

  /** Reads up to `to` or to the end of the body, and gives where it stopped. */
  read(bytes: Buffer, from: number, to: number): number | Malformed {
    let at = from;
    while (at < to && !this.isOver) {
      if (this.#awaits === 'data') at = this.#readData(bytes, at, to);
      else {
        const newline = bytes.indexOf(10, at);
        const end = newline === -1 || newline >= to ? to : newline + 1;
        const wrong = this.#readLine(bytes.toString('latin1', at, end));
        if (wrong !== undefined) return wrong;
        at = end;
      }
    }
    return at;
  }

  #readData(bytes: Buffer, from: number, to: number): number {
    const end = Math.min(to, from + this.#left);
    this.#body.add(bytes, from, end);
    this.#left -= end - from;
    if (this.#left === 0) this.#awaits = 'end-of-data';
    return end;
  }

  #readLine(piece: string): Malformed | undefined {
    this.#line += piece;
    if (this.#line.length > lineBytesMax) return new Malformed('an endless line between chunks');
    if (!piece.endsWith('\n')) return undefined;
    const line = this.#line;
    this.#line = '';
    if (!line.endsWith('\r\n')) return new Malformed('a line between chunks that ends without CR');
    return this.#takeLine(line.slice(0, -2));
  }

  #takeLine(line: string): Malformed | undefined {
    if (this.#awaits === 'trailer') return this.#takeTrailer(line);
    if (this.#awaits === 'end-of-data') {
      this.#awaits = 'size';
      return line === '' ? undefined : new Malformed('a chunk that is longer than it says');
    }
    const size = sizeLine.exec(line)?.[1];
    if (size === undefined) return new Malformed(`chunk size ${JSON.stringify(line.slice(0, 20))}`);
    this.#left = Number.parseInt(size, 16);
    this.#awaits = this.#left === 0 ? 'trailer' : 'data';
    return undefined;
  }

  #takeTrailer(line: string): Malformed | undefined {
    this.#trailerBytes += line.length + 2;
    if (this.#trailerBytes > trailerBytesMax) return new Malformed('trailers above 64 KiB');
    if (line !== '') {
      this.#trailer.push(line);
      return undefined;
    }
    this.#awaits = 'nothing';
    const headers = parseHeaders(this.#trailer);
    if (headers instanceof Malformed) return headers;
    const reframes = 'content-length' in headers || 'transfer-encoding' in headers;
    return reframes ? new Malformed('a trailer that tells the length of the body') : undefined;
  }
}
