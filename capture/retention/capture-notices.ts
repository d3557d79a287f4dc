import { basename } from 'node:path';
import type { CapturedFile } from '../captured-file.ts';

/** What a person should know of the files before trusting a run on them. One sentence each. */
export function captureNotices(files: readonly CapturedFile[], now: Date): readonly string[] {
  const recorded = files.flatMap(({ file, recording }) =>
    recording === undefined ? [] : [{ name: basename(file), ...recording }],
  );
  const keyIds = new Set(recorded.flatMap((file) => file.keyIds));
  return [
    ...files.flatMap(({ file, partial, records }) =>
      partial === undefined
        ? []
        : [`${basename(file)} is not complete (${partial}); the ${records} records before that were read.`],
    ),
    ...recorded
      .filter(({ retainUntil }) => retainUntil !== undefined && Date.parse(retainUntil) < now.getTime())
      .map(
        ({ name, retainUntil }) =>
          `${name} was to be removed after ${retainUntil}; \`seaworthy capture purge\` does it.`,
      ),
    ...recorded
      .filter(({ dropped }) => dropped > 0)
      .map(
        ({ name, dropped }) =>
          `${name} lacks ${dropped} request${dropped === 1 ? '' : 's'}: the disk was too slow or full.`,
      ),
    ...(keyIds.size > 1
      ? [
          'The captures were redacted with different keys, so equal private values are not equal in all of them.',
        ]
      : []),
  ];
}
