/** Turns a changeset in XML, YAML or JSON into SQL. Pure. */
import { HarnessError } from '../../../../reports/index.ts';
import type { Changeset } from '../changesets.ts';
import { isForDialect } from '../dialect.ts';
import type { Dialect } from '../dialect.ts';
import type { ChangeTypes, Said } from './change-type.ts';
import { columnChanges } from './columns.ts';
import { valueOf } from './element.ts';
import type { Element } from './element.ts';
import { inverseOf } from './inverse.ts';
import { modifySql } from './modify-sql.ts';
import { guardOf } from './preconditions.ts';
import { rowChanges } from './rows.ts';
import { spellingOf } from './spelling.ts';
import { tableChanges } from './tables.ts';

/** Changes of rows alone, which stand in files of their own. */
const loading: ReadonlySet<string> = new Set(['loadData', 'loadUpdateData']);

/** Every change that is read; others are an error by name. */
const changeTypes: ChangeTypes = { ...tableChanges, ...columnChanges, ...rowChanges };

/** Parts of a changeset that change nothing themselves. */
const asides: ReadonlySet<string> = new Set([
  'comment',
  'preConditions',
  'validCheckSum',
  'rollback',
  'modifySql',
]);

interface ChangesetPlace {
  readonly name: string;
  readonly dialect: Dialect;
  /** The text of an SQL file; see `Said.file`. */
  file(this: void, path: string, relative: boolean): string;
}

/** @throws {HarnessError} `input-unreadable` for a change that is not known, or that lacks what it needs. */
export function changesetOf(element: Element, place: ChangesetPlace): Changeset {
  const { said, inside } = element;
  const id = said.get('id') ?? '';
  const modifying = inside.filter(({ name }) => name === 'modifySql');
  const sqlOf = (changes: readonly Element[], visitors: readonly Element[] = []): string =>
    changes
      .filter((change) => isForDialect(valueOf(change, 'dbms') ?? 'all', place.dialect))
      .flatMap((change) => statementsOf(change, { ...place, id }))
      .map((sql) => `${modifySql(sql, visitors, place.dialect)};`)
      .join('\n');
  const alsoBack = modifying.filter((one) => valueOf(one, 'applyToRollback') === 'true');
  const sqlBack: SqlOf = (changes) => sqlOf(changes, alsoBack);
  const own = inside.filter(({ name }) => !asides.has(name));
  const changes = own.filter(({ name }) => !loading.has(name));
  const loads = own.filter((one) => !changes.includes(one)).map((one) => writtenLoad(one, id));
  return {
    author: said.get('author') ?? '',
    id,
    attributes: new Map([...said].map(([name, value]) => [name.toLowerCase(), value])),
    sql: sqlOf(changes, modifying),
    ...rollbackOf(element, changes, sqlBack),
    ...(loads.length > 0 && { loads }),
    guards: inside.filter(({ name }) => name === 'preConditions').map(guardOf),
  };
}

function writtenLoad(change: Element, id: string): string {
  return `${change.name} ${valueOf(change, 'tableName') ?? ''} (${id})`;
}

function rollbackOf(
  element: Element,
  changes: readonly Element[],
  sqlBack: SqlOf,
): Pick<Changeset, 'rollback' | 'rollbackOf'> {
  const elsewhere = element.inside.find(({ name, said }) => name === 'rollback' && said.has('changeSetId'));
  if (elsewhere !== undefined) {
    const [id = '', author = ''] = ['changeSetId', 'changeSetAuthor'].map((key) => elsewhere.said.get(key));
    return { rollbackOf: { id, author } };
  }
  const rollback = writtenBack(element, sqlBack) ?? unwrittenBack(changes, sqlBack);
  return rollback === undefined ? {} : { rollback };
}

type SqlOf = (changes: readonly Element[]) => string;

function writtenBack({ said, inside }: Element, sqlOf: SqlOf): string | undefined {
  const back = inside.filter(({ name }) => name === 'rollback');
  const plain = said.get('rollback');
  if (back.length === 0) return plain;
  return [plain ?? '', ...back.map((one) => one.text.trim() + sqlOf(one.inside))].join('\n').trim();
}

function unwrittenBack(changes: readonly Element[], sqlOf: SqlOf): string | undefined {
  const turned = changes.map(inverseOf);
  const known = turned.flatMap((change) => change ?? []);
  return known.length === 0 || known.length < turned.length ? undefined : sqlOf(known.toReversed());
}

function statementsOf(
  element: Element,
  { id, name: where, dialect, file }: ChangesetPlace & { readonly id: string },
): string[] {
  const fault = (what: string): HarnessError =>
    new HarnessError('input-unreadable', {
      what,
      where: `${where}::${id}`,
      todo: 'Let Liquibase write it as SQL (liquibase update-sql, against an empty offline database) and name that file, or name a dump of the schema.',
    });
  const build = changeTypes[element.name];
  if (build === undefined) throw fault(`The change ${element.name} is not read.`);
  const said: Said = {
    element,
    spelling: spellingOf(dialect),
    say(key) {
      const value = valueOf(element, key);
      if (value === undefined) throw fault(`The change ${element.name} does not say its ${key}.`);
      return value;
    },
    file: (path, relative) => file(path, relative),
  };
  return build(said).map((sql) => sql.trim().replace(/;+$/, ''));
}
