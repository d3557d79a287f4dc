import { HarnessError } from '../../reports/harness-error.ts';
import { LineCursor } from '../line-cursor.ts';
import { headLines, lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';
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
  return lineReader({
    format: name,
    title: `access log in a format of your own (${name} syntax)`,
    recognizes: (head) => fitsAny(logFormat, head),
    readLine: (line, at, wants) => logFormat.parse(line, at, wants),
    misfit: (file, head) => misfit(file, head, logFormat),
    example: { text: '', records: [] },
  });
}

function fitsAny(logFormat: LogFormat, head: string): boolean {
  return headLines(head).some((line) => logFormat.fits(LineCursor.at(line)));
}

function misfit(file: string, head: string, logFormat: LogFormat): HarnessError {
  fitsAny(logFormat, head);
  return new HarnessError('capture-unreadable', {
    what: `No line fits the format: what comes nearest departs from it at ${logFormat.firstMissing() ?? 'its end'}.`,
    where: file,
    todo: 'Copy the format as it stands in the configuration of the server that wrote this file.',
  });
}
