import type { InsertTrial } from '../../engine/insert.ts';
import type { Use } from '../../engine/plan.ts';
import type { QueryShape } from '../../queries/shape.ts';
import { quotePath } from '../names.ts';
import type { KnownTable } from './name-space.ts';

/** What a query turns out to name, collected while it is read. */
export class Findings {
  readonly #uses = new Map<string, Use>();
  readonly #reads = new Set<string>();
  readonly #writes = new Set<string>();
  takesAllColumns = false;
  insertsUnnamed = false;
  /** What shows whether the columns that an insert leaves out are filled. */
  insert: InsertTrial | undefined;

  use({ name }: KnownTable, column: string | null): void {
    this.#uses.set(`${quotePath(name)}.${column ?? ''}`, { table: name, column });
  }

  read({ name }: KnownTable): void {
    this.#reads.add(name.name);
  }

  write({ name }: KnownTable): void {
    this.#writes.add(name.name);
  }

  get uses(): Use[] {
    return [...this.#uses.values()];
  }

  get shape(): QueryShape {
    const { takesAllColumns, insertsUnnamed } = this;
    return {
      known: true,
      reads: [...this.#reads],
      writes: [...this.#writes],
      takesAllColumns,
      insertsUnnamed,
    };
  }
}
