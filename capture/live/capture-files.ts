import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeFolder } from '../../reports/make-folder.ts';
import { keyIdOf } from '../keyed-hash.ts';
import { droppedMark, endMark, headerLine, type RecordingHeader } from '../recording.ts';
import { CaptureFile, diskProblem, openNew, type OpenCapture } from './capture-file.ts';
import { dayMs, type LiveSettings } from './live-options.ts';
import { packFile } from './pack-file.ts';

/**
 * Capture files named by the time they were begun and a running number, each readable by itself: a header line,
 * records, and an end mark once it is complete.
 *
 * A record counts as written when the operating system has it: it survives a kill of this process, but not a
 * power cut, as nothing is synced. Whatever the disk refuses is told by `append`; nothing is thrown after `begin`.
 */
export class CaptureFiles {
  readonly #settings: LiveSettings;
  readonly #recorder: RecordingHeader['recorder'];
  readonly #now: () => Date;
  readonly #open: OpenCapture;
  readonly #finished: string[] = [];
  #packing: Promise<void> = Promise.resolve();
  #number = 0;
  #current: CaptureFile | undefined;
  #begunMs = 0;
  #dropped = 0;
  #rotationProblem: string | undefined;

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
  }

  /** Name of the file being written. */
  get current(): string {
    return basename(this.#current?.path ?? '');
  }

  /** Why the last write failed; undefined when it did not. */
  get problem(): string | undefined {
    return this.#current?.problem ?? this.#rotationProblem;
  }

  /** Paths of the complete files. */
  get finished(): readonly string[] {
    return this.#finished;
  }

  /** @throws the error of the disk, when not even the first file can be made. */
  async begin(): Promise<void> {
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
    const taken = await file.append([...marks, ...lines]);
    if (taken > 0) this.#dropped -= dropped;
    return Math.max(0, taken - marks.length);
  }

  /** Completes the last file, or takes it away when it is empty. */
  async close(): Promise<void> {
    if (this.#dropped > 0) await this.append([]);
    if (this.#current?.isEmpty === true && this.#dropped === 0) {
      await this.#current.remove();
      this.#current = undefined;
    }
    // a file that cannot say what it lacks must not say that it is complete
    const marks = this.#dropped > 0 ? [] : [`${endMark}\n`];
    if (this.#current !== undefined) await this.#finish(this.#current, marks);
    await this.#packing;
  }

  async #rotated(): Promise<CaptureFile> {
    const { rotateBytes, rotateMs } = this.#settings;
    const old = this.#current;
    if (old === undefined) throw new Error('append before begin');
    const isDue = old.bytes >= rotateBytes || this.#now().getTime() - this.#begunMs >= rotateMs;
    // somebody may have removed it, and would never see what is written
    if (!isDue && existsSync(old.path)) return old;
    try {
      this.#current = await this.#next();
      this.#rotationProblem = undefined;
    } catch (error) {
      // a file that is too long is better than none
      this.#rotationProblem = diskProblem(error);
      return old;
    }
    await this.#finish(old, [`${endMark}\n`]);
    return this.#current;
  }

  /** Another recorder may have begun in the same second: its files are left alone. */
  async #next(): Promise<CaptureFile> {
    makeFolder(this.#settings.folder, 0o700);
    const begun = this.#now();
    const stem = `capture-${begun.toISOString().replace(/\.\d+|[-:]/g, '')}`;
    for (;;) {
      this.#number += 1;
      const name = `${stem}-${String(this.#number).padStart(4, '0')}.ndjson`;
      const path = join(this.#settings.folder, name);
      if (existsSync(`${path}.gz`)) continue;
      try {
        const file = await CaptureFile.create(path, `${headerLine(this.#header(begun))}\n`, this.#open);
        this.#begunMs = begun.getTime();
        return file;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }

  #header(begun: Date): RecordingHeader {
    const { retainDays, redactKey } = this.#settings;
    return {
      recorder: this.#recorder,
      createdAt: begun.toISOString(),
      retainUntil: new Date(begun.getTime() + retainDays * dayMs).toISOString(),
      keyId: keyIdOf(redactKey),
    };
  }

  async #finish(file: CaptureFile, marks: readonly string[]): Promise<void> {
    await file.append(marks);
    await file.close();
    if (!existsSync(file.path)) return;
    const index = this.#finished.push(file.path) - 1;
    if (!this.#settings.gzip) return;
    this.#packing = this.#packing.then(async () => {
      this.#finished[index] = await packFile(file.path);
    });
  }
}
