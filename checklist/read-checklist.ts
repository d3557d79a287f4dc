import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { HarnessError } from '../reports/index.ts';
import type { Checklist, Item } from './item.ts';
import { itemsOf } from './items-of.ts';
import { findCycles } from './order.ts';
import { problemsOf, refuse, suggestion } from './problem.ts';
import { fileSchema, validatorOf, type WrittenFile } from './schema.ts';
import { dataSource, parseSource, type Source } from './yaml-source.ts';

/**
 * Reads a checklist file and what it extends. Items of the extended file come first.
 *
 * @param file absolute, or relative to `cwd`.
 * @throws {HarnessError} `input-unreadable` for a missing file, `checklist-unreadable` with file and line for
 * an unknown key or check, parameters that do not fit, an id that is there twice, needs that nobody meets.
 */
export async function readChecklistFile(file: string, cwd: string): Promise<Checklist> {
  return assemble(parseSource(await textOf(file, cwd), file), cwd, [resolve(cwd, file)]);
}

/** The same for data that a program made; it may extend files relative to `cwd`. */
export async function readChecklistData(data: unknown, cwd: string): Promise<Checklist> {
  return assemble(dataSource(data, 'checklist'), cwd, []);
}

interface SourcedItems {
  readonly written: WrittenFile;
  readonly items: readonly Item[];
}

async function assemble(source: Source, cwd: string, above: readonly string[]): Promise<Checklist> {
  const parts = await collect(source, cwd, above);
  const items = parts.flatMap((part) => part.items);
  const own = parts.at(-1)?.written;
  refuseTwins(items);
  refuseBrokenNeeds(items);
  return { name: own?.name ?? source.name, service: own?.service, file: source.name, items };
}

async function collect(source: Source, cwd: string, above: readonly string[]): Promise<SourcedItems[]> {
  refuse(source, problemsOf(validatorOf(fileSchema), source.data));
  const written = source.data as WrittenFile;
  const own = { written, items: itemsOf(source, written) };
  if (written.extends === undefined) return [own];
  const folder = dirname(above.at(-1) ?? resolve(cwd, 'checklist'));
  const base = resolve(folder, written.extends);
  if (above.includes(base)) {
    refuse(source, [{ path: ['extends'], text: `it extends itself through ${written.extends}` }]);
  }
  const text = await textOf(base, cwd, `${source.name}:${source.lineOf(['extends']) ?? 1}`);
  return [...(await collect(parseSource(text, written.extends), cwd, [...above, base])), own];
}

async function textOf(file: string, cwd: string, where = file): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw new HarnessError('input-unreadable', {
      what: `The checklist ${file} cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown'}).`,
      where,
      todo: 'Name an existing YAML or JSON file; `seaworthy init` writes a first one.',
      cause,
    });
  }
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
