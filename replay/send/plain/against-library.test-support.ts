/** Lets our framing and that of a library (llhttp, by way of node:http) read the same bytes from a socket. */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { ReceivedBody } from '../../body.ts';
import { isComplete } from '../../reply.ts';
import { addressOf } from '../group-address.ts';
import { SentHeaders } from '../sent-headers.ts';
import { get, replyFrom } from '../raw-server.test-support.ts';
import { PlainTransport } from './plain-transport.ts';

/** What a reader made of the bytes. */
export type Verdict =
  { readonly status: number; readonly headers: object; readonly body: string } | 'refused';

export interface Readers {
  /** The bytes are written in these pieces, and then the connection ends. */
  both(
    pieces: readonly string[],
    method: 'GET' | 'HEAD',
  ): Promise<{ readonly ours: Verdict; readonly library: Verdict }>;
  close(): Promise<void>;
}

export async function openReaders(): Promise<Readers> {
  let pieces: readonly string[] = [];
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.once('data', () => void writeAll());
    async function writeAll(): Promise<void> {
      for (const piece of pieces) {
        socket.write(piece, 'latin1');
        await new Promise((next) => setImmediate(next));
      }
      socket.end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    async both(bytes, method) {
      pieces = bytes;
      return { ours: await byUs(url, method), library: await byLibrary(url, method) };
    },
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}

async function byUs(url: string, method: string): Promise<Verdict> {
  const limits = { timeoutMs: 5000, connectionsMax: 1, requestsPerConnectionMax: 1, keepAliveMs: 1000 };
  const transport = new PlainTransport(addressOf({ url }), new SentHeaders({ url }, 'run'), limits);
  const reply = await replyFrom(transport, get('/', { method }));
  await transport.close();
  if (!isComplete(reply)) return 'refused';
  const body = reply.body instanceof ReceivedBody ? reply.body.came : '';
  const headers = Object.entries(reply.headers).map(([name, value]) => [name, [value].flat()]);
  return { status: reply.status, headers: Object.fromEntries(headers), body };
}

async function byLibrary(url: string, method: string): Promise<Verdict> {
  const asked = request(url, { method, agent: false, maxHeaderSize: 64 * 1024 });
  // what follows a whole reply comes as an error later on
  asked.on('error', () => {});
  try {
    const [response] = (await once(asked.end(), 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const { statusCode = 0, headersDistinct } = response;
    const headers = Object.fromEntries(
      Object.entries(headersDistinct).map(([name, values = []]) => [name, values]),
    );
    return { status: statusCode, headers, body: Buffer.concat(chunks).toString('latin1') };
  } catch {
    return 'refused';
  } finally {
    asked.destroy();
  }
}

const ok = 'HTTP/1.1 200 OK\r\n';

/** Replies to start from. */
export const seeds: readonly string[] = [
  `${ok}Content-Length: 5\r\nContent-Type: text/plain\r\n\r\nhello`,
  `${ok}Transfer-Encoding: chunked\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n5\r\nhello\r\n1;x=y\r\n!\r\n0\r\nX-Sum: 1\r\n\r\n`,
  `${ok}Connection: close\r\nX-Empty:\r\n\r\nuntil the end`,
  `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n`,
  `HTTP/1.0 302 Found\r\nLocation: /x\r\nContent-Length: 2\r\n\r\nab`,
  `HTTP/1.1 204 No Content\r\nVary: a, b\r\n\r\n`,
  `HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\nETag: "x"\r\n\r\n`,
];

/** What one reader may read as one thing and another as another. */
export const tokens: readonly string[] = [
  '\r\n',
  '\n',
  '\r',
  '\r\n\r\n',
  ' ',
  '\t',
  ':',
  ': ',
  ';',
  ',',
  '\0',
  '\x7f',
  '\xff',
  '0',
  '5',
  'a',
  '-1',
  '+5',
  '0x5',
  'chunked',
  'Content-Length: 5\r\n',
  'Content-Length: 6\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Transfer-Encoding: gzip, chunked\r\n',
  'Connection: close\r\n',
  'Connection: keep-alive\r\n',
  'X-A: b\r\n',
  ' folded\r\n',
  'HTTP/1.1 ',
  'HTTP/1.0 ',
  'HTTP/2 ',
  '0\r\n\r\n',
  '5\r\nhello\r\n',
  'ffffffffffffffff\r\n',
  '200',
  '100',
  '101',
  '204',
  '304',
];
