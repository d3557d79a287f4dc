import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import {
  createServer,
  request,
  type Agent,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunContext } from '../../reports/index.ts';
import { isExchange, type Exchange } from '../exchange.ts';
import { readCapture } from '../read-capture.ts';
import type { LiveOptions, LiveStart } from './live-options.ts';
import type { LiveSummary } from './live-run.ts';

/** Servers, captures and folders of one test; all end with it. */
export class LiveTest {
  readonly folder = mkdtempSync(join(tmpdir(), 'seaworthy-live-'));
  readonly #ends: (() => Promise<unknown>)[] = [];

  /** A server on a free port of loopback; gives its address. */
  async server(listener: RequestListener | Server): Promise<string> {
    const server = typeof listener === 'function' ? createServer(listener) : listener;
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    this.#ends.push(
      () =>
        new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        }),
    );
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** The latest is called first. */
  onEnd(end: () => Promise<unknown>): void {
    this.#ends.push(end);
  }

  /** Starts a capture; `stop` ends it as Ctrl-C does. */
  async start(
    capture: (options: LiveOptions, context: RunContext) => Promise<LiveSummary>,
    options: Partial<LiveOptions> = {},
  ): Promise<RunningCapture> {
    const stop = new AbortController();
    const context = { signal: stop.signal, onProgress() {}, now: () => new Date() };
    const folder = join(this.folder, 'captures');
    let done: Promise<LiveSummary> | undefined;
    const started = await new Promise<LiveStart>((onListening, reject) => {
      done = capture(
        { listen: '127.0.0.1:0', folder, redactKey: 'a key of the test', onListening, ...options },
        context,
      );
      done.catch(reject);
    });
    const end = async (): Promise<LiveSummary> => {
      stop.abort();
      if (done === undefined) throw new Error('never started');
      return done;
    };
    this.#ends.push(end);
    return { ...started, folder, stop: end, file: () => readdirSync(folder).sort().at(-1) ?? '' };
  }

  async close(): Promise<void> {
    await this.stop();
    this.remove();
  }

  async stop(): Promise<void> {
    for (const end of this.#ends.toReversed()) await end();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

interface RunningCapture extends LiveStart {
  readonly folder: string;
  /** Name of the newest file. */
  file(): string;
  stop(): Promise<LiveSummary>;
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** One request, over a connection of its own unless an agent is given. */
export function ask(
  url: string,
  {
    body,
    ...options
  }: { method?: string; headers?: Record<string, string>; body?: string; agent?: Agent } = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent: false, ...options }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      incoming.on('error', reject).on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          rawHeaders: incoming.rawHeaders,
          body: text,
        }),
      );
    });
    outgoing.on('error', reject).end(body);
  });
}

export async function recordsOf(files: readonly string[]): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for await (const record of readCapture(files)) {
    if (!isExchange(record)) throw new Error(`unusable: ${record.unusable}`);
    exchanges.push(record);
  }
  return exchanges;
}
