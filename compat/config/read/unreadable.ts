import { HarnessError } from '../../../reports/index.ts';

/** What a reader throws for a file that it cannot read. */
export function unreadable(
  file: string,
  line: number | undefined,
  what: string,
  todo?: string,
): HarnessError {
  return new HarnessError('input-unreadable', {
    what,
    where: line === undefined ? file : `${file}:${line}`,
    todo: todo ?? 'Correct the file at this line.',
  });
}
