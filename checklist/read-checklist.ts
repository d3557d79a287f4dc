import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { HarnessError } from '../reports/index.ts';
import { compose, type Part } from './compose.ts';
import type { Checklist, Item } from './item.ts';
import { builtInLists } from './lists/index.ts';
import { findCycles } from './order/service-graph.ts';
import { problemsOf, refuse, suggestion } from './problem.ts';
import { fileSchema, type WrittenFile } from './schema.ts';
import { validatorOf } from './validator.ts';
import { dataSource, parseSource, type Path, type Source } from './yaml-source.ts';

/** Where a checklist is read from. */
export interface ReadingPlace {
  readonly cwd: string;
  /** The files in `cwd` may be a stranger's: without `readText` nothing can be extended. */
  readonly untrusted?: boolean;
  /** Gives the text of a file, undefined when there is none. Default: from disk. */
  readText?(path: string): Promise<string | undefined>;
}

/**
 * Reads a checklist file and what it extends. Items of the extended file come first.
 *
 * @param file absolute, or relative to `cwd`, or a built-in list such as `seaworthy:general`.
 * @throws {HarnessError} `input-unreadable` for a missing file, `checklist-unreadable` with file and line for
 * an unknown key or check, parameters that do not fit, an id that is there twice, needs that nobody meets.
 */
export async function readChecklistFile(file: string, from: ReadingPlace): Promise<Checklist> {
  const builtIn = builtInPart(file);
  if (builtIn === 'unknown') {
    throw new HarnessError('checklist-unreadable', {
      what: unknownList(file),
      todo: 'Name a list that exists.',
    });
  }
  if (builtIn) return assemble(builtIn.source, from, []);
  const path = resolve(from.cwd, file);
  return assemble(parseSource(await textOf(path, from), shortName(path, from.cwd)), from, [path]);
}

/** The same for data that a program made; it may extend files relative to `cwd`. */
export async function readChecklistData(data: unknown, from: ReadingPlace): Promise<Checklist> {
  return assemble(dataSource(data, 'checklist'), from, []);
}

async function assemble(source: Source, from: ReadingPlace, above: readonly string[]): Promise<Checklist> {
  const parts = await collect(source, from, above);
  const items = compose(parts);
  refuseTwins(items);
  refuseBrokenNeeds(items);
  return { name: parts.at(-1)?.written.name ?? source.name, items };
}

/** The parts of a checklist, what is extended first. `above` holds the files that led here. */
async function collect(source: Source, from: ReadingPlace, above: readonly string[]): Promise<Part[]> {
  refuse(source, problemsOf(validatorOf(fileSchema), source.data));
  const written = source.data as WrittenFile;
  const parts: Part[] = [];
  for (const [index, name] of [written.extends ?? []].flat().entries()) {
    const path = Array.isArray(written.extends) ? ['extends', index] : ['extends'];
    const builtIn = builtInPart(name);
    if (builtIn === 'unknown') refuse(source, [{ path, text: unknownList(name) }]);
    else parts.push(...(builtIn ? [builtIn] : await collectFile(name, { source, path }, from, above)));
  }
  return [...parts, { source, written, isBuiltIn: false }];
}

const builtInPrefix = 'seaworthy:';

/** Undefined for the name of a file. */
function builtInPart(name: string): Part | 'unknown' | undefined {
  if (!name.startsWith(builtInPrefix)) return undefined;
  const list = builtInLists.find((each) => `${builtInPrefix}${each.name}` === name);
  if (list === undefined) return 'unknown';
  const written: WrittenFile = { name: list.title, items: list.items };
  return { source: dataSource(written, name), written, isBuiltIn: true };
}

function unknownList(name: string): string {
  const known = builtInLists.map((list) => `${builtInPrefix}${list.name}`);
  return `there is no built-in checklist "${name}": ${suggestion(name, known)}`;
}

async function collectFile(
  name: string,
  { source, path }: { source: Source; path: Path },
  from: ReadingPlace,
  above: readonly string[],
): Promise<Part[]> {
  if (from.untrusted && !from.readText) {
    refuse(source, [{ path, text: 'in an untrusted run it may extend no file of the change itself' }]);
  }
  const base = resolve(dirname(above.at(-1) ?? resolve(from.cwd, 'checklist')), name);
  if (above.includes(base)) refuse(source, [{ path, text: `it extends itself through ${name}` }]);
  const line = source.lineOf(path);
  const text = await textOf(base, from, line === undefined ? source.name : `${source.name}:${line}`);
  return collect(parseSource(text, shortName(base, from.cwd)), from, [...above, base]);
}

async function textOf(path: string, from: ReadingPlace, where?: string): Promise<string> {
  const text = await (from.readText ? from.readText(path) : readFile(path, 'utf8').catch(() => undefined));
  if (text !== undefined) return text;
  const name = shortName(path, from.cwd);
  throw new HarnessError('input-unreadable', {
    what: `The checklist ${name} cannot be read.`,
    where: where ?? name,
    todo: 'Name an existing YAML or JSON file; `seaworthy init` writes a first one.',
  });
}

/** As a person in `cwd` would write it. */
function shortName(path: string, cwd: string): string {
  const name = relative(cwd, path);
  return name.startsWith('..') ? path : name;
}

function refuseTwins(items: readonly Item[]): void {
  const seen = new Map<string, Item>();
  for (const item of items) {
    const twin = seen.get(item.id);
    if (twin !== undefined) throw brokenAt(item, `the id ${item.id} is already used at ${placeOf(twin)}`);
    seen.set(item.id, item);
  }
}

function refuseBrokenNeeds(items: readonly Item[]): void {
  const ids = items.map(({ id }) => id);
  for (const item of items) {
    const unknown = item.needs.find((need) => !ids.includes(need));
    if (unknown !== undefined) {
      throw brokenAt(item, `${item.id} needs "${unknown}", which is no item: ${suggestion(unknown, ids)}`);
    }
  }
  const [cycle] = findCycles(Object.fromEntries(items.map(({ id, needs }) => [id, needs])));
  const first = items.find(({ id }) => id === cycle?.[0]);
  if (cycle && first) throw brokenAt(first, `items need each other in a circle: ${cycle.join(' -> ')}`);
}

function brokenAt(item: Item, what: string): HarnessError {
  return new HarnessError('checklist-unreadable', {
    what,
    where: placeOf(item),
    todo: 'Correct the checklist.',
  });
}

function placeOf({ source }: Item): string {
  return source.line === undefined ? source.file : `${source.file}:${source.line}`;
}
