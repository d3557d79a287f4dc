import type { GroupAddress } from '../group-address.ts';
import type { Outgoing } from '../transport.ts';

const headerLine = /^[\w!#$%&'*+.^`|~-]+: [\t -~\x80-\xff]*$/;

/** The request up to its body, one character for each byte; undefined where a header would break out of its line. */
export function requestText(outgoing: Outgoing, { host, prefix }: GroupAddress): string | undefined {
  const { method, target, headers, body } = outgoing;
  let text = `${method} ${prefix}${target} HTTP/1.1\r\n`;
  if (headers['host'] === undefined) text += `host: ${host}\r\n`;
  for (const name in headers) {
    const line = `${name}: ${headers[name]}`;
    if (!headerLine.test(line)) return undefined;
    text += `${line}\r\n`;
  }
  if (body !== undefined) text += `content-length: ${Buffer.byteLength(body)}\r\n`;
  return `${text}\r\n`;
}
