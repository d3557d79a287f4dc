import { existsSync } from 'node:fs';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { keyIdOf } from '../keyed-hash.ts';
import { droppedMark, endMark, headerLine, type RecordingHeader } from '../recording.ts';
import type { LiveSettings } from './live-options.ts';
import { packFile } from './pack-file.ts';

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

interface CurrentFile {
  readonly path: string;
  readonly handle: CaptureHandle;
  readonly begunMs: number;
  bytes: number;
}

/**
 * Numbered capture files, each readable by itself: a header line, records, and an end mark once it is complete.
 *
 * A record counts as written when the operating system has it: it survives a kill of this process, but not a
 * power cut, as nothing is synced. Whatever the disk refuses is told by `append`; nothing is thrown after `begin`.
 */
export class CaptureFiles {
  readonly #settings: LiveSettings;
  readonly #recorder: RecordingHeader['recorder'];
  readonly #now: () => Date;
  readonly #open: OpenCapture;
  readonly #stem: string;
  readonly #finished: string[] = [];
  #packing: Promise<void> = Promise.resolve();
  #number = 0;
  #current: CurrentFile | undefined;
  #dropped = 0;
  #problem: string | undefined;

  constructor(
    settings: LiveSettings,
    recorder: RecordingHeader['recorder'],
    now: () => Date,
    openCapture: OpenCapture = openNew,
  ) {
    this.#settings = settings;
    this.#recorder = recorder;
    this.#now = now;
    this.#open = openCapture;
    this.#stem = `capture-${now()
      .toISOString()
      .replace(/\.\d+|[-:]/g, '')}`;
  }

  /** The file being written. */
  get current(): string {
    return basename(this.#current?.path ?? '');
  }

  /** Why the last write failed; undefined when it did not. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Paths of the complete files. */
  get finished(): readonly string[] {
    return this.#finished;
  }

  /** @throws the error of the disk, when not even the first file can be made. */
  async begin(): Promise<void> {
    await mkdir(this.#settings.folder, { recursive: true, mode: 0o700 });
    this.#current = await this.#next();
  }

  /** Says with the next lines that requests are missing. */
  drop(requests: number): void {
    this.#dropped += requests;
  }

  /** Writes whole lines. Gives how many were taken: fewer than all when the disk is full or broken. */
  async append(lines: readonly string[]): Promise<number> {
    const file = await this.#rotated();
    const dropped = this.#dropped;
    const marks = dropped > 0 ? [`${droppedMark(dropped)}\n`] : [];
    const taken = await this.#write(file, [...marks, ...lines]);
    if (taken > 0) this.#dropped -= dropped;
    return Math.max(0, taken - marks.length);
  }

  /** Completes the last file. */
  async close(): Promise<void> {
    if (this.#dropped > 0) await this.append([]);
    if (this.#current !== undefined) await this.#finish(this.#current);
    await this.#packing;
  }

  async #rotated(): Promise<CurrentFile> {
    const { rotateBytes, rotateMs } = this.#settings;
    const old = this.#current;
    if (old === undefined) throw new Error('append before begin');
    const isDue = old.bytes >= rotateBytes || this.#now().getTime() - old.begunMs >= rotateMs;
    if (!isDue) return old;
    try {
      this.#current = await this.#next();
      await this.#finish(old);
    } catch (error) {
      // a file that is too long is better than none
      this.#problem = reasonOf(error);
    }
    return this.#current ?? old;
  }

  async #next(): Promise<CurrentFile> {
    const begun = this.#now();
    const { path, handle } = await this.#openNext();
    const file = { path, handle, begunMs: begun.getTime(), bytes: 0 };
    const header = headerLine({
      recorder: this.#recorder,
      createdAt: begun.toISOString(),
      retainUntil: new Date(begun.getTime() + this.#settings.retainDays * 86_400_000).toISOString(),
      keyId: keyIdOf(this.#settings.redactKey),
    });
    if ((await this.#write(file, [`${header}\n`])) === 1) return file;
    await handle.close().catch(() => {});
    await rm(path, { force: true });
    throw new Error(this.#problem);
  }

  /** Another recorder may have begun in this second: its files are left alone. */
  async #openNext(): Promise<Pick<CurrentFile, 'path' | 'handle'>> {
    for (;;) {
      this.#number += 1;
      const name = `${this.#stem}-${String(this.#number).padStart(4, '0')}.ndjson`;
      const path = join(this.#settings.folder, name);
      if (existsSync(`${path}.gz`)) continue;
      try {
        return { path, handle: await this.#open(path) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }

  /** How many lines were written whole. What was cut is taken back, so that the file stays readable. */
  async #write(file: CurrentFile, lines: readonly string[]): Promise<number> {
    const bytes = Buffer.from(lines.join(''));
    let written = 0;
    try {
      while (written < bytes.length) {
        const rest = bytes.length - written;
        written += (await file.handle.write(bytes, written, rest, file.bytes + written)).bytesWritten;
      }
      this.#problem = undefined;
      file.bytes += bytes.length;
      return lines.length;
    } catch (error) {
      this.#problem = reasonOf(error);
      const whole = wholeLines(lines, written);
      file.bytes += whole.bytes;
      await file.handle.truncate(file.bytes).catch(() => {});
      return whole.lines;
    }
  }

  async #finish(file: CurrentFile): Promise<void> {
    await this.#write(file, [`${endMark}\n`]);
    await file.handle.close().catch(() => {});
    const index = this.#finished.push(file.path) - 1;
    if (!this.#settings.gzip) return;
    this.#packing = this.#packing.then(async () => {
      this.#finished[index] = await packFile(file.path);
    });
  }
}

function openNew(path: string): Promise<FileHandle> {
  return open(path, 'wx', 0o600);
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

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' ? 'the disk is full' : (code ?? message);
}
