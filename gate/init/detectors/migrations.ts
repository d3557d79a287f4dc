import type { Detector } from '../detector.ts';

const numbered = /(^|\/)V?\d{1,14}[-_.].*\.sql$/i;
const prisma = /\/\d+[^/]*\/migration\.sql$/;
const parent = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/'))) || '.';

/** Folders whose SQL files carry numbers; Prisma keeps one folder per migration. */
export const migrations: Detector = {
  id: 'migrations',
  title: 'folders of migrations',
  detect({ files }) {
    const found = files.filter((file) => prisma.test(file) || numbered.test(file));
    const folders = new Map(
      found.map((file) => [prisma.test(file) ? parent(parent(file)) : parent(file), file]),
    );
    const item = {
      title: 'The database was changed, successfully, before the code that needs it ships',
      check: 'sql',
      with: { url: '${var:database}', query: '${var:migrated}', expect: { empty: false } },
    };
    return [...folders].flatMap(([path, file], index) => [
      { id: path, file, line: 1, compare: { as: 'database' as const, path } },
      ...(index === 0 ? [{ id: 'DB-07', file, line: 1, item }] : []),
    ]);
  },
  examples: [
    {
      files: { 'db/migrations/0001-ads.sql': 'create table ads (id int);', 'db/notes.sql': '' },
      proposes: ['db/migrations db/migrations/0001-ads.sql:1', 'DB-07 db/migrations/0001-ads.sql:1'],
    },
    {
      files: { 'prisma/migrations/20260101_init/migration.sql': '' },
      proposes: [
        'prisma/migrations prisma/migrations/20260101_init/migration.sql:1',
        'DB-07 prisma/migrations/20260101_init/migration.sql:1',
      ],
    },
  ],
};
