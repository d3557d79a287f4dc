/**
 * What a live recorder says of a file in our own format: in its first line, and in marks between the records.
 * Files that `encodeCapture` writes have neither, and say nothing.
 */

/** The first line of every file begins like this. A change that older readers cannot read gets a new version. */
export const captureHeader = '{"format":"seaworthy-capture","version":1}';
const headerStart = captureHeader.slice(0, -1);

/** What the first line of a recorded file says. Times are ISO 8601 in UTC. */
export interface RecordingHeader {
  readonly recorder: 'proxy' | 'mirror';
  readonly createdAt: string;
  /** The file is to be removed after this time. */
  readonly retainUntil?: string;
  /** Files with the same id were redacted with the same key, so that equal values are equal in both. */
  readonly keyId?: string;
}

/** What is known of a recording after it was read. Of files put together: the earliest end, the sums. */
export interface Recording {
  readonly retainUntil?: string;
  readonly keyIds: readonly string[];
  /** Requests that the recorder saw but could not write in time. */
  readonly dropped: number;
  /** False when the recorder was killed; requests after the last record are not known. */
  readonly finished: boolean;
}

export function headerLine(header: RecordingHeader): string {
  return `${headerStart},${JSON.stringify(header).slice(1)}`;
}

export function droppedMark(requests: number): string {
  return JSON.stringify({ mark: 'dropped', requests });
}

export const endMark = '{"mark":"end"}';

export function isCaptureHeader(line: string): boolean {
  return line.startsWith(`${headerStart}}`) || line.startsWith(`${headerStart},`);
}

/** What a first line says; undefined when it is none of ours. */
export function parseHeaderLine(line: string): Partial<RecordingHeader> | undefined {
  const header = isCaptureHeader(line) ? parseObject(line) : undefined;
  if (header === undefined) return undefined;
  const { recorder, createdAt, retainUntil, keyId } = header;
  return {
    recorder: recorder === 'proxy' || recorder === 'mirror' ? recorder : undefined,
    createdAt: text(createdAt),
    retainUntil: text(retainUntil),
    keyId: text(keyId),
  };
}

/** Collects headers and marks while a file is read. */
export class RecordingReader {
  readonly #retainUntil: string[] = [];
  readonly #keyIds = new Set<string>();
  #recordings = 0;
  #ends = 0;
  #dropped = 0;

  /** Whether the line is a header or a mark, and no record. */
  takes(line: string): boolean {
    if (line.startsWith('{"mark":')) return this.#mark(line);
    if (!line.startsWith(headerStart)) return false;
    const header = parseHeaderLine(line);
    if (header?.recorder !== undefined) this.#recordings += 1;
    if (header?.retainUntil !== undefined) this.#retainUntil.push(header.retainUntil);
    if (header?.keyId !== undefined) this.#keyIds.add(header.keyId);
    return header !== undefined;
  }

  /** Undefined when nothing was recorded live. */
  close(): Recording | undefined {
    if (this.#recordings === 0) return undefined;
    return {
      retainUntil: this.#retainUntil.sort()[0],
      keyIds: [...this.#keyIds],
      dropped: this.#dropped,
      finished: this.#ends >= this.#recordings,
    };
  }

  #mark(line: string): boolean {
    const { mark, requests } = parseObject(line) ?? {};
    if (mark === 'end') this.#ends += 1;
    if (mark === 'dropped' && typeof requests === 'number') this.#dropped += requests;
    return mark === 'end' || mark === 'dropped';
  }
}

function parseObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
