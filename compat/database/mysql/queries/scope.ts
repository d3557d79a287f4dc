/** Which column a name in a query means. */
import { sameColumn } from '../names.ts';
import { MysqlRefusal } from '../replay/state.ts';
import type { KnownTable } from './name-space.ts';

/** A table, view or subquery that a query selects from. */
export interface Source {
  readonly alias: string;
  /** Undefined for what is made by the query itself. */
  readonly table?: KnownTable;
  /** Undefined when nobody can tell: then every name may be one of its columns. */
  readonly columns: readonly { readonly name: string; readonly type: string }[] | undefined;
}

export interface Found {
  readonly source: Source;
  readonly name: string;
  readonly type: string;
}

export class Scope {
  readonly sources: Source[] = [];
  /** Columns of USING; all of a NATURAL JOIN are merged. */
  readonly merged = new Set<string>();
  isNatural = false;
  /** Names that the select list gives. */
  readonly given = new Set<string>();
  readonly #outer: Scope | undefined;

  constructor(outer?: Scope) {
    this.#outer = outer;
  }

  /**
   * The column that a name means; undefined for one that cannot be told but may be there.
   *
   * @throws {MysqlRefusal} 1054 where there is none, 1052 where there are several.
   */
  column(qualifier: string | null, name: string): Found | undefined {
    const found = this.#here(qualifier, name);
    if (found !== 'none') return found;
    if (this.#outer !== undefined) return this.#outer.column(qualifier, name);
    const where = qualifier === null ? name : `${qualifier}.${name}`;
    throw new MysqlRefusal(1054, `Unknown column '${where}'`);
  }

  #here(qualifier: string | null, name: string): Found | undefined | 'none' {
    const asked = this.sources.filter(({ alias }) => qualifier === null || sameColumn(alias, qualifier));
    const found = asked.flatMap((source) => {
      const column = source.columns?.find((item) => sameColumn(item.name, name));
      return column === undefined ? [] : [{ source, ...column }];
    });
    const isMerged = this.isNatural || this.merged.has(name.toLowerCase());
    if (found.length > 1 && qualifier === null && !isMerged && !this.given.has(name.toLowerCase())) {
      throw new MysqlRefusal(1052, `Column '${name}' is ambiguous`);
    }
    if (found.length > 0) return found[0];
    const mayBe = asked.some(({ columns }) => columns === undefined);
    if (mayBe || (qualifier === null && this.given.has(name.toLowerCase()))) return undefined;
    return 'none';
  }
}
