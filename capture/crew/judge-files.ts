import { readFiles } from '../read-files.ts';
import type { ReadCaptureOptions } from '../read-capture.ts';
import type { CaptureSource, Reader } from '../reader.ts';
import type { GuidedWork } from './answer-blocks.ts';
import { Crew, type CrewOptions } from './crew.ts';
import { judgeSource, type StandIn } from './judged-block.ts';
import { threadsFor } from './threads-for.ts';

export interface JudgeOptions<Found, Guide>
  extends ReadCaptureOptions, Omit<CrewOptions<Guide>, 'threads' | 'format'> {
  /** Done here where one thread reads, and where lines cannot be read apart. */
  readonly work: GuidedWork<Found, Guide>;
  /** Threads that read lines side by side; what they find is the same. Default: one, more for large logs. */
  readonly threads?: number | undefined;
  readonly signal: AbortSignal;
}

/**
 * What the work finds in captures, block by block in order of time.
 *
 * @throws {HarnessError} as `readCapture` does.
 */
export async function* judgeFiles<Found, Guide = never>(
  files: readonly string[],
  options: JudgeOptions<Found, Guide>,
): AsyncGenerator<Found> {
  const { work, guide, threads = await threadsFor(files) } = options;
  const crew = threads > 1 ? new Crew<Found, Guide>({ ...options, threads }) : undefined;
  const read = (reader: Reader, source: CaptureSource): AsyncIterable<readonly StandIn<Found>[]> =>
    crew === undefined || reader.readLine === undefined
      ? judgeSource(reader, source, work)
      : crew.read(reader, source);
  try {
    for await (const batch of readFiles(files, { ...options, read })) {
      for (const { found } of batch) if (found !== undefined) yield found;
      if (guide !== undefined) work.follow?.(guide());
    }
  } finally {
    await crew?.close();
  }
}
