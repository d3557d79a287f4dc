import { HarnessError } from '../../../reports/index.ts';
import type { TextFile } from '../../sources/text-files.ts';

export type DumpKind = 'pg_dump' | 'mysqldump';

const heads: readonly (readonly [RegExp, DumpKind])[] = [
  [/^-- PostgreSQL database (?:cluster )?dump$/m, 'pg_dump'],
  // Rails and dbmate take the first comments away.
  [/^SELECT pg_catalog\.set_config\('search_path', '', false\);$/m, 'pg_dump'],
  [/^-- (?:MySQL|MariaDB) dump |^\/\*M?!999999\\- enable the sandbox mode/m, 'mysqldump'],
];

const headCharacters = 2000;

/** Which program wrote a dump as plain SQL; undefined for other texts. */
export function dumpKind(text: string): DumpKind | undefined {
  const head = text.slice(0, headCharacters).replaceAll('\r', '');
  return heads.find(([mark]) => mark.test(head))?.[1];
}

/** @throws {HarnessError} `input-unreadable` for the formats that only pg_restore reads, and for packed files. */
export function refuseBinary({ name, text }: TextFile): void {
  if (text.startsWith('PGDMP') || text.startsWith('toc.dat\0')) {
    throw new HarnessError('input-unreadable', {
      what: 'This dump is in a format that only pg_restore reads.',
      where: name,
      todo: `Turn it into SQL with pg_restore --schema-only --file=dump.sql ${name}, or dump with --format=plain.`,
    });
  }
  if (text.startsWith('\u001F') || text.slice(0, headCharacters).includes('\0')) {
    throw new HarnessError('input-unreadable', {
      what: 'This file is packed or binary; SQL text is needed.',
      where: name,
      todo: 'Unpack it first.',
    });
  }
}
