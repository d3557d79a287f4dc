import type { Layout } from '../layout.ts';
import { inOrder } from '../migration.ts';
import { isOutsideTransaction, sqlxTable, versionsTable } from '../other-tables.ts';
import { pairFiles } from '../pairs.ts';
import { isSql, isWanted } from '../wanted.ts';

const goesDown = /(?:^|\/)down\.sql$|[._-](?:down|undo|rollback)\.sql$/i;
const goesUp = /[._-]up\.sql$|\.sql$/i;

/** Numbered files in order, each with the file beside it that takes it back. */
export const plain: Layout = {
  id: 'plain',
  title: 'numbered files',
  knownBy: 'names',
  claims: ({ name }) => /(?:^|\/)\d[^/]*\.sql$/i.test(name) && !goesDown.test(name),
  read(files, dialect) {
    const { migrations, remarks } = pairFiles(files, dialect, (name) => {
      // Any other file was named by itself.
      if (!isSql({ name }) && isWanted(name)) return undefined;
      const goes = goesDown.test(name) ? 'down' : 'up';
      return { stem: name.replace(goes === 'down' ? goesDown : goesUp, ''), goes };
    });
    return {
      migrations: migrations
        .toSorted((a, b) => inOrder(a.name, b.name))
        .map((one) => ({ ...one, ...(isOutsideTransaction(one.sql) && { inTransaction: false }) })),
      remarks,
    };
  },
  otherTables: [sqlxTable, versionsTable],
  example: {
    files: [
      { name: '10_note.sql', text: 'ALTER TABLE t ADD b int;' },
      { name: '9_t.sql', text: 'CREATE TABLE t (a int);' },
      { name: '9_t.rollback.sql', text: 'DROP TABLE t;' },
    ],
    migrations: [
      {
        name: '9_t.sql',
        sql: 'CREATE TABLE t (a int);',
        down: 'DROP TABLE t;',
        downName: '9_t.rollback.sql',
      },
      { name: '10_note.sql', sql: 'ALTER TABLE t ADD b int;' },
    ],
  },
};
