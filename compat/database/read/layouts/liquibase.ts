import { counted, someOf } from '../../wording.ts';
import { fileNamed, includedSteps, isChangelog } from '../changelog.ts';
import type { Included } from '../changelog.ts';
import { changesetsIn, formattedMark } from '../changesets.ts';
import type { Changeset } from '../changesets.ts';
import type { Dialect } from '../dialect.ts';
import type { TextFile } from '../../../sources/text-files.ts';
import type { Layout } from '../layout.ts';
import { changesetOf } from '../liquibase/changeset-of.ts';
import { isChosen } from '../liquibase/chosen.ts';
import type { Choice } from '../liquibase/chosen.ts';
import { fillPlaceholders } from '../placeholders.ts';
import type { Migration } from '../migration.ts';

/**
 * Formatted SQL: each `--changeset author:id` is a step. Files come in the order in which changelogs include them,
 * without any in the order of their names.
 */
export const liquibase: Layout = {
  id: 'liquibase',
  title: 'Liquibase formatted SQL',
  knownBy: 'marks',
  claims: ({ text }) => formattedMark.test(text),
  read(files, dialect, choice = {}) {
    const included = includedSteps(files);
    const byName = files
      .filter((file) => liquibase.claims(file))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const steps: Included['steps'] = included?.steps ?? byName.map((file) => ({ file }));
    const found = steps.flatMap(({ file, changeset }) => {
      const named = (path: string, relative: boolean): string =>
        fileNamed({ path, relative }, file, files).text;
      const inFile =
        changeset === undefined
          ? changesetsIn(file.text)
          : [changesetOf(changeset, { name: file.name, dialect, file: named })].filter(
              ({ sql }) => sql !== '',
            );
      return inFile.map((one) => ({ file, changeset: one }));
    });
    const possible = found.filter(({ changeset }) => runsHere(changeset, dialect));
    const ours = possible.filter(({ changeset }) => isChosen(changeset, choice));
    return {
      migrations: ours.map(({ file, changeset }) =>
        fillPlaceholders(toMigration(file, changeset), included?.properties ?? {}),
      ),
      remarks: [
        ...remarksOnChoice(
          possible.map(({ changeset }) => changeset),
          ours.length,
          choice,
        ),
        ...remarksOn(ours.map(({ changeset }) => changeset)),
        ...remarksOnFiles(files, included),
      ],
    };
  },
  table: {
    name: 'databasechangelog',
    query: (table) => `
      SELECT filename || '::' || id || '::' || author AS version,
        CASE WHEN exectype IN ('FAILED', 'SKIPPED') THEN 'it is marked as ' || lower(exectype) END AS broken
      FROM ${table} ORDER BY orderexecuted`,
    // The table holds the path from the class path, which is longer than the one below the folder.
    names: (applied, version) => applied.endsWith(`/${version}`),
  },
  example: {
    files: [
      {
        name: '001.sql',
        text: [
          '--liquibase formatted sql',
          '--changeset ann:1 context:test',
          'CREATE TABLE t (a int);',
          '--rollback DROP TABLE t;',
          '--changeset ann:2 runInTransaction:false',
          'CREATE INDEX CONCURRENTLY i ON t (a);',
          '--changeset ann:3 dbms:mysql',
          'ALTER TABLE t ENGINE = InnoDB;',
        ].join('\n'),
      },
    ],
    migrations: [
      {
        name: '001.sql::1::ann',
        sql: '\n\nCREATE TABLE t (a int);\n\n\n\n\n',
        down: '\n\n\nDROP TABLE t;\n\n\n\n',
        version: '001.sql::1::ann',
      },
      {
        name: '001.sql::2::ann',
        sql: '\n\n\n\n\nCREATE INDEX CONCURRENTLY i ON t (a);\n\n',
        version: '001.sql::2::ann',
        inTransaction: false,
      },
    ],
  },
};

function toMigration(
  { name, text }: TextFile,
  { author, id, attributes, sql, rollback }: Changeset,
): Migration {
  const path = attributes.get('logicalfilepath') ?? logicalPath(text) ?? name;
  return {
    name: `${name}::${id}::${author}`,
    sql,
    ...(rollback !== undefined && { down: rollback }),
    version: `${path}::${id}::${author}`,
    ...(['runonchange', 'runalways'].some((name) => attributes.get(name) === 'true') && { repeats: true }),
    ...(attributes.get('runintransaction') === 'false' && { inTransaction: false }),
  };
}

function logicalPath(text: string): string | undefined {
  return /logicalFilePath:(\S+)/i.exec(formattedMark.exec(text)?.groups?.['rest'] ?? '')?.[1];
}

function runsHere({ attributes }: Changeset, dialect: Dialect): boolean {
  if (attributes.get('ignore') === 'true') return false;
  const names = (attributes.get('dbms') ?? 'all').toLowerCase().split(/\s*,\s*/);
  const ours = dialect === 'mysql' ? ['mysql', 'mariadb'] : ['postgresql'];
  if (names.some((name) => ours.includes(name.replace(/^!/, '')) && name.startsWith('!'))) return false;
  return names.some((name) => name === 'all' || name.startsWith('!') || ours.includes(name));
}

function remarksOnFiles(files: readonly TextFile[], included: Included | undefined): string[] {
  if (included === undefined) return [];
  const used = new Set(included.steps.map(({ file }) => file));
  const others = files.filter((file) => liquibase.claims(file) && !isChangelog(file) && !used.has(file));
  if (others.length === 0) return [];
  return [`Left out, because no changelog includes them: ${someOf(others.map(({ name }) => name))}.`];
}

function remarksOnChoice(
  changesets: readonly Changeset[],
  taken: number,
  { contexts, labels }: Choice,
): string[] {
  const named = (keys: readonly string[]): string[] => [
    ...new Set(changesets.flatMap(({ attributes }) => keys.flatMap((key) => attributes.get(key) ?? []))),
  ];
  const open = [
    ...(contexts === undefined ? named(['context', 'contextfilter']) : []),
    ...(labels === undefined ? named(['labels']) : []),
  ];
  const left = changesets.length - taken;
  return [
    ...(open.length === 0
      ? []
      : [
          `Changesets of all contexts and labels are applied, as Liquibase does when none is named: ${open.join(', ')}.`,
        ]),
    ...(left === 0
      ? []
      : [`Left out by the chosen contexts and labels: ${counted(left, ['changeset', 'changesets'])}.`]),
  ];
}

function remarksOn(changesets: readonly Changeset[]): string[] {
  const asked = changesets.filter(({ hasPreconditions }) => hasPreconditions).length;
  return asked === 0
    ? []
    : [
        `Preconditions are not asked: ${counted(asked, ['changeset that has some is', 'changesets that have some are'])} applied.`,
      ];
}
