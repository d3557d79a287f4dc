/** Counts lines of log files that match an expression, in blocks, so that no size and no expression stops the run. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { CheckContext } from '../check-context.ts';
import { lookAt } from './file-facts.ts';
import type { LogAnswer } from './log-store.ts';

export interface FileQuery {
  readonly paths: readonly string[];
  readonly matches: string;
  /** Lines that match this do not count. */
  readonly except?: string | undefined;
}

const blockChars = 256 * 1024;
const samplesMax = 5;
const count = `
const wanted = new RegExp(matches, 'u'), unwanted = except === '' ? undefined : new RegExp(except, 'u');
const lines = text.split('\\n').filter((line) => line.trim() !== '');
const hits = lines.filter((line) => wanted.test(line) && !unwanted?.test(line));
JSON.stringify({ lines: lines.length, hits: hits.length, samples: hits.slice(0, ${samplesMax}) })`;

/** One count for each file; gzipped files are not understood. */
export async function countInFiles(query: FileQuery, context: CheckContext): Promise<LogAnswer> {
  const counts: { by: string; count: number }[] = [];
  const samples: string[] = [];
  let examined = 0;
  for (const path of query.paths) {
    try {
      const found = await countInFile(path, query, context);
      counts.push({ by: path, count: found.hits });
      examined += found.lines;
      samples.push(...found.samples);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return { fault: `${path} cannot be read: ${code ?? message}` };
    }
  }
  return { counts, examined, samples: samples.slice(0, samplesMax) };
}

interface Counted {
  readonly lines: number;
  readonly hits: number;
  readonly samples: readonly string[];
}

async function countInFile(path: string, query: FileQuery, context: CheckContext): Promise<Counted> {
  if (context.untrusted) {
    const found = await lookAt(path, context);
    if (found !== 'missing' && 'unreadable' in found) throw new Error(found.unreadable);
  }
  // Not `readFile`: a named pipe would be waited for without end.
  const handle = await open(resolve(context.cwd, path), constants.O_RDONLY | constants.O_NONBLOCK);
  let total: Counted = { lines: 0, hits: 0, samples: [] };
  const add = (text: string): void => {
    const { matches, except = '' } = query;
    const scope = { text, matches, except };
    const found = JSON.parse(String(runInNewContext(count, scope, { timeout: 2000 }))) as Counted;
    total = {
      lines: total.lines + found.lines,
      hits: total.hits + found.hits,
      samples: [...total.samples, ...found.samples].slice(0, samplesMax),
    };
  };
  try {
    let rest = '';
    const stream = handle.createReadStream({
      autoClose: false,
      encoding: 'utf8',
      highWaterMark: blockChars,
    });
    for await (const chunk of stream as AsyncIterable<string>) {
      context.signal.throwIfAborted();
      const end = chunk.lastIndexOf('\n');
      // A line without end must not fill the memory.
      if (end === -1 && rest.length < 16 * blockChars) {
        rest += chunk;
        continue;
      }
      add(rest + chunk.slice(0, end === -1 ? undefined : end));
      rest = end === -1 ? '' : chunk.slice(end + 1);
    }
    add(rest);
    return total;
  } finally {
    await handle.close();
  }
}
