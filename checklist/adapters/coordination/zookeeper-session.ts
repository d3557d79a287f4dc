/**
 * One session with a ZooKeeper server, which only reads. The client packages there are reconnect without end and
 * throw out of their socket at a message that they cannot read; a check must end with an answer instead.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  bytes,
  connectFrame,
  FrameReader,
  Frames,
  frame,
  int,
  operations,
  specialIds,
  text,
} from './zookeeper-frames.ts';

const sessionMs = 12_000;
/** A third of the session, as its own client does. */
const pingEveryMs = sessionMs / 3;
const closeWithinMs = 500;

const errorWords: Readonly<Record<number, string>> = {
  [-102]: 'the login may not read this path',
  [-112]: 'the session has expired',
  [-115]: 'the login was refused',
};
export const noNode = -101;

/** An error number of the server with its meaning. */
export class ZooKeeperError extends Error {
  readonly code: number;

  constructor(code: number) {
    super(errorWords[code] ?? `ZooKeeper answers with error ${code}`);
    this.code = code;
  }
}

interface Waiting {
  take(answer: FrameReader): void;
  fail(error: Error): void;
}

export class ZooKeeperSession {
  readonly #socket: Socket;
  readonly #frames = new Frames();
  /** In the order of the requests; the server answers in the same. */
  readonly #waiting: Waiting[] = [];
  #opened: Waiting | undefined;
  #lastId = 0;
  #failure: Error | undefined;
  #onEvent: () => void = () => undefined;
  #ping: NodeJS.Timeout | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) => this.#fail(new Error(error.code ?? error.message)));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  /** Connects and logs in. @param signal ends the session when aborted */
  static async open(
    { hostname, port }: URL,
    login: string | undefined,
    signal: AbortSignal,
  ): Promise<ZooKeeperSession> {
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connect({ host, port: Number(port), noDelay: true });
    const session = new ZooKeeperSession(socket);
    session.endWith(signal);
    try {
      await session.#begin(login);
    } catch (error) {
      session.#fail(error as Error);
      throw error;
    }
    return session;
  }

  /** Ends the session when the signal is aborted. */
  endWith(signal: AbortSignal): void {
    const end = (): void => this.#fail(new Error('no answer in time'));
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  }

  async #begin(login: string | undefined): Promise<void> {
    const opened = await new Promise<FrameReader>((take, fail) => {
      if (this.#failure) return fail(this.#failure);
      this.#opened = { take, fail };
      this.#socket.write(connectFrame(sessionMs));
    });
    const [, granted] = [opened.int(), opened.int()];
    if (granted <= 0) throw new Error('the server gave no session');
    this.#ping = setInterval(() => this.#write(specialIds.ping, operations.ping), pingEveryMs).unref();
    if (login === undefined) return;
    const secret = bytes(Buffer.from(login));
    await this.#ask(specialIds.auth, operations.auth, [int(0), text('digest'), secret]);
  }

  /** The answer to a request. @throws {ZooKeeperError} what the server says against it */
  request(operation: number, ...parts: readonly Buffer[]): Promise<FrameReader> {
    this.#lastId += 1;
    return this.#ask(this.#lastId, operation, parts);
  }

  /** `told` is called at every event of a watch, and when the session ends. */
  onEvent(told: () => void): void {
    this.#onEvent = told;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  async close(): Promise<void> {
    if (this.#failure === undefined) {
      // Without it the server would hold the session until its time is over.
      this.#write(++this.#lastId, operations.close);
      await once(this.#socket, 'close', { signal: AbortSignal.timeout(closeWithinMs) }).catch(
        () => undefined,
      );
    }
    this.#fail(new Error('the session is closed'));
  }

  #ask(id: number, operation: number, parts: readonly Buffer[]): Promise<FrameReader> {
    return new Promise((take, fail) => {
      if (this.#failure) return fail(this.#failure);
      this.#waiting.push({ take, fail });
      this.#write(id, operation, parts);
    });
  }

  #write(id: number, operation: number, parts: readonly Buffer[] = []): void {
    this.#socket.write(frame(int(id), int(operation), ...parts));
  }

  #receive(chunk: Buffer): void {
    try {
      for (const message of this.#frames.add(chunk)) this.#take(new FrameReader(message));
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  #take(message: FrameReader): void {
    if (this.#opened) {
      this.#opened.take(message);
      this.#opened = undefined;
      return;
    }
    const id = message.int();
    message.long();
    const code = message.int();
    if (id === specialIds.ping) return;
    if (id === specialIds.event) return this.#onEvent();
    const asked = this.#waiting.shift();
    if (code === 0) asked?.take(message);
    else asked?.fail(new ZooKeeperError(code));
  }

  #fail(error: Error): void {
    if (this.#failure) return;
    this.#failure = error;
    clearInterval(this.#ping);
    this.#socket.destroy();
    this.#opened?.fail(error);
    for (const asked of this.#waiting) asked.fail(error);
    this.#onEvent();
  }
}
