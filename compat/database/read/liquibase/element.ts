/** Reads changelogs in XML, YAML and JSON into one kind of tree. */
import { Parser } from 'htmlparser2';
import { parse } from 'yaml';
import { HarnessError } from '../../../../reports/index.ts';
import type { TextFile } from '../../../sources/text-files.ts';

/** `<column name="id">…</column>`, or `column: { name: id, … }`. */
export interface Element {
  readonly name: string;
  /** Attributes, and keys with a plain value. */
  readonly said: ReadonlyMap<string, string>;
  readonly inside: readonly Element[];
  readonly text: string;
}

/**
 * What the root of a changelog holds, in order; a path that it gives itself comes first, as an element with a text.
 *
 * @throws {HarnessError} `input-unreadable`
 */
export function readElements(file: TextFile): readonly Element[] {
  return rootsOf(file).flatMap(({ said, inside }) => {
    const path = said.get('logicalFilePath');
    return [
      ...(path === undefined ? [] : [{ name: 'logicalFilePath', said: new Map(), inside: [], text: path }]),
      ...inside.flatMap((one) => (one.name === 'modifyChangeSets' ? one.inside : [one])),
    ];
  });
}

function rootsOf(file: TextFile): readonly Element[] {
  if (/\.xml$/i.test(file.name)) return fromXml(file.text);
  try {
    const { databaseChangeLog = [] } = (parse(file.text) ?? {}) as { readonly databaseChangeLog?: unknown };
    return [fromYaml('databaseChangeLog', databaseChangeLog)];
  } catch (cause) {
    throw new HarnessError('input-unreadable', {
      what: `The changelog cannot be read: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
      where: file.name,
      cause,
    });
  }
}

/** A value by its key, or the text of the child of that name. */
export function valueOf(element: Element, key: string): string | undefined {
  return element.said.get(key) ?? element.inside.find(({ name }) => name === key)?.text;
}

/** The same element with all its values and texts changed. */
export function mapTexts({ name, said, inside, text }: Element, change: (text: string) => string): Element {
  return {
    name,
    said: new Map([...said].map(([key, value]) => [key, change(value)])),
    inside: inside.map((one) => mapTexts(one, change)),
    text: change(text),
  };
}

interface Open {
  readonly name: string;
  readonly said: ReadonlyMap<string, string>;
  readonly inside: Element[];
  text: string;
}

function fromXml(text: string): readonly Element[] {
  const root: Open = { name: '', said: new Map(), inside: [], text: '' };
  const open: Open[] = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const bare = name.replace(/^\w+:/, '');
        const element: Open = { name: bare, said: new Map(Object.entries(attributes)), inside: [], text: '' };
        open.at(-1)?.inside.push(element);
        open.push(element);
      },
      ontext(data) {
        const last = open.at(-1);
        if (last !== undefined) last.text += data;
      },
      onclosetag: () => void (open.length > 1 && open.pop()),
    },
    { xmlMode: true },
  );
  parser.end(text);
  const found = root.inside.filter(({ name }) => name === 'databaseChangeLog');
  return found.length === 0 ? [root] : found;
}

/** Lists that are no more than what stands in them. */
const lists: ReadonlySet<string> = new Set(['changes', 'columns']);

function fromYaml(name: string, value: unknown): Element {
  if (typeof value !== 'object' || value === null) {
    return { name, said: new Map(), inside: [], text: scalar(value) };
  }
  const said = new Map<string, string>();
  const inside: Element[] = [];
  const parts: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.flatMap((item: unknown) => Object.entries(Object(item) as Readonly<Record<string, unknown>>))
    : Object.entries(value);
  for (const [key, part] of parts) {
    if (typeof part !== 'object' || part === null) {
      if (Array.isArray(value)) inside.push(fromYaml(key, part));
      else said.set(key, scalar(part));
    } else if (lists.has(key)) inside.push(...fromYaml(key, part).inside);
    else inside.push(fromYaml(key, part));
  }
  return { name, said, inside, text: '' };
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
}
