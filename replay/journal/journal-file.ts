import { closeSync, fdatasyncSync, openSync, statSync, truncateSync, writevSync } from 'node:fs';
import { dirname } from 'node:path';
import { HarnessError } from '../../reports/index.ts';
import { makeFolder } from '../../reports/make-folder.ts';
import { encodeFrame, magic } from './frames.ts';

export interface JournalFileOptions {
  /** Forces every record to the disk, so that it survives a power cut too. */
  readonly fsync?: boolean;
}

/**
 * A journal that records are added to. Each is handed to the operating system before `append` returns, so that
 * no death of this process can lose it. Only its owner may read the file: replies hold private data.
 */
export class JournalFile {
  readonly path: string;
  readonly #fd: number;
  readonly #fsync: boolean;
  #isBroken = false;

  private constructor(path: string, fd: number, { fsync = false }: JournalFileOptions) {
    this.path = path;
    this.#fd = fd;
    this.#fsync = fsync;
  }

  /** @throws {HarnessError} `usage` when there is one already, `store-failed` when it cannot be written. */
  static create(path: string, options: JournalFileOptions = {}): JournalFile {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0) throw journalTaken(path);
    try {
      makeFolder(dirname(path), 0o700);
      const file = new JournalFile(path, openSync(path, 'a', 0o600), options);
      file.#write([magic]);
      return file;
    } catch (cause) {
      throw unwritable(path, cause);
    }
  }

  /**
   * Goes on after the first `bytes` bytes; what follows them is cut off.
   *
   * @throws {HarnessError} `store-failed` when it cannot be written, `usage` when it is no more `fileBytes` long:
   *   somebody else went on with it since it was read.
   */
  static reopen(
    path: string,
    { bytes, fileBytes }: { readonly bytes: number; readonly fileBytes: number },
    options: JournalFileOptions = {},
  ): JournalFile {
    if (statSync(path, { throwIfNoEntry: false })?.size !== fileBytes) throw takenUp(path);
    try {
      truncateSync(path, bytes);
      return new JournalFile(path, openSync(path, 'a', 0o600), options);
    } catch (cause) {
      throw unwritable(path, cause);
    }
  }

  /**
   * @throws {HarnessError} `store-failed`, for example on a full disk. Nothing is written after that, since it
   *   would stand behind a torn record.
   */
  append(json: object, chunks: readonly Buffer[] = []): void {
    if (this.#isBroken) throw unwritable(this.path, undefined);
    try {
      this.#write(encodeFrame(json, chunks));
    } catch (cause) {
      this.#isBroken = true;
      throw unwritable(this.path, cause);
    }
  }

  /** Nothing can be appended afterwards. */
  close(): void {
    this.#isBroken = true;
    closeSync(this.#fd);
  }

  #write(pieces: readonly Buffer[]): void {
    const bytes = pieces.reduce((total, piece) => total + piece.length, 0);
    const written = writevSync(this.#fd, pieces);
    if (written < bytes) throw new Error(`of ${bytes} bytes ${written} could be written, as on a full disk`);
    if (this.#fsync) fdatasyncSync(this.#fd);
  }
}

export function journalTaken(path: string): HarnessError {
  return new HarnessError('usage', {
    what: 'There is a journal of an earlier run already.',
    where: path,
    todo: 'Go on with it by `seaworthy replay resume`, or name another folder.',
  });
}

function takenUp(path: string): HarnessError {
  return new HarnessError('usage', {
    what: 'Somebody else has just taken this run up.',
    where: path,
    todo: 'Let that go on; `seaworthy replay status` shows it.',
  });
}

function unwritable(path: string, cause: unknown): HarnessError {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new HarnessError('store-failed', {
    what: `The journal cannot be written${why}.`,
    where: path,
    todo: 'Free the disk or name another folder, then go on by `seaworthy replay resume`.',
    cause,
  });
}
