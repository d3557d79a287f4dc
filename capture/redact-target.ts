import type { Hasher } from './keyed-hash.ts';
import { isRedacted, privateKindOf } from './private-values.ts';
import { decodeFully, isPrivateName, mayBePrivate, secretIn } from './private-text.ts';

export interface Redaction {
  readonly hash: Hasher;
  /** What was found, as `Exchange.redacted` names it. */
  readonly found: Set<string>;
}

const [ampersand, slash, semicolon] = [38, 47, 59];

/** The target with hashes in place of private values. `isSuspicious` spares most pieces a closer look. */
export function redactTarget(
  target: string,
  redaction: Redaction,
  isSuspicious: (piece: string) => boolean = mayBePrivate,
): string {
  const queryStart = target.indexOf('?') + 1 || target.length + 1;
  let [clean, copied, start] = ['', 0, 0];
  for (let at = 0; at <= target.length; at++) {
    const code = target.charCodeAt(at);
    const isInPath = at < queryStart;
    const isPieceEnd = isInPath
      ? code === slash || code === semicolon || at === queryStart - 1
      : code === ampersand || at === target.length;
    if (!isPieceEnd) continue;
    const piece = target.slice(start, at);
    if (isSuspicious(piece)) {
      clean +=
        target.slice(copied, start) +
        redactPiece(piece, { within: isInPath ? 'path' : 'query', target }, redaction);
      copied = at;
    }
    start = at + 1;
  }
  return clean + target.slice(copied);
}

/** A path segment, a matrix parameter or a query parameter: `value` or `name=value`. */
function redactPiece(
  piece: string,
  { within, target }: { readonly within: 'path' | 'query'; readonly target: string },
  { hash, found }: Redaction,
): string {
  const equals = piece.indexOf('=');
  const start = equals < 0 || isPrivateName(piece.slice(0, equals)) ? 0 : equals + 1;
  const raw = piece.slice(start);
  const value = decodeFully(raw);
  // where a space is written as a plus, a plus may still be meant: `/call/+442079460958`
  const kind =
    secretIn(decodeFully(piece.slice(0, start)), value, target) ??
    (raw.includes('+') ? privateKindOf(raw) : undefined);
  if (value === '' || kind === undefined) return piece;
  if (kind !== 'already-redacted' || found.size === 0) found.add(`${within}:${kind}`);
  return isRedacted(value) ? piece : piece.slice(0, start) + hash(value);
}
