/** The import rules of ARCHITECTURE.md, checked against every source file. */
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mayTouch } from './may-touch.ts';
import { layers, read, sources } from './sources.ts';

const mayImport: Readonly<Record<string, readonly string[]>> = {
  reports: [],
  capture: ['reports'],
  replay: ['reports', 'capture'],
  compat: ['reports', 'capture'],
  checklist: ['reports', 'capture'],
  gate: ['reports', 'capture', 'replay', 'compat', 'checklist'],
  cli: ['reports', 'capture', 'replay', 'compat', 'checklist', 'gate'],
};

const specifier =
  /(?:^|[\s;}({=])(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*\(?\s*['"]([^'"]+)['"]|\bcreateRequire\b|\bimport\(\s*[^'"\s)]/g;

function specifiers(text: string): readonly string[] {
  return [...text.matchAll(specifier)].map((match) => match[1] ?? '(built at run time)');
}

function strayImports(file: string, text: string): readonly string[] {
  const folder = file.split('/')[0] ?? '';
  return specifiers(text)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name)))
    .filter((target) => {
      const to = target.split('/')[0] ?? '';
      return to !== folder && !(mayImport[folder] ?? []).includes(to);
    });
}

/** What reaches outside the process: network, other processes, drivers and engines. */
const outside =
  /^(?:node:)?(?:net|tls|http|https|http2|dgram|dns|child_process|worker_threads|cluster)(?:\/.*)?$|^(?:undici|pg|mysql2|ioredis|nodemailer|openapi-diff|libpg-query|node-sql-parser|playwright.*|autocannon|@electric-sql\/.*)(?:\/.*)?$/;

function touches(text: string): readonly string[] {
  const modules = specifiers(text).filter((name) => outside.test(name) && !isTypeOnly(text, name));
  return [...new Set([...modules.map(packageOf), ...(/(?<![.\w])fetch\(/.test(text) ? ['fetch'] : [])])];
}

/** `pg/lib/x` is `pg`; `@scope/name/x` is `@scope/name`. */
function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

function isTypeOnly(text: string, name: string): boolean {
  const quoted = name.replace(/[/\\^$*+?.()|[\]{}]/g, '\\$&');
  const all = [
    ...text.matchAll(
      new RegExp(`^\\s*(import|export)\\b[^;]*?['"]${quoted}['"]|import\\(\\s*['"]${quoted}['"]`, 'gm'),
    ),
  ];
  return all.length > 0 && all.every(([whole]) => /^\s*(import|export) type\b/.test(whole));
}

const files = sources(layers);

test('the walk sees the code base', () => expect(files.length).toBeGreaterThan(150));

describe('layers', () => {
  test.each(files)('%s', (file) => expect(strayImports(file, read(file))).toEqual([]));

  test.each([
    `import { a } from '../compat/rule.ts';`,
    `import type { A } from '../compat/rule.ts';`,
    `export * from '../compat/rule.ts';`,
    `import '../compat/rule.ts';`,
    `const m = await import('../compat/rule.ts');`,
    `type A = import('../compat/rule.ts').A;`,
    `import {\n a,\n b,\n} from '../compat/rule.ts';`,
  ])('catches a planted %s', (text) => expect(strayImports('replay/x.ts', text)).toEqual(['compat/rule.ts']));
});

describe('who may reach outside', () => {
  const found = new Map(
    files.map((file) => [file, touches(read(file))] as const).filter(([, modules]) => modules.length > 0),
  );

  test('every file that does is in the table with its reason', () => {
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(mayTouch).map(([file, { modules }]) => [file, modules])),
    );
  });

  test('every reason is a sentence', () => {
    for (const { reason } of Object.values(mayTouch)) expect(reason).toMatch(/^[A-Z].{15,}\.$/);
  });

  test('nothing is loaded by a name built at run time, except a named config', () => {
    const dynamic = files.filter((file) => specifiers(read(file)).includes('(built at run time)'));
    expect(dynamic).toEqual([]);
  });

  test.each([
    [`import net from 'node:net';`, ['node:net']],
    [`const { Client } = await import('pg');`, ['pg']],
    [`import type { Client } from 'pg';`, []],
    [`const reply = await fetch(url);`, ['fetch']],
    [`import { execFile } from 'child_process';`, ['child_process']],
  ])('sees a planted %s', (text, modules) => expect(touches(text)).toEqual(modules));
});

describe('who knows the process', () => {
  const uses = (text: string): boolean =>
    /(?<![.\w'"`/])process\.(?:env|argv|exit|exitCode|stdout|stderr|stdin|on|cwd)\b/.test(text);
  const may = ['cli/main.ts'];

  test('only main, and the children that answer their parent', () => {
    const found = files.filter((file) => uses(withoutComments(read(file))) && !isChild(file));
    expect(found).toEqual(may);
  });

  test('sees a planted use', () => expect(uses('const x = process.env.HOME')).toBe(true));
});

/** A child module is a process of its own. */
function isChild(file: string): boolean {
  return /(^|[/-])child(-protocol)?\.ts$/.test(file);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '');
}
