/** A server that speaks HTTP/2 frame by frame, so that it can say what no library would. */
import { createServer, type Server, type TlsOptions } from 'node:tls';

interface Flags {
  /** The last frame of its stream. */
  readonly ends?: boolean;
  readonly padding?: number;
}

const kinds = { data: 0, headers: 1, reset: 3, settings: 4, ping: 6, goaway: 7 } as const;
const [endStream, acknowledged, endHeaders, padded] = [1, 1, 4, 8];

function frame(kind: number, flags: number, stream: number, content: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(content.length, 0, 3);
  head.writeUInt8(kind, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, content]);
}

function numbers(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) buffer.writeUInt32BE(value, 4 * index);
  return buffer;
}

/** Names and values of up to 126 bytes, none of them packed. */
export function headers(
  stream: number,
  named: Readonly<Record<string, string>>,
  { ends }: Flags = {},
): Buffer {
  const literal = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
  const fields = Object.entries(named).map(([name, value]) =>
    Buffer.concat([Buffer.from([0]), literal(name), literal(value)]),
  );
  return frame(kinds.headers, endHeaders + (ends === true ? endStream : 0), stream, Buffer.concat(fields));
}

export function data(stream: number, content: string | Buffer, { ends, padding }: Flags = {}): Buffer {
  const bytes = Buffer.from(content);
  const flags = (ends === true ? endStream : 0) + (padding === undefined ? 0 : padded);
  if (padding === undefined) return frame(kinds.data, flags, stream, bytes);
  return frame(
    kinds.data,
    flags,
    stream,
    Buffer.concat([Buffer.from([padding]), bytes, Buffer.alloc(padding)]),
  );
}

export const reset = (stream: number, code: number): Buffer => frame(kinds.reset, 0, stream, numbers(code));
export const goaway = (last: number, code: number): Buffer => frame(kinds.goaway, 0, 0, numbers(last, code));
export const ping = (): Buffer => frame(kinds.ping, 0, 0, Buffer.alloc(8));
export const settings = (id: number, value: number): Buffer =>
  frame(kinds.settings, 0, 0, Buffer.concat([Buffer.from([0, id]), numbers(value)]));

/** Says for every request what `reply` gives for its stream. */
export function frameServer(pem: TlsOptions, reply: (stream: number) => readonly Buffer[]): Server {
  const greetingBytes = 24;
  return createServer({ ...pem, ALPNProtocols: ['h2'] }, (socket) => {
    let heard = Buffer.alloc(0);
    let from = greetingBytes;
    socket.on('error', () => {});
    socket.write(frame(kinds.settings, 0, 0, Buffer.alloc(0)));
    socket.on('data', (bytes: Buffer) => {
      heard = Buffer.concat([heard, bytes]);
      while (heard.length >= from + 9 && heard.length >= from + 9 + heard.readUIntBE(from, 3)) {
        const [kind, flags] = [heard.readUInt8(from + 3), heard.readUInt8(from + 4)];
        const stream = heard.readUInt32BE(from + 5);
        from += 9 + heard.readUIntBE(from, 3);
        if (kind === kinds.settings && flags === 0)
          socket.write(frame(kinds.settings, acknowledged, 0, Buffer.alloc(0)));
        if (kind === kinds.headers) socket.write(Buffer.concat(reply(stream)));
      }
    });
  });
}
