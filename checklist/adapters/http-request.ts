/**
 * Sends one GET or HEAD and gives the reply as plain data. It follows no redirect, keeps no connection and
 * holds at most 256 KiB of a body. What goes wrong on the way is part of the answer.
 */
import { request as plain } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface HttpReply {
  readonly status: number;
  /** Names in lower case; repeated ones joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bodyBytes: number;
  /** From the first step of connecting to the end of the body. */
  readonly latencyMs: number;
}

/** No reply came, for example code `ECONNREFUSED` or `CERT_HAS_EXPIRED`. */
export interface HttpFault {
  readonly code: string;
  readonly message: string;
  /** True when it was the server's certificate or its TLS that was refused. */
  readonly tls: boolean;
}

const bodyBytesMax = 256 * 1024;
const decoders = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync } as const;

export async function sendRequest(wanted: HttpRequest): Promise<HttpReply | HttpFault> {
  const { url, method, headers, signal } = wanted;
  const send = url.startsWith('https:') ? secure : plain;
  const startedMs = performance.now();
  try {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      send(url, { method, headers, signal, agent: false })
        .once('response', resolve)
        .once('error', reject)
        .end();
    });
    const { bytes, body } = await bodyOf(message);
    return {
      status: message.statusCode ?? 0,
      headers: Object.fromEntries(
        Object.entries(message.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
      ),
      body: decode(body, message.headers['content-encoding']),
      bodyBytes: bytes,
      latencyMs: Math.round((performance.now() - startedMs) * 10) / 10,
    };
  } catch (error) {
    return faultOf(error as NodeJS.ErrnoException);
  }
}

async function bodyOf(message: IncomingMessage): Promise<{ bytes: number; body: Buffer }> {
  const kept: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    if (bytes < bodyBytesMax) kept.push(chunk);
    bytes += chunk.length;
    // A reply without end must not hold the run until its timeout.
    if (bytes > 64 * bodyBytesMax) break;
  }
  return { bytes, body: Buffer.concat(kept).subarray(0, bodyBytesMax) };
}

function decode(body: Buffer, encoding = 'identity'): string {
  if (!Object.hasOwn(decoders, encoding)) return body.toString('utf8');
  try {
    return decoders[encoding as keyof typeof decoders](body, { maxOutputLength: 8 * bodyBytesMax }).toString(
      'utf8',
    );
  } catch {
    return body.toString('latin1');
  }
}

function faultOf({ code = 'failed', message }: NodeJS.ErrnoException): HttpFault {
  const tls = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO/.test(code);
  return { code, message: message.split('\n')[0] ?? code, tls };
}
