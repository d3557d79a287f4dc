import { HarnessError } from '../../../../reports/index.ts';
import type { TextFile } from '../../../sources/text-files.ts';
import { someOf } from '../../wording.ts';
import type { Layout } from '../layout.ts';
import { textDigests } from '../text-digests.ts';
import { isSql } from '../wanted.ts';

const journal = /(?:^|\/)meta\/_journal\.json$/;

/** In the order of `meta/_journal.json`; its marks between statements are comments. */
export const drizzle: Layout = {
  id: 'drizzle',
  title: 'Drizzle',
  knownBy: 'names',
  sign: journal,
  claims: ({ name }) => /(?:^|\/)\d{4}_[^/]*\.sql$/.test(name),
  read(files) {
    const entries = files.filter(({ name }) => journal.test(name)).flatMap(entriesOf);
    const migrations = entries.map(({ tag, when, place }) => {
      const file = files.find(({ name }) => `/${name}`.endsWith(`/${tag}.sql`));
      if (file === undefined) throw unreadable(place, `The journal names ${tag}.sql, which is not there.`);
      const { name, text } = file;
      return {
        name,
        // MySQL reads `-->` as no comment.
        sql: text.replaceAll('--> statement-breakpoint', ''),
        version: String(when),
        checksums: textDigests(text),
      };
    });
    const used = new Set(migrations.map(({ name }) => name));
    const left = files.filter((file) => isSql(file) && !used.has(file.name)).map(({ name }) => name);
    return {
      migrations,
      remarks:
        left.length === 0 ? [] : [`Left out, because the journal does not name them: ${someOf(left)}.`],
    };
  },
  knows: isSql,
  table: {
    name: '__drizzle_migrations',
    // It applies what is younger than the last row.
    query: (table) => `
      SELECT CAST(created_at AS text) AS version, hash AS checksum, 'older' AS covers
      FROM ${table} ORDER BY created_at`,
  },
  example: {
    files: [
      { name: '0001_note.sql', text: 'ALTER TABLE "t" ADD COLUMN "b" integer;' },
      {
        name: '0000_t.sql',
        text: 'CREATE TABLE "t" ("a" integer);\n--> statement-breakpoint\nCREATE INDEX "i" ON "t" ("a");',
      },
      {
        name: 'meta/_journal.json',
        text: '{"dialect":"postgresql","entries":[{"idx":0,"when":1700000000000,"tag":"0000_t"},{"idx":1,"when":1700000000001,"tag":"0001_note"}]}',
      },
    ],
    migrations: [
      {
        name: '0000_t.sql',
        sql: 'CREATE TABLE "t" ("a" integer);\n\nCREATE INDEX "i" ON "t" ("a");',
        version: '1700000000000',
        checksums: [
          '1138216242c4e0d5582ac135e90e6411adc1ab74ab9fd12639a35d4ab2782667',
          '3e9b9869e87ae89dc077d5637943585370fcd43083ec2976ed43ea12d8f502c1',
        ],
      },
      {
        name: '0001_note.sql',
        sql: 'ALTER TABLE "t" ADD COLUMN "b" integer;',
        version: '1700000000001',
        checksums: ['b68c376ffb3c4c997228fac8c2cf7cf707e3e199ce88a0eee8965babeb99bd04'],
      },
    ],
  },
};

interface Entry {
  readonly idx: number;
  readonly tag: string;
  /** In milliseconds; what the table holds. */
  readonly when: number;
  readonly place: string;
}

function entriesOf({ name: place, text }: TextFile): Entry[] {
  try {
    const { entries } = JSON.parse(text) as { readonly entries: readonly Omit<Entry, 'place'>[] };
    return entries.map((entry) => ({ ...entry, place })).toSorted((a, b) => a.idx - b.idx);
  } catch {
    throw unreadable(place, 'The journal cannot be read.');
  }
}

function unreadable(where: string, what: string): HarnessError {
  return new HarnessError('input-unreadable', {
    what,
    where,
    todo: 'Name the folder as drizzle-kit wrote it, with meta/_journal.json.',
  });
}
