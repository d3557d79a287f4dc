import { counted } from '../../../../reports/index.ts';
import { someOf } from '../../wording.ts';
import { includedSteps, isChangelog } from '../changelog.ts';
import type { Included } from '../changelog.ts';
import { changesetsIn, formattedMark } from '../changesets.ts';
import type { Changeset } from '../changesets.ts';
import { isForDialect } from '../dialect.ts';
import type { Dialect } from '../dialect.ts';
import type { TextFile } from '../../../sources/text-files.ts';
import type { Layout } from '../layout.ts';
import { changesetOf } from '../liquibase/changeset-of.ts';
import { filterOf, isChosen } from '../liquibase/chosen.ts';
import type { Choice, Filter } from '../liquibase/chosen.ts';
import { fileNamed } from '../liquibase/included-files.ts';
import { Properties } from '../liquibase/properties.ts';
import type { ChangelogStep } from '../liquibase/walk.ts';
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
    const properties = new Properties(dialect, choice.properties ?? {});
    const included = includedSteps(files, properties);
    const byName = files
      .filter((file) => liquibase.claims(file))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const steps: Included['steps'] =
      included?.steps ?? byName.map((file) => ({ file, within: [], guards: [] }));
    for (const { file } of steps) if (liquibase.claims(file)) properties.addFrom(file.text);
    const found = inRunOrder(steps.flatMap((step) => changesetsOf(step, files, dialect)));
    const possible = found.filter(({ changeset }) => runsHere(changeset, dialect));
    const ours = possible.filter(({ changeset, step: { within } }) =>
      [filterOf(changeset.attributes), ...within].every((filter) => isChosen(filter, choice)),
    );
    const values = properties.values();
    const migrations = ours.map((one) => fillPlaceholders(toMigration(one, found), values));
    return {
      migrations: migrations.filter(({ sql }) => sql !== ''),
      idle: migrations.filter(({ sql }) => sql === '').flatMap(({ version }) => version ?? []),
      remarks: [
        ...remarksOnChoice(possible, ours.length, choice),
        ...remarksOn(ours),
        ...remarksOnFiles(files, included),
      ],
    };
  },
  table: {
    name: 'databasechangelog',
    query: (table) => `
      SELECT filename || '::' || id || '::' || author AS version,
        CASE WHEN exectype IN ('FAILED', 'SKIPPED') THEN 'it is marked as ' || lower(exectype) END AS broken,
        CASE WHEN exectype = 'MARK_RAN' THEN 'nothing' END AS covers
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

interface Found {
  readonly step: ChangelogStep;
  readonly changeset: Changeset;
}

function changesetsOf(step: ChangelogStep, files: readonly TextFile[], dialect: Dialect): Found[] {
  const { file, changeset: element, guards } = step;
  const named = (path: string, relative: boolean): string => fileNamed({ path, relative }, file, files).text;
  const [first, ...others] =
    element === undefined
      ? changesetsIn(file.text)
      : [changesetOf(element, { name: file.name, dialect, file: named })];
  if (first === undefined) return [];
  const all = [{ ...first, guards: [...guards, ...first.guards] }, ...others];
  return all.map((changeset) => ({ step, changeset }));
}

function inRunOrder(found: readonly Found[]): Found[] {
  const rank = ({ changeset }: Found): number =>
    ['first', undefined, 'last'].indexOf(changeset.attributes.get('runorder'));
  return found.toSorted((a, b) => rank(a) - rank(b));
}

function toMigration({ step, changeset }: Found, all: readonly Found[]): Migration {
  const { name, text } = step.file;
  const { author, id, attributes, sql, rollback, rollbackOf, guards } = changeset;
  const path = attributes.get('logicalfilepath') ?? step.path ?? logicalPath(text) ?? name;
  const elsewhere = all.find(
    ({ changeset: one }) => one.id === rollbackOf?.id && one.author === rollbackOf.author,
  );
  const down = rollback ?? elsewhere?.changeset.sql;
  const says = (key: string, value: string): boolean => attributes.get(key) === value;
  return {
    name: `${name}::${id}::${author}`,
    sql,
    ...(down !== undefined && { down }),
    version: `${path}::${id}::${author}`,
    ...((says('runonchange', 'true') || says('runalways', 'true')) && { repeats: true }),
    ...(says('runintransaction', 'false') && { inTransaction: false }),
    ...(guards.length > 0 && { guards }),
    ...(says('failonerror', 'false') && { mayFail: true }),
  };
}

function logicalPath(text: string): string | undefined {
  return /logicalFilePath:(\S+)/i.exec(formattedMark.exec(text)?.groups?.['rest'] ?? '')?.[1];
}

function runsHere({ attributes }: Changeset, dialect: Dialect): boolean {
  return attributes.get('ignore') !== 'true' && isForDialect(attributes.get('dbms') ?? 'all', dialect);
}

function remarksOnFiles(files: readonly TextFile[], included: Included | undefined): string[] {
  if (included === undefined) return [];
  const used = new Set(included.steps.map(({ file }) => file));
  const others = files.filter((file) => liquibase.claims(file) && !isChangelog(file) && !used.has(file));
  const left = others.map(({ name }) => name);
  return [
    ...included.remarks,
    ...(left.length === 0 ? [] : [`Left out, because no changelog includes them: ${someOf(left)}.`]),
  ];
}

function remarksOnChoice(found: readonly Found[], taken: number, { contexts, labels }: Choice): string[] {
  const filters = found.flatMap(({ step, changeset }) => [filterOf(changeset.attributes), ...step.within]);
  const named = (key: keyof Filter): string[] => filters.flatMap((filter) => filter[key] ?? []);
  const open = new Set([
    ...(contexts === undefined ? named('contexts') : []),
    ...(labels === undefined ? named('labels') : []),
  ]);
  const left = found.length - taken;
  return [
    ...(open.size === 0
      ? []
      : [
          `Changesets of all contexts and labels are applied, as Liquibase does when none is named: ${[...open].join(', ')}.`,
        ]),
    ...(left === 0
      ? []
      : [`Left out by the chosen contexts and labels: ${counted(left, ['changeset', 'changesets'])}.`]),
  ];
}

function remarksOn(found: readonly Found[]): string[] {
  const loads = found.flatMap(({ changeset }) => changeset.loads ?? []);
  const always = found.filter(({ changeset }) => changeset.attributes.get('runalways') === 'true');
  const names = always.map(({ step, changeset: { id } }) => `${step.file.name}::${id}`);
  return [
    ...(loads.length === 0
      ? []
      : [`Rows that stand in files of their own are not loaded: ${someOf(loads)}.`]),
    ...(names.length === 0
      ? []
      : [`Run with each update, and tried here where their text is new: ${someOf(names)}.`]),
  ];
}
