import { HarnessError } from '../reports/harness-error.ts';
import { formatReader } from './log-format/format-reader.ts';
import type { Reader } from './reader.ts';
import { readers } from './readers/index.ts';
import { packedKind, wrongKindOf } from './wrong-kinds.ts';

/** What servers call formats that a reader reads among others. */
const aliases = new Map([
  ['common', 'combined'],
  ['combinedio', 'combined'],
  ['vhost_combined', 'vhost-combined'],
]);

/**
 * The reader of a format by name, or of a server's own format: `nginx:$remote_addr …`, `apache:%h …`.
 *
 * @throws {HarnessError} `usage` for a format that is not known, or a format string without a request.
 */
export function findReader(format: string): Reader {
  const name = aliases.get(format) ?? format;
  const reader = readers.find((candidate) => candidate.format === name) ?? formatReader(format);
  if (reader !== undefined) return reader;
  throw new HarnessError('usage', {
    what: `There is no capture format "${format}".`,
    where: '--format',
    todo: `Use one of: ${formatNames()}. ${ownFormat}`,
  });
}

/** The reader of a file by the beginning of its text. @throws {HarnessError} `capture-unreadable` when none fits. */
export function recognize(head: string, file: string): Reader {
  const isPacked = packedKind.pattern.test(head);
  const reader = isPacked ? undefined : readers.find((candidate) => candidate.recognizes(head));
  if (reader !== undefined) return reader;
  const wrong = isPacked ? packedKind : wrongKindOf(head);
  throw new HarnessError('capture-unreadable', {
    what: wrong === undefined ? 'No reader knows this format.' : `This is ${wrong.what}.`,
    where: file,
    todo:
      wrong?.todo ??
      `Known formats: ${formatNames()}. Name one with --format to read it all the same. ${ownFormat}`,
  });
}

const ownFormat =
  "For a format of your own give the text of the server's configuration: --format 'nginx:$remote_addr …' or 'apache:%h …'.";

function formatNames(): string {
  return readers.map((reader) => reader.format).join(', ');
}
