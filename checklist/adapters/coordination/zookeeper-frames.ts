/**
 * The binary form of ZooKeeper's messages: big-endian numbers, texts and lists with their length in front.
 * Source: `zookeeper.jute` of the server.
 */

export const operations = {
  exists: 3,
  getData: 4,
  ping: 11,
  getChildren2: 12,
  auth: 100,
  close: -11,
} as const;

/** Numbers of messages that answer no request of ours. */
export const specialIds = { event: -1, ping: -2, auth: -4 } as const;

const frameBytesMax = 64 * 1024 * 1024;

export function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export function text(value: string): Buffer {
  return bytes(Buffer.from(value));
}

export function bytes(value: Buffer): Buffer {
  return Buffer.concat([int(value.length), value]);
}

export function flag(value: boolean): Buffer {
  return Buffer.from([value ? 1 : 0]);
}

/** A message as it is sent: its length, then its parts. */
export function frame(...parts: readonly Buffer[]): Buffer {
  return bytes(Buffer.concat(parts));
}

/** The first message of a connection: asks for a new session. */
export function connectFrame(sessionMs: number): Buffer {
  const [version, lastSeen, session] = [int(0), Buffer.alloc(8), Buffer.alloc(8)];
  return frame(version, lastSeen, int(sessionMs), session, bytes(Buffer.alloc(16)), flag(false));
}

/** Cuts what arrives into messages. */
export class Frames {
  #rest = Buffer.alloc(0);

  /** The messages that are complete now. @throws {Error} for a length that no server sends. */
  add(chunk: Buffer): Buffer[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const complete: Buffer[] = [];
    while (this.#rest.length >= 4) {
      const length = this.#rest.readInt32BE();
      if (length < 0 || length > frameBytesMax) throw new Error('what answers is no ZooKeeper');
      if (this.#rest.length < length + 4) break;
      complete.push(this.#rest.subarray(4, length + 4));
      this.#rest = this.#rest.subarray(length + 4);
    }
    return complete;
  }
}

/** What a node says of itself, as far as it is used here. */
export interface NodeStat {
  readonly mzxid: string;
  /** How many children were created and removed in its life. */
  readonly cversion: number;
  readonly ephemeral: boolean;
}

/** Reads a message from its start. Every method throws a `RangeError` behind its end. */
export class FrameReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(frameBytes: Buffer) {
    this.#bytes = frameBytes;
  }

  int(): number {
    this.#at += 4;
    return this.#bytes.readInt32BE(this.#at - 4);
  }

  long(): bigint {
    this.#at += 8;
    return this.#bytes.readBigInt64BE(this.#at - 8);
  }

  text(): string {
    const length = Math.max(0, this.int());
    if (this.#at + length > this.#bytes.length) throw new RangeError('the message is cut short');
    this.#at += length;
    return this.#bytes.toString('utf8', this.#at - length, this.#at);
  }

  texts(): string[] {
    const count = Math.max(0, this.int());
    if (count > this.#bytes.length) throw new RangeError('the message is cut short');
    return Array.from({ length: count }, () => this.text());
  }

  stat(): NodeStat {
    this.#at += 8;
    const mzxid = this.long();
    // the times of both, and the version of the text
    this.#at += 20;
    const cversion = this.int();
    this.#at += 4;
    return { mzxid: `${mzxid}`, cversion, ephemeral: this.long() !== 0n };
  }
}
