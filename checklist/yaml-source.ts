import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { HarnessError } from '../reports/index.ts';

export type Path = readonly (string | number)[];

/** Data together with where each part of it stands in its file. */
export interface Source {
  readonly name: string;
  readonly data: unknown;
  /** Line of what stands at a path, or of its nearest parent. Undefined for data that came without a file. */
  lineOf(path: Path): number | undefined;
}

/**
 * Reads YAML or JSON text with the lines kept. A key that is written twice is an error, never a lost item.
 *
 * @throws {HarnessError} `checklist-unreadable` with file and line.
 */
export function parseSource(text: string, name: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const [summary = 'this is not YAML'] = error.message.split('\n');
    throw unreadable(summary.replace(/ at line .*$/, ''), `${name}:${error.linePos?.[0].line ?? 1}`);
  }
  return {
    name,
    data: toData(document, name),
    lineOf: (path) => lineIn(document, lines, path),
  };
}

/** Data that a program gives, without lines. */
export function dataSource(data: unknown, name: string): Source {
  return { name, data, lineOf: () => undefined };
}

function toData(document: Document, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error), name);
  }
}

function lineIn(document: Document, lines: LineCounter, path: Path): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

function unreadable(what: string, where: string): HarnessError {
  return new HarnessError('checklist-unreadable', { what, where, todo: 'Correct the checklist file.' });
}
