/** Names what a folder holds and its history does not, so that nothing is lost in silence. Pure. */
import { someOf } from '../wording.ts';
import type { TextFile } from '../../sources/text-files.ts';
import type { Layout } from './layout.ts';
import type { Migration } from './migration.ts';
import { unfilled } from './placeholders.ts';
import { programsNotRun } from './programs.ts';
import { isSql } from './wanted.ts';

export interface Reading {
  /** Files that are for no other engine. */
  readonly ours: readonly TextFile[];
  readonly layout: Layout;
  readonly migrations: readonly Migration[];
}

export function leftOut(files: readonly TextFile[], { ours, layout, migrations }: Reading): string[] {
  // A changeset is called by its file, `::` and more.
  const used = new Set(migrations.flatMap(({ name, downName }) => [name.split('::')[0], downName]));
  const isLost = (file: TextFile): boolean =>
    isSql(file) &&
    !used.has(file.name) &&
    !layout.claims(file) &&
    layout.knows?.(file) !== true &&
    !/\bdown\.sql$/i.test(file.name) &&
    !(
      layout.id === 'liquibase' &&
      migrations.some(({ sql }) => sql.includes(file.text.trim().replace(/;+$/, '')))
    );
  const namesOf = (some: readonly TextFile[]): string[] => some.map(({ name }) => name);
  return [
    ...said('Steps that are programs are not run, so what they change is missing', programsNotRun(ours)),
    ...said(`Left out, because ${layout.title} does not apply them`, namesOf(ours.filter(isLost))),
    ...said(
      'Left out as files for another engine',
      namesOf(files.filter((file) => isSql(file) && !ours.includes(file))),
    ),
    ...said('Placeholders without a value', unfilled(migrations)),
  ];
}

function said(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what}: ${someOf(names)}.`];
}
