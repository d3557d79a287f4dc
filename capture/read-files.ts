import { HarnessError } from '../reports/harness-error.ts';
import type { CapturedFile } from './captured-file.ts';
import { capturePaths } from './capture-paths.ts';
import { mergeFiles, type MergeOptions } from './merge-files.ts';
import type { Timed } from './time-window.ts';

/**
 * What `options.read` takes from files or patterns, in order of time, many at a time.
 *
 * @throws {HarnessError} as `readCapture` does.
 */
export async function* readFiles<One extends Timed>(
  files: readonly string[],
  options: MergeOptions<One>,
): AsyncGenerator<readonly One[]> {
  let isEmpty = true;
  let partial: string | undefined;
  const onFile = (file: CapturedFile): void => {
    partial ??= file.partial;
    options.onFile?.(file);
  };
  for await (const batch of mergeFiles(await capturePaths(files), { ...options, onFile })) {
    isEmpty &&= batch.length === 0;
    yield batch;
  }
  if (!isEmpty || options.signal?.aborted === true) return;
  throw new HarnessError('capture-empty', {
    what: `The capture holds no requests${partial === undefined ? '' : ` (${partial})`}.`,
    where: files.join(', '),
    todo: 'Give a log or HAR of a time with traffic.',
  });
}
