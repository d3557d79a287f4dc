import type { Migration } from '../../read/migration.ts';
import type { OnlineDdl } from './online-ddl.ts';

/** The example of a row as a baseline and a release. */
export function releaseOfRow({ example }: OnlineDdl): { before: Migration; after: Migration } {
  return {
    before: {
      name: '1.sql',
      sql: `CREATE TABLE other (id int PRIMARY KEY); CREATE TABLE shop (${example.table}) ENGINE=InnoDB;`,
    },
    after: { name: '2.sql', sql: `ALTER TABLE shop ${example.clause};` },
  };
}
