/** Text of a YAML or JSON file as a value that knows the line of each of its places. */
import { LineCounter, type Document, isMap, isScalar, isSeq, parseDocument as parseYaml } from 'yaml';
import { HarnessError } from '../../../reports/index.ts';
import { JsonLines } from './json-lines.ts';
import { pointerSteps } from './location.ts';

export interface ParsedDocument {
  readonly value: unknown;
  /** Line of the place a JSON pointer names, or of the nearest place above it that stands in the text. */
  lineOf(pointer: string): number | undefined;
}

/** @throws {HarnessError} `contract-unreadable` with file and line. */
export function parseDocument(where: string, text: string): ParsedDocument {
  if (/^\uFEFF?\s*[{[]/.test(text)) {
    const value = tryJson(text);
    if (value !== undefined) {
      const lines = new JsonLines(text);
      return { value, lineOf: (pointer) => lines.lineOf(pointer) };
    }
  }
  return parseWithLines(where, text);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // may still be YAML in flow style, and that parser names the line of the fault
    return undefined;
  }
}

function parseWithLines(where: string, text: string): ParsedDocument {
  const lineCounter = new LineCounter();
  try {
    const document = parseYaml(text, { lineCounter, merge: true, logLevel: 'silent' });
    const fault = document.errors[0];
    if (fault !== undefined) {
      throw broken(`${where}:${fault.linePos?.[0].line ?? 1}`, fault.message.split('\n')[0] ?? fault.code);
    }
    // `maxAliasCount` bounds what a few nested aliases can multiply to.
    const value: unknown = document.toJS({ maxAliasCount: 1000 });
    return { value, lineOf: (pointer) => lineIn(document, lineCounter, pointer) };
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    const deep = error instanceof RangeError;
    throw broken(
      `${where}:1`,
      deep ? 'nested too deeply' : error instanceof Error ? error.message : 'unknown',
    );
  }
}

function broken(where: string, detail: string): HarnessError {
  return new HarnessError('contract-unreadable', {
    what: `Not readable as YAML or JSON: ${detail.replace(/:$/, '')}.`,
    where,
    todo: 'Correct the file at this line.',
  });
}

function lineIn(document: Document, lines: LineCounter, pointer: string): number | undefined {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of pointerSteps(pointer)) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === step);
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return lines.linePos(offset).line;
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: readonly number[] } | undefined)?.range?.[0];
}
