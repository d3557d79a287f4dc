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

const noTransaction =
  'MySQL ends the transaction at each statement that changes the schema, so none is held while others run.';
const probed =
  'PostgreSQL alone; what MySQL copies or keeps from its writers is asked of the server, or known from its manuals (`table-copied`).';
const refused = (errno: string): string => `The server itself refuses such a migration, with ${errno}.`;

/** Rows that MySQL and MariaDB do not have, or that no rule of theirs answers for, and why. */
export const notOfMysql: Readonly<Partial<Record<InventoryId, string>>> = {
  C006: 'Schemas are databases there; a table that moves to another one is renamed (`table-renamed`).',
  C014: 'A label cannot be renamed: the old one is removed and the new one added, and both are judged.',
  C019: 'MySQL prepares kept statements again by itself; their new shape is judged with the old queries.',
  C025: 'A name is one routine there: other arguments are judged by `routine-changed`.',
  C030: 'MySQL has no sequences, and those of MariaDB are rare; AUTO_INCREMENT belongs to its column.',
  C032: 'MySQL has no row security.',
  C033: 'MySQL has no extensions; plugins belong to the server and not to the schema.',
  C034: 'MySQL has no domains.',
  C035: 'Values of JSON can be compared there.',
  C038: 'No setting of a user stands in a schema; the mode of the server is read where a live one is given.',
  C040: 'MySQL types no parameters.',
  D006: 'MySQL has no exclusion constraints.',
  D009: refused('1526 or 1737 where rows lie outside, which the migration on given rows shows'),
  D015: refused('3780 (MySQL), 1005 (MariaDB)'),
  D016: 'InnoDB makes the index itself.',
  D018: 'Collations come with the server and do not change under an index.',
  D019: 'An index is there whole or not at all.',
  D020: 'There is no NOT VALID; a key that was added with checks off is told by `checks-switched-off`.',
  L001: probed,
  L002: 'An index is dropped at once.',
  L003: probed,
  L004: probed,
  L005: probed,
  L006: probed,
  L007: probed,
  L008: probed,
  L009: noTransaction,
  L010: noTransaction,
  L013: noTransaction,
  L014: 'Partitions are added and dropped at once; what goes with them is told by `rows-deleted`.',
  L015: probed,
  L021: 'A trigger is created under the metadata lock that `lock-timeout-missing` speaks of.',
};

/** What else PostgreSQL lets a release change and no rule tells, and why. */
export const nobodysBusiness: Readonly<Record<string, string>> = {
  comments: 'No query reads them.',
  'default privileges': 'They give rights on what is made later; what old code uses stands already.',
  'rights to connect': 'They belong to the database of the cluster, which a scratch database is not.',
  'empty schemas': 'What stood in a schema is told one by one; nothing names an empty one.',
  'event triggers': 'They fire when a schema changes, which old code does not do.',
  'restarts of a sequence':
    'Where it stands depends on the rows; the proof of duplicates and its headroom ask them.',
  statistics: 'They choose plans and never answers; lost indexes of old queries are told.',
  'storage, fill factors, tablespaces':
    'The same queries find the same rows; what rewriting costs is told by its locks.',
  'unlogged tables': 'They lose rows in a crash only; making them anew is told as a rewrite.',
  'volatility, cost, parallel safety': 'They choose plans of the same function and never its answers.',
  'bounds of a partition': 'It is detached and attached again, and the server itself then checks all rows.',
  'a table that comes to inherit':
    'Its own readers and writers see no difference; its parent is meant to show more.',
  'one column of a view that is computed now':
    'Only writes of that column fail, and old queries that do are told.',
};
