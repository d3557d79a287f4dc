/**
 * The inventory of known hazards of a schema change, by group and number, and what answers for each row.
 *
 * A rule names its rows itself (`inventory`). What no rule answers for stands here with the reason; a test
 * holds that no row of the groups C, D, B, L and E is left out. Style (S) has a few rules, off by default.
 */

/** Rows of each group: C old code breaks, D data, B rollback, L locks, E expand and contract, S style. */
export const inventoryRows = { C: 40, D: 20, B: 10, L: 24, E: 10, S: 14 } as const;

/** `C001`, `L024`. */
export type InventoryId = `${keyof typeof inventoryRows}${number}`;

const phases =
  'A matter of the phases of one column, over several releases: each phase has its own checks on the rows.';

/** Rows that no rule answers for, and who does, or why nobody can. */
export const answeredElsewhere: Readonly<Partial<Record<InventoryId, string>>> = {
  C036: 'What an object mapper makes of a discriminator column stands in its own code, not in the schema.',
  D010: 'Partitions run out with time and not with a release; whoever makes them watches them.',
  B007: phases,
  B008: phases,
  E001: phases,
  E002: phases,
  E003: phases,
  E004: phases,
  E005: phases,
  E006: phases,
  E007: phases,
  E008: phases,
  L019: 'A limit of tools that copy a table beside its use; it says nothing of the release.',
  L023: 'True of one moment only; `lock-timeout-missing` asks for what helps in all of them.',
  L024: 'No finding of its own: the size of the live table sets the level of every rule of this group.',
};
