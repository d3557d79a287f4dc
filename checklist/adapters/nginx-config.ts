/** Reads an nginx configuration: a file with what it includes, or what `nginx -T` printed. */
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { NginxParseTreeNode } from 'nginx-conf/dist/src/parser.js';
import { glob } from 'tinyglobby';
import type { CheckContext } from '../check-context.ts';
import { lookAt } from './file-facts.ts';

/** One directive; `inside` of a block, empty for a simple one. */
export interface Directive {
  readonly name: string;
  /** As written, without the semicolon. */
  readonly value: string;
  readonly inside?: readonly Directive[];
}

/** The directives with includes in their place, or why there are none. */
export type NginxConfig = { readonly directives: readonly Directive[] } | { readonly problem: string };

/** Files by their absolute name; undefined for one that is not there. */
interface Files {
  named(pattern: string): Promise<readonly string[]>;
  text(name: string): Promise<string>;
}

const depthMax = 10;

export async function readNginxConfig(file: string, context: CheckContext): Promise<NginxConfig> {
  try {
    const main = await textOf(resolve(context.cwd, file), context);
    const dumped = filesOfDump(main);
    const [first] = dumped.keys();
    const files = first === undefined ? onDisk(resolve(context.cwd, file), context) : inDump(dumped);
    const text = first === undefined ? main : (dumped.get(first) ?? '');
    return { directives: await read(text, first ?? file, files, 0) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function read(text: string, name: string, files: Files, depth: number): Promise<Directive[]> {
  if (depth > depthMax) throw new Error(`${name} includes itself`);
  return expanded(await parsed(text, name), files, depth);
}

async function parsed(text: string, name: string): Promise<readonly NginxParseTreeNode[]> {
  const { parse } = await import('nginx-conf');
  if (!isClosed(text)) throw new Error(`${name} is no nginx configuration: its braces do not match`);
  return new Promise((done, refuse) => {
    parse(text, (error, tree) => {
      if (error === null || error === undefined) return done(tree?.children ?? []);
      const { line, message } = error as Error & { line?: number };
      refuse(
        new Error(`${name}${line === undefined ? '' : `:${line}`} is no nginx configuration: ${message}`),
      );
    });
  });
}

/** The parser takes a file that ends within a block. */
function isClosed(text: string): boolean {
  let depth = 0;
  for (const [part] of text.matchAll(
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?<![^\s;{}])#.*|\$\{\w+\}|[{}]/g,
  )) {
    if (part === '{') depth += 1;
    if (part === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

async function expanded(
  nodes: readonly NginxParseTreeNode[],
  files: Files,
  depth: number,
): Promise<Directive[]> {
  const all: Directive[] = [];
  for (const { name, value, isBlock, children } of nodes) {
    if (name === 'include') {
      for (const found of await files.named(value.replaceAll(/^["']|["']$/g, ''))) {
        all.push(...(await read(await files.text(found), found, files, depth + 1)));
      }
    } else {
      const inside = isBlock || children?.length ? await expanded(children ?? [], files, depth) : undefined;
      all.push({ name, value: value.replaceAll(/\s+/g, ' ').trim(), ...(inside && { inside }) });
    }
  }
  return all;
}

/** nginx reads relative names from the folder of its main file. */
function onDisk(main: string, context: CheckContext): Files {
  return {
    named: async (pattern) =>
      (
        await glob(pattern, { cwd: dirname(main), absolute: true, expandDirectories: false, onlyFiles: true })
      ).sort(),
    text: (name) => textOf(name, context),
  };
}

function inDump(files: ReadonlyMap<string, string>): Files {
  const [main = ''] = files.keys();
  return {
    named: async (pattern) => {
      const full = isAbsolute(pattern) ? pattern : join(dirname(main), pattern);
      return Promise.resolve([...files.keys()].filter((name) => matchesPattern(name, full)));
    },
    text: async (name) => Promise.resolve(files.get(name) ?? ''),
  };
}

/** nginx knows `*` and `?` in the names that it includes. */
function matchesPattern(name: string, pattern: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  return new RegExp(`^${source}$`).test(name);
}

/** `nginx -T` writes a line with the name before each file. */
function filesOfDump(text: string): Map<string, string> {
  const [, ...parts] = text.split(/^# configuration file (.+):$/m);
  const files = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2)
    files.set(parts[index] ?? '', parts[index + 1] ?? '');
  return files;
}

async function textOf(path: string, context: CheckContext): Promise<string> {
  const found = await lookAt(path, context);
  if (found === 'missing') throw new Error(`${path} is missing`);
  if ('unreadable' in found) throw new Error(`${path} cannot be read: ${found.unreadable}`);
  if (found.text === undefined) throw new Error(`${path} is too large`);
  return found.text;
}
