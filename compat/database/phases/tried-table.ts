/** The table of a change on the scratch database: what its columns can hold, and how rows are written into it. */
import { HarnessError } from '../../../reports/index.ts';
import type { BoundaryValue } from '../rollback/boundary-values.ts';
import { plainName } from '../sql.ts';
import { namesOf, spellingOf } from './column-change.ts';
import type { ColumnChange, ConvertedColumn } from './column-change.ts';

/** A column into which code may write; all values are SQL. */
export interface TriedColumn {
  readonly name: string;
  /** An ordinary value, and another one. */
  readonly first: string;
  readonly other: string;
  /** Values at the edges of its type. */
  readonly edges: readonly BoundaryValue[];
  /** An insert must name it. */
  readonly due: boolean;
  /** Only the database gives it a value. */
  readonly always: boolean;
}

/** A table as the scratch database describes it. */
export interface TableFacts {
  readonly columns: readonly TriedColumn[];
  /** All columns, generated ones too. */
  readonly names: readonly string[];
  /** Something happens on each write. */
  readonly hasTriggers: boolean;
  /** Statements that make room for one row. */
  readonly emptied: readonly string[];
  /** Statements after which writes go past the triggers, and those after which they do not. */
  readonly triggersOff: readonly string[];
  readonly triggersOn: readonly string[];
  /** Stands in an insert before the values that only the database gives otherwise. */
  readonly overriding: string;
  /** Selects that fail once what they read is gone, where nothing stops it from going. */
  readonly reads: readonly string[];
}

/** Values of some columns, and of what kind the one is that matters. */
export interface Values {
  readonly kind: string;
  /** SQL by name of column. */
  readonly sql: ReadonlyMap<string, string>;
}

/** Pure. */
export class TriedTable {
  readonly #change: ColumnChange;
  readonly facts: TableFacts;
  readonly #columns: ReadonlyMap<string, TriedColumn>;

  /**
   * @param facts undefined where the schema has no such table
   * @throws {HarnessError} `config-unusable` where the schema has no such table or column.
   */
  constructor(change: ColumnChange, facts: TableFacts | undefined) {
    if (facts === undefined) throw unknown(`table ${plainName(change.table)}`);
    this.#change = change;
    this.facts = facts;
    this.#columns = new Map(facts.columns.map((column) => [column.name, column]));
    // The last phase takes the old columns away.
    const needed = change.phase === 'remove-old' ? [] : namesOf(change.old);
    const missing = [...change.key, ...needed, ...namesOf(change.new)].find((name) => !this.has(name));
    if (missing !== undefined) throw unknown(`column ${plainName(change.table)}.${missing}`);
  }

  has(column: string): boolean {
    return this.#columns.has(column);
  }

  /** Inserts one row with these values, and made-up ones where it must have some; two rows differ in their key. */
  insert(values: ReadonlyMap<string, string>, which: 'first' | 'other' = 'first'): string {
    const { table, key, old, new: made } = this.#change;
    const spelling = spellingOf(this.#change);
    const changed = new Set([...namesOf(old), ...namesOf(made)]);
    const others = [...this.#columns.values()].filter(
      ({ name, due }) => !changed.has(name) && (due || key.includes(name)),
    );
    const madeUp = (column: TriedColumn): string =>
      which === 'other' && key.includes(column.name) ? column.other : column.first;
    const all = new Map([...others.map((column) => [column.name, madeUp(column)] as const), ...values]);
    const names = [...all.keys()].map((name) => spelling.column(name)).join(', ');
    return `INSERT INTO ${spelling.table(table)} (${names})${this.facts.overriding} VALUES (${[...all.values()].join(', ')})`;
  }

  update(values: ReadonlyMap<string, string>): string {
    const spelling = spellingOf(this.#change);
    const sets = [...values].map(([name, sql]) => `${spelling.column(name)} = ${sql}`);
    return `UPDATE ${spelling.table(this.#change.table)} SET ${sets.join(', ')}`;
  }

  /** An update that changes nothing, of a column that has no part in the change; undefined where there is none. */
  get touch(): string | undefined {
    const { old, new: made } = this.#change;
    const others = [...this.#columns.values()].filter(
      ({ name }) => ![...namesOf(old), ...namesOf(made)].includes(name),
    );
    const free = others.find(({ always }) => !always);
    return free && this.update(new Map([[free.name, spellingOf(this.#change).column(free.name)]]));
  }

  /** Ordinary values of these columns; other ones of their types where two must differ. */
  ordinary(columns: readonly ConvertedColumn[], which: 'first' | 'other' = 'first'): Values {
    const sql = columns.flatMap(({ name }) => {
      const column = this.#columns.get(name);
      return column === undefined ? [] : [[name, column[which]] as const];
    });
    return { kind: 'an ordinary value', sql: new Map(sql) };
  }

  /** The ordinary values, then those at the edges of the types, one column after the other. */
  edges(columns: readonly ConvertedColumn[]): Values[] {
    const ordinary = this.ordinary(columns);
    const other = this.ordinary(columns, 'other');
    const edges = columns.flatMap(({ name }) =>
      (this.#columns.get(name)?.edges ?? []).map(({ sql, kind }): Values => {
        const said = columns.length === 1 ? kind : `${kind} in ${name}`;
        return { kind: said, sql: new Map([...other.sql, [name, sql]]) };
      }),
    );
    return [ordinary, { ...other, kind: 'another ordinary value' }, ...edges];
  }
}

/** What conversions of texts trip over most. */
export const mixedTexts = [
  ['Ada King Noel', 'a text with capitals and two spaces'],
  [' a ', 'a text with spaces around it'],
  ['42', 'digits'],
  ['007', 'digits that begin with zeros'],
] as const;

function unknown(what: string): HarnessError {
  return new HarnessError('config-unusable', {
    what: `The schema has no ${what}, or it is generated.`,
    todo: 'Add the migration that makes it, or correct the phase file.',
  });
}
