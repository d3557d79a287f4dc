/** Turns a changeset in XML, YAML or JSON into SQL. Pure. */
import { HarnessError } from '../../../../reports/index.ts';
import type { Changeset } from '../changesets.ts';
import type { Dialect } from '../dialect.ts';
import type { ChangeTypes, Said } from './change-type.ts';
import { columnChanges } from './columns.ts';
import { valueOf } from './element.ts';
import type { Element } from './element.ts';
import { inverseOf } from './inverse.ts';
import { rowChanges } from './rows.ts';
import { spellingOf } from './spelling.ts';
import { tableChanges } from './tables.ts';

/** Every change that is read; others are an error by name. */
const changeTypes: ChangeTypes = { ...tableChanges, ...columnChanges, ...rowChanges };

/** Parts of a changeset that change nothing themselves. */
const asides: ReadonlySet<string> = new Set(['comment', 'preConditions', 'validCheckSum', 'rollback']);

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
  const sqlOf = (changes: readonly Element[]): string =>
    changes.flatMap((change) => statementsOf(change, { ...place, id })).join('\n');
  const changes = inside.filter(({ name }) => !asides.has(name));
  const rollback = writtenBack(element, sqlOf) ?? unwrittenBack(changes, sqlOf);
  return {
    author: said.get('author') ?? '',
    id,
    attributes: new Map([...said].map(([name, value]) => [name.toLowerCase(), value])),
    sql: sqlOf(changes),
    ...(rollback !== undefined && { rollback }),
    hasPreconditions: inside.some(({ name }) => name === 'preConditions'),
  };
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
  return build(said).map((sql) => `${sql.trim().replace(/;+$/, '')};`);
}
