/** YAML as values with their ways and lines; aliases and merge keys are followed within limits. */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
} from 'yaml';
import { depthMax, type Flat, valuesMax } from './flat.ts';
import { unreadable } from './unreadable.ts';

/**
 * The values of each document.
 *
 * @throws {HarnessError} `input-unreadable` with file and line.
 */
export function yamlValues(file: string, text: string): readonly (readonly Flat[])[] {
  const lines = new LineCounter();
  const documents = parsed(file, text, lines);
  let left = valuesMax;
  return documents.map((document) => {
    const fault = document.errors[0];
    if (fault !== undefined) {
      const [what = fault.code] = fault.message.split('\n');
      throw unreadable(
        file,
        fault.linePos?.[0].line ?? 1,
        `Not readable as YAML: ${what.replace(/ at line .*$|:$/, '')}.`,
      );
    }
    const values = new YamlWalk({ file, document, lines, left }).values();
    left -= values.length;
    return values;
  });
}

function parsed(file: string, text: string, lineCounter: LineCounter): readonly Document[] {
  const deep = tooDeepAt(text);
  if (deep !== undefined) throw unreadable(file, deep, 'The YAML is nested too deeply.');
  try {
    const documents = parseAllDocuments(text, { lineCounter, uniqueKeys: false, logLevel: 'silent' });
    return 'empty' in documents ? [] : documents;
  } catch (cause) {
    if (cause instanceof RangeError) throw unreadable(file, 1, 'The YAML is nested too deeply.');
    throw unreadable(
      file,
      1,
      `Not readable as YAML: ${cause instanceof Error ? cause.message : 'no reason given'}.`,
    );
  }
}

/** Deeper text can end the process: the parser recurses. */
const nestedMax = 300;

/** The line in which brackets or dashes are nested too deeply; undefined when they are not. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let line = 1;
  for (const [mark] of text.matchAll(/[[{]|[\]}]|(?:- ){300}|\n[^\s[\]{}]?/g)) {
    if (mark.startsWith('\n')) {
      line += 1;
      // What begins at the margin stands in no bracket; texts may hold brackets that nothing closes.
      if (mark.length > 1) depth = 0;
    } else if (mark.startsWith('-')) return line;
    else depth = /[[{]/.test(mark) ? depth + 1 : Math.max(0, depth - 1);
    if (depth > nestedMax) return line;
  }
  return undefined;
}

interface Walked {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly left: number;
}

/** One walk through a document. */
class YamlWalk {
  readonly #walked: Walked;
  readonly #values: Flat[] = [];
  #steps = 0;

  constructor(walked: Walked) {
    this.#walked = walked;
  }

  values(): readonly Flat[] {
    this.#visit(this.#walked.document.contents, [], undefined);
    return this.#values;
  }

  #visit(node: unknown, path: Flat['path'], line: number | undefined): void {
    const { file, document, left } = this.#walked;
    this.#steps += 1;
    if (this.#steps > left || path.length > depthMax) {
      throw unreadable(file, line, 'The YAML is nested too deeply, or its aliases multiply without end.');
    }
    if (isAlias(node)) this.#visit(node.resolve(document), path, line);
    else if (isMap(node)) this.#visitMap(node.items, path, line);
    else if (isSeq(node))
      node.items.forEach((item, i) => this.#visit(item, [...path, i], this.#lineOf(item) ?? line));
    else if (path.length > 0)
      this.#values.push({ path, value: textOf(node), ...(line !== undefined && { line }) });
  }

  #visitMap(
    items: readonly { readonly key: unknown; readonly value: unknown }[],
    path: Flat['path'],
    line: number | undefined,
  ): void {
    const own = new Set(items.map(({ key }) => textOf(key)));
    for (const { key, value } of items) {
      const at = this.#lineOf(key) ?? line;
      if (textOf(key) === '<<') this.#merge(value, { path, line: at, own });
      else this.#visit(value, [...path, textOf(key)], at);
    }
  }

  /** Keys of the map itself win over those that are merged in. */
  #merge(
    value: unknown,
    { path, line, own }: { path: Flat['path']; line: number | undefined; own: ReadonlySet<string> },
  ): void {
    const merged = isAlias(value) ? value.resolve(this.#walked.document) : value;
    if (isSeq(merged)) for (const item of merged.items) this.#merge(item, { path, line, own });
    else if (isMap(merged))
      this.#visitMap(
        merged.items.filter(({ key }) => !own.has(textOf(key))),
        path,
        line,
      );
  }

  #lineOf(node: unknown): number | undefined {
    const offset = (node as { readonly range?: readonly number[] | null } | null)?.range?.[0];
    return offset === undefined ? undefined : this.#walked.lines.linePos(offset).line;
  }
}

/** As it is written, so that `010` and `1.10` stay what they are. */
function textOf(node: unknown): string {
  if (!isScalar(node)) return isCollection(node) || isAlias(node) ? node.toString() : '';
  const { value, type, source } = node;
  if (value === null || value === undefined) return '';
  if (type === 'PLAIN' && source !== undefined) return source;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
