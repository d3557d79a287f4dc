import { counted } from '../../../../reports/index.ts';
import { refuseTwins, baseName } from '../version.ts';
import type { Layout } from '../layout.ts';

const fileName = /^(?<version>\d+)(?:_[^/]*)?\.sql$/;
const noTransaction = /^\s*--\s*atlas:txmode\s+none\b/m;
const checkpoint = /^\s*--\s*atlas:checkpoint\b/m;

/** `20260101120000_orders.sql` by version, beside a file `atlas.sum`; the last checkpoint stands for what is older. */
export const atlas: Layout = {
  id: 'atlas',
  title: 'Atlas',
  knownBy: 'names',
  sign: /(?:^|\/)atlas\.sum$/,
  claims: ({ name }) => fileName.test(baseName(name)),
  read(files) {
    const steps = files
      .flatMap(({ name, text }) => {
        const { version } = fileName.exec(baseName(name))?.groups ?? {};
        return version === undefined ? [] : [{ name, sql: text, version }];
      })
      .toSorted((a, b) => (a.version < b.version ? -1 : 1))
      .map((step) => ({ ...step, ...(noTransaction.test(step.sql) && { inTransaction: false }) }));
    const start = Math.max(
      0,
      steps.findLastIndex(({ sql }) => checkpoint.test(sql)),
    );
    const standsFor = steps.slice(0, start).map(({ version }) => version);
    return {
      migrations: refuseTwins(
        steps.slice(start).map((step, i) => ({ ...step, ...(i === 0 && start > 0 && { standsFor }) })),
        'Atlas',
      ),
      remarks:
        start === 0
          ? []
          : [
              `${steps[start]?.name} stands for ${counted(start, ['older version', 'older versions'])}, as on a new database.`,
            ],
    };
  },
  table: {
    name: 'atlas_schema_revisions',
    query: (table) => `
      SELECT version,
        CASE WHEN error <> '' THEN 'it failed' WHEN applied < total THEN 'it began but did not finish' END AS broken,
        CASE WHEN type = 1 THEN 'baseline' END AS covers
      FROM ${table} WHERE version <> '.atlas_cloud_identifier' ORDER BY version`,
  },
  example: {
    files: [
      { name: 'atlas.sum', text: 'h1:made-up=\n' },
      {
        name: '20260102_index.sql',
        text: '-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY i ON t (a);',
      },
      { name: '20260101.sql', text: 'CREATE TABLE t (a int);' },
    ],
    migrations: [
      { name: '20260101.sql', sql: 'CREATE TABLE t (a int);', version: '20260101' },
      {
        name: '20260102_index.sql',
        sql: '-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY i ON t (a);',
        version: '20260102',
        inTransaction: false,
      },
    ],
  },
};
