import { LineCursor } from '../line-cursor.ts';
import { headLines } from '../read-lines.ts';
import { apachePieces } from './apache.ts';
import { backslashEscapes } from './escapes.ts';
import { header, skipped, type Field, type Meaning, type Piece } from './field.ts';
import { LogFormat, type LogFormatOptions } from './log-format.ts';
import { nginxPieces } from './nginx.ts';

/** Any of their lines may end, or go another way, after the status. */
function upToStatus(pieces: readonly Piece[], options: Partial<LogFormatOptions> = {}): LogFormat {
  const lastRequired = pieces.find((piece): piece is Field => typeof piece !== 'string' && isStatus(piece));
  return new LogFormat(pieces, { escapes: backslashEscapes, lastRequired, ...options });
}

function isStatus({ meaning }: Field): boolean {
  return meaning?.gives === 'status';
}

/** Also common (no referer and user agent), combinedio, and whatever else stands behind the user agent. */
export const combinedFormat = upToStatus(
  apachePieces('%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"'),
  { isClockKnown: false },
);

export const vhostCombinedFormat = upToStatus(
  apachePieces('%v:%p %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i"'),
);

/** The controller's `upstreaminfo`; what stands behind the name of the upstream tells no more of the request. */
export const ingressNginxFormat = upToStatus(
  nginxPieces(
    '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" ' +
      '"$http_user_agent" $request_length $request_time [$proxy_upstream_name] ',
  ),
);

const ms: Meaning = { gives: 'duration', unitMs: 1 };

/** Referer and user agent are quoted or a bare `-`. */
export const traefikClfFormat = upToStatus([
  ...apachePieces('%h %l %u %t "%r" %>s %b '),
  { ...header('referer'), shape: 'quotable' },
  ' ',
  { ...header('user-agent'), shape: 'quotable' },
  ' ',
  skipped('count', 'number'),
  ' ',
  skipped('router', 'quotable'),
  ' ',
  skipped('server', 'quotable'),
  ' ',
  { name: 'duration', shape: 'number', meaning: ms, rank: 0 },
  'ms',
]);

/** Formats that begin as combined does, and that its reader would read without what they hold more. */
const finer = [ingressNginxFormat, traefikClfFormat];

/** Whether the first access line in the head of a file is of this format. */
export function beginsWith(format: LogFormat, head: string): boolean {
  return (
    headLines(head)
      .map(formatOf)
      .find((known) => known !== undefined) === format
  );
}

function formatOf(text: string): LogFormat | undefined {
  const line = LineCursor.at(text);
  if (vhostCombinedFormat.fits(line)) return vhostCombinedFormat;
  if (!combinedFormat.fits(line)) return undefined;
  return finer.find((format) => format.fitsWhole(line)) ?? combinedFormat;
}
