/** Fetches a file and keeps its digest, whatever its size. What goes wrong on the way is an answer in words. */
import { createHash } from 'node:crypto';
import { refusalOf } from '../allowed-host.ts';
import type { CheckContext } from '../check-context.ts';

export interface FileRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: `GET`. A HEAD brings headers and the digest of nothing. */
  readonly method?: 'GET' | 'HEAD';
  /** Default: sha256. */
  readonly algorithm?: 'sha256' | 'sha512';
  /** How many redirects are followed, each to a host that may be asked. Default: 0. */
  readonly redirects?: number;
}

export interface FetchedFile {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Hex characters. */
  readonly digest: string;
  readonly bytes: number;
  /** The first 256 KiB as UTF-8. */
  readonly start: string;
}

const startBytesMax = 256 * 1024;

/**
 * Asks only hosts that the item names or the caller allows. Headers go to the first host alone.
 *
 * @param named URLs that the item itself names
 */
export async function fetchFile(
  { url, headers = {}, method = 'GET', algorithm = 'sha256', redirects = 0 }: FileRequest,
  named: readonly string[],
  context: CheckContext,
): Promise<FetchedFile | { readonly fault: string }> {
  if (!URL.canParse(url)) return { fault: `${url} is no URL` };
  const target = new URL(url);
  const refused = refusalOf(target, named, context);
  if (refused !== undefined) return { fault: refused };
  try {
    const reply = await fetch(target, {
      method,
      redirect: 'manual',
      signal: context.signal,
      headers: { 'user-agent': 'seaworthy-checklist', 'accept-encoding': 'identity', ...headers },
    });
    const to = reply.headers.get('location');
    if (redirects > 0 && to !== null && reply.status >= 300 && reply.status < 400) {
      await reply.body?.cancel();
      const next = new URL(to, target);
      const own = next.host === target.host ? headers : {};
      const more = { headers: own, method, algorithm, redirects: redirects - 1 };
      return await fetchFile({ url: next.href, ...more }, named, context);
    }
    const read = await digestOf(reply, algorithm);
    return { status: reply.status, headers: Object.fromEntries(reply.headers), ...read };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { fault: `no reply from ${target.host}: ${cause?.code ?? message}` };
  }
}

async function digestOf(
  reply: Response,
  algorithm: string,
): Promise<Pick<FetchedFile, 'digest' | 'bytes' | 'start'>> {
  const hash = createHash(algorithm);
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of reply.body ?? []) {
    hash.update(chunk);
    if (bytes < startBytesMax) kept.push(chunk);
    bytes += chunk.length;
  }
  const start = Buffer.concat(kept).subarray(0, startBytesMax).toString('utf8');
  return { digest: hash.digest('hex'), bytes, start };
}
