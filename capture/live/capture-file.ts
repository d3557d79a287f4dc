import { open, rm, type FileHandle } from 'node:fs/promises';

/** What of a file handle is used; tests give full and slow disks. */
export interface CaptureHandle {
  write(
    bytes: Buffer,
    offset: number,
    length: number,
    at: number,
  ): Promise<{ readonly bytesWritten: number }>;
  truncate(bytes: number): Promise<void>;
  close(): Promise<void>;
}

export type OpenCapture = (path: string) => Promise<CaptureHandle>;

/** One file of lines that never ends within a line, also on a disk that gets full. */
export class CaptureFile {
  readonly path: string;
  readonly #handle: CaptureHandle;
  #bytes = 0;
  #firstBytes = 0;
  #problem: string | undefined;

  private constructor(path: string, handle: CaptureHandle) {
    this.path = path;
    this.#handle = handle;
  }

  /** Makes the file with its first line. @throws the error of the disk, and then leaves no file behind. */
  static async create(path: string, firstLine: string, openCapture: OpenCapture): Promise<CaptureFile> {
    const file = new CaptureFile(path, await openCapture(path));
    if ((await file.append([firstLine])) === 1) {
      file.#firstBytes = file.#bytes;
      return file;
    }
    await file.remove();
    throw new Error(file.problem);
  }

  /** It holds nothing but its first line. */
  get isEmpty(): boolean {
    return this.#bytes === this.#firstBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Why the last write failed; undefined when it did not. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Gives how many lines were written whole; what was cut is taken back. Never throws. */
  async append(lines: readonly string[]): Promise<number> {
    const bytes = Buffer.from(lines.join(''));
    let written = 0;
    try {
      while (written < bytes.length) {
        const rest = bytes.length - written;
        written += (await this.#handle.write(bytes, written, rest, this.#bytes + written)).bytesWritten;
      }
      this.#problem = undefined;
      this.#bytes += bytes.length;
      return lines.length;
    } catch (error) {
      this.#problem = diskProblem(error);
      const whole = wholeLines(lines, written);
      this.#bytes += whole.bytes;
      await this.#handle.truncate(this.#bytes).catch(() => {});
      return whole.lines;
    }
  }

  async close(): Promise<void> {
    await this.#handle.close().catch(() => {});
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true }).catch(() => {});
  }
}

/** A new file that only this user can read. @throws `EEXIST` */
export function openNew(path: string): Promise<FileHandle> {
  return open(path, 'wx', 0o600);
}

/** A clause for people. */
export function diskProblem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' ? 'the disk is full' : (code ?? message);
}

function wholeLines(lines: readonly string[], bytes: number): { lines: number; bytes: number } {
  const whole = { lines: 0, bytes: 0 };
  for (const line of lines) {
    const next = whole.bytes + Buffer.byteLength(line);
    if (next > bytes) break;
    whole.bytes = next;
    whole.lines += 1;
  }
  return whole;
}
