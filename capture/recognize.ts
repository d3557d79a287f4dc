import { HarnessError } from '../reports/index.ts';
import type { Reader } from './reader.ts';
import { readers } from './readers/index.ts';
import { wrongKindOf } from './wrong-kinds.ts';

/** @throws {HarnessError} `usage` for a format that is not known. */
export function findReader(format: string): Reader {
  const reader = readers.find((candidate) => candidate.format === format);
  if (reader !== undefined) return reader;
  throw new HarnessError('usage', {
    what: `There is no capture format "${format}".`,
    where: '--format',
    todo: `Use one of: ${formatNames()}.`,
  });
}

/** The reader of a file by the beginning of its text. @throws {HarnessError} `capture-unreadable` when none fits. */
export function recognize(head: string, file: string): Reader {
  const reader = readers.find((candidate) => candidate.recognizes(head));
  if (reader !== undefined) return reader;
  const wrong = wrongKindOf(head);
  throw new HarnessError('capture-unreadable', {
    what: wrong === undefined ? 'No reader knows this format.' : `This is ${wrong.what}.`,
    where: file,
    todo: wrong?.todo ?? `Known formats: ${formatNames()}. Name one with --format to read it all the same.`,
  });
}

function formatNames(): string {
  return readers.map((reader) => reader.format).join(', ');
}
