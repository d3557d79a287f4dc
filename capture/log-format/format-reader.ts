import { HarnessError } from '../../reports/harness-error.ts';
import type { CaptureRecord } from '../exchange.ts';
import { LineCursor } from '../line-cursor.ts';
import { headLines, readLines } from '../read-lines.ts';
import type { CaptureSource, Reader } from '../reader.ts';
import { apacheFormat } from './apache.ts';
import type { LogFormat } from './log-format.ts';
import { nginxFormat } from './nginx.ts';

const syntaxes: Readonly<Record<string, (text: string) => LogFormat>> = {
  nginx: nginxFormat,
  apache: apacheFormat,
};

/**
 * A reader of `nginx:$remote_addr …` or `apache:%h …`; undefined for what begins otherwise.
 *
 * @throws {HarnessError} `usage` for a format without a request, or with fields that nothing separates.
 */
export function formatReader(format: string): Reader | undefined {
  const [, name = '', text = ''] = /^(\w+):(.*)$/s.exec(format) ?? [];
  const compile = syntaxes[name];
  if (compile === undefined) return undefined;
  const logFormat = compile(text);
  return {
    format: name,
    title: `access log in a format of your own (${name} syntax)`,
    recognizes: (head) => headLines(head).some((line) => logFormat.fits(LineCursor.at(line))),
    read: (source) => readFitting(source, logFormat),
    example: { text: '', records: [] },
  };
}

/** A format that none of so many lines fits was mistyped: reading on would only count what cannot be read. */
const misfitsMax = 10_000;

async function* readFitting(
  source: CaptureSource,
  logFormat: LogFormat,
): AsyncGenerator<readonly CaptureRecord[]> {
  let [misfits, fits] = [0, false];
  for await (const records of readLines(source, (line, at) => logFormat.parse(line, at))) {
    fits ||= records.some((record) => !('unusable' in record) || record.unusable !== 'unreadable-line');
    if (!fits) misfits += records.length;
    if (misfits > misfitsMax) break;
    yield records;
  }
  if (!fits && misfits > 0) throw misfit(source.file, logFormat);
}

function misfit(file: string, logFormat: LogFormat): HarnessError {
  return new HarnessError('capture-unreadable', {
    what: `No line fits the format: what comes nearest departs from it at ${logFormat.firstMissing() ?? 'its end'}.`,
    where: file,
    todo: 'Copy the format as it stands in the configuration of the server that wrote this file.',
  });
}
