/**
 * The inventory of known hazards of a schema change, by group and number, and what answers for each row.
 *
 * A rule names its rows itself (`inventory`). What no rule answers for stands here with the reason; a test
 * holds that no row of the groups C, D, B, L and E is left out, and none is in both.
 */

/** Rows of each group: C old code breaks, D data, B rollback, L locks, E expand and contract, S style. */
export const inventoryRows = { C: 40, D: 20, B: 10, L: 24, E: 10, S: 14 } as const;

/** `C001`, `L024`. */
export type InventoryId = `${keyof typeof inventoryRows}${number}`;

/** Rows that no database rule answers for, and who does, or why nobody can. */
export const answeredElsewhere: Readonly<Partial<Record<InventoryId, string>>> = {
  C036: 'What an object mapper makes of a discriminator column stands in its own code, not in the schema.',
};
