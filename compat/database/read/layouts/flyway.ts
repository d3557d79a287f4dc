import { counted } from '../../../../reports/index.ts';
import { crc32 } from 'node:zlib';
import type { TextFile } from '../../../sources/text-files.ts';
import { someOf } from '../../wording.ts';
import type { Layout } from '../layout.ts';
import type { Migration } from '../migration.ts';
import { baseName, compareVersions, refuseTwins } from '../version.ts';

const fileName = /^(?:(?<kind>[VUB])(?<version>\d[\d._]*?)|(?<repeatable>R))__(?<title>.*)\.sql$/;
/** What Flyway runs by itself at such a moment, whatever stands behind two underlines. */
const callback = /^(?:(?:before|after)[A-Z]\w*?|createSchema)(?:__.*)?\.sql$/;
const noTransaction = /^\s*executeInTransaction\s*=\s*false\b/m;

/** `V1_1__a.sql` by version, `U1_1__a.sql` undoes it, `R__b.sql` comes last. */
export const flyway: Layout = {
  id: 'flyway',
  title: 'Flyway',
  knownBy: 'names',
  needsValues: true,
  claims: ({ name }) => fileName.test(baseName(name)),
  knows: ({ name }) => callback.test(baseName(name)),
  read(files) {
    const undone = new Map(named(files, 'U').map((step) => [step.version, step.file]));
    const configs = new Set(
      files
        .filter(({ name, text }) => name.endsWith('.sql.conf') && noTransaction.test(text))
        .map(({ name }) => name),
    );
    const toMigration = ({ version, file: { name, text } }: Named): Migration => {
      const down = undone.get(version);
      return {
        name,
        sql: text,
        ...(down !== undefined && { down: down.text, downName: down.name }),
        version,
        ...(version.startsWith('R ') && { repeats: true }),
        ...(configs.has(`${name}.conf`) && { inTransaction: false }),
        ...(isFilledIn(text, version) ? {} : { checksums: [checksumOf(text)] }),
      };
    };
    // As on a new database: the last baseline stands for everything up to it.
    const start = named(files, 'B').at(-1);
    const all = named(files, 'V');
    const versioned = all.filter(
      ({ version }) => start === undefined || compareVersions(version, start.version) > 0,
    );
    const older = all.filter((step) => !versioned.includes(step));
    const callbacks = files.filter(({ name }) => callback.test(baseName(name))).map(({ name }) => name);
    return {
      migrations: [
        ...refuseTwins(
          [
            ...(start === undefined ? [] : [standIn(toMigration(start), older)]),
            ...versioned.map(toMigration),
          ],
          'Flyway',
        ),
        ...repeatable(files).map(toMigration),
      ],
      remarks: [
        ...(start === undefined || older.length === 0
          ? []
          : [
              `${start.file.name} stands for ${counted(older.length, ['older version', 'older versions'])}, as on a new database.`,
            ]),
        ...(callbacks.length === 0 ? [] : [`Callbacks are not run: ${someOf(callbacks)}.`]),
      ],
    };
  },
  table: {
    name: 'flyway_schema_history',
    // A repeatable one has a row for each time it ran, and its checksum is that of the last.
    query: (table) => `
      SELECT coalesce(t.version, 'R ' || t.description) AS version, CAST(t.checksum AS text) AS checksum,
        CASE WHEN NOT t.success THEN 'it failed' END AS broken,
        CASE WHEN t.type = 'BASELINE' THEN 'baseline' END AS covers
      FROM ${table} t
      WHERE t.type IN ('SQL', 'SQL_BASELINE', 'BASELINE', 'SCRIPT', 'JDBC')
        AND t.installed_rank = (
          SELECT max(later.installed_rank) FROM ${table} later
          WHERE coalesce(later.version, 'R ' || later.description) = coalesce(t.version, 'R ' || t.description))
      ORDER BY t.installed_rank`,
    names: (applied, version) => /^\d/.test(applied) && compareVersions(applied, version) === 0,
  },
  example: {
    files: [
      { name: 'R__orders_view.sql', text: 'CREATE OR REPLACE VIEW v AS SELECT 1 AS a;' },
      { name: 'V1.10__note.sql', text: 'ALTER TABLE t ADD b int;' },
      { name: 'V1_2__t.sql', text: 'CREATE TABLE t (a int);\n' },
      { name: 'U1.2__t.sql', text: 'DROP TABLE t;' },
      { name: 'V1.10__note.sql.conf', text: 'executeInTransaction=false\n' },
    ],
    migrations: [
      {
        name: 'V1_2__t.sql',
        sql: 'CREATE TABLE t (a int);\n',
        down: 'DROP TABLE t;',
        downName: 'U1.2__t.sql',
        version: '1.2',
        checksums: ['-254098511'],
      },
      {
        name: 'V1.10__note.sql',
        sql: 'ALTER TABLE t ADD b int;',
        version: '1.10',
        inTransaction: false,
        checksums: ['538273548'],
      },
      {
        name: 'R__orders_view.sql',
        sql: 'CREATE OR REPLACE VIEW v AS SELECT 1 AS a;',
        version: 'R orders view',
        repeats: true,
        checksums: ['1470134495'],
      },
    ],
  },
};

interface Named {
  readonly version: string;
  readonly file: TextFile;
}

/** Files of one kind by version; `1_2` and `1.2` are one. */
function named(files: readonly TextFile[], kind: 'V' | 'U' | 'B'): Named[] {
  return files
    .flatMap((file) => {
      const groups = fileName.exec(baseName(file.name))?.groups;
      return groups?.['kind'] === kind
        ? [{ version: (groups['version'] ?? '').replaceAll('_', '.'), file }]
        : [];
    })
    .toSorted((a, b) => compareVersions(a.version, b.version));
}

/** They have no version; the table knows them by their description. */
function repeatable(files: readonly TextFile[]): Named[] {
  return files
    .flatMap((file) => {
      const groups = fileName.exec(baseName(file.name))?.groups;
      const title = (groups?.['title'] ?? '').replaceAll('_', ' ');
      return groups?.['repeatable'] === undefined ? [] : [{ version: `R ${title}`, file }];
    })
    .toSorted((a, b) => (a.version < b.version ? -1 : 1));
}

/** The table may hold the last of the older ones under the version of the baseline. */
function standIn(baseline: Migration, older: readonly Named[]): Migration {
  if (older.length === 0) return baseline;
  const last = older.filter(({ version }) => version === baseline.version);
  return {
    ...baseline,
    standsFor: older.map(({ version }) => version),
    checksums: [...(baseline.checksums ?? []), ...last.map(({ file }) => checksumOf(file.text))],
  };
}

/** The digest of a repeatable one is that of its text with placeholders filled in, which only Flyway knows. */
function isFilledIn(text: string, version: string): boolean {
  return version.startsWith('R ') && text.includes('${');
}

/** Flyway's: CRC-32 of the lines without their ends, as a signed number. */
function checksumOf(text: string): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n|\r/g, '\n')
    .replaceAll('\n', '');
  return String(crc32(lines) | 0);
}
