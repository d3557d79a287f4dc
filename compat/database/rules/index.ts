import type { ChangeKind } from '../changes.ts';
import type { DatabaseRule } from '../rule.ts';
import { bodyFails } from './body-fails.ts';
import { checkAdded } from './check-added.ts';
import { checkDropped } from './check-dropped.ts';
import { columnDropped } from './column-dropped.ts';
import { columnMadeGenerated } from './column-made-generated.ts';
import { columnRecreated } from './column-recreated.ts';
import { columnRenamed } from './column-renamed.ts';
import { columnTypeChanged } from './column-type-changed.ts';
import { columnTypeNarrowed } from './column-type-narrowed.ts';
import { columnTypeWidened } from './column-type-widened.ts';
import { defaultChanged } from './default-changed.ts';
import { defaultDropped } from './default-dropped.ts';
import { downFails } from './down-fails.ts';
import { downLeavesResidue } from './down-leaves-residue.ts';
import { downLosesData } from './down-loses-data.ts';
import { downMissing } from './down-missing.ts';
import { enumValueAdded } from './enum-value-added.ts';
import { enumValueRemoved } from './enum-value-removed.ts';
import { enumValueRenamed } from './enum-value-renamed.ts';
import { foreignKeyAdded } from './foreign-key-added.ts';
import { foreignKeyDropped } from './foreign-key-dropped.ts';
import { functionDropped } from './function-dropped.ts';
import { migrationFailsOnRows } from './migration-fails-on-rows.ts';
import { newQueryFailsOnOldSchema } from './new-query-fails-on-old-schema.ts';
import { noSafeOrder } from './no-safe-order.ts';
import { notNullDropped } from './not-null-dropped.ts';
import { notNullSet } from './not-null-set.ts';
import { oldQueryFails } from './old-query-fails.ts';
import { oldQueryResultChanges } from './old-query-result-changes.ts';
import { orderNotSafe } from './order-not-safe.ts';
import { queryDependsOnColumnOrder } from './query-depends-on-column-order.ts';
import { requiredColumnAdded } from './required-column-added.ts';
import { tableDropped } from './table-dropped.ts';
import { tableRecreated } from './table-recreated.ts';
import { tableRenamed } from './table-renamed.ts';
import { uniqueIndexAdded } from './unique-index-added.ts';
import { uniqueIndexDropped } from './unique-index-dropped.ts';
import { upFailsAfterDown } from './up-fails-after-down.ts';
import { viewColumnDropped } from './view-column-dropped.ts';
import { viewDropped } from './view-dropped.ts';

/** All rules, in the order in which the docs list them: old code breaks, data, rollback, queries. */
export const databaseRules: readonly DatabaseRule[] = [
  columnDropped,
  tableDropped,
  columnRenamed,
  tableRenamed,
  requiredColumnAdded,
  defaultDropped,
  columnMadeGenerated,
  uniqueIndexAdded,
  notNullSet,
  columnTypeNarrowed,
  checkAdded,
  foreignKeyAdded,
  migrationFailsOnRows,
  enumValueRemoved,
  enumValueRenamed,
  viewDropped,
  viewColumnDropped,
  functionDropped,
  tableRecreated,
  columnRecreated,
  columnTypeChanged,
  defaultChanged,
  columnTypeWidened,
  notNullDropped,
  uniqueIndexDropped,
  checkDropped,
  foreignKeyDropped,
  enumValueAdded,
  downFails,
  downMissing,
  downLeavesResidue,
  upFailsAfterDown,
  downLosesData,
  oldQueryFails,
  oldQueryResultChanges,
  queryDependsOnColumnOrder,
  newQueryFailsOnOldSchema,
  noSafeOrder,
  orderNotSafe,
  bodyFails,
];

/** What each kind of change means: the id of the rule that judges it, or why it harms nobody. */
export const judgedBy = {
  'column-dropped': { rule: 'column-dropped' },
  'table-dropped': { rule: 'table-dropped' },
  'column-renamed': { rule: 'column-renamed' },
  'table-renamed': { rule: 'table-renamed' },
  'required-column-added': { rule: 'required-column-added' },
  'default-dropped': { rule: 'default-dropped' },
  'column-made-generated': { rule: 'column-made-generated' },
  'unique-index-added': { rule: 'unique-index-added' },
  'not-null-set': { rule: 'not-null-set' },
  'column-type-narrowed': { rule: 'column-type-narrowed' },
  'check-added': { rule: 'check-added' },
  'foreign-key-added': { rule: 'foreign-key-added' },
  'enum-value-removed': { rule: 'enum-value-removed' },
  'enum-value-renamed': { rule: 'enum-value-renamed' },
  'view-dropped': { rule: 'view-dropped' },
  'view-column-dropped': { rule: 'view-column-dropped' },
  'function-dropped': { rule: 'function-dropped' },
  'table-recreated': { rule: 'table-recreated' },
  'column-recreated': { rule: 'column-recreated' },
  'column-type-changed': { rule: 'column-type-changed' },
  'default-changed': { rule: 'default-changed' },
  'column-type-widened': { rule: 'column-type-widened' },
  'not-null-dropped': { rule: 'not-null-dropped' },
  'unique-index-dropped': { rule: 'unique-index-dropped' },
  'check-dropped': { rule: 'check-dropped' },
  'foreign-key-dropped': { rule: 'foreign-key-dropped' },
  'enum-value-added': { rule: 'enum-value-added' },
  'table-added': { harmless: 'old code does not name it' },
  'column-added': { harmless: 'old inserts leave it out, and it fills itself' },
  'default-added': { harmless: 'old inserts that leave the column out get a value instead of NULL' },
  'view-added': { harmless: 'old code does not name it' },
  'function-added': {
    harmless: 'old code does not call it; a call that becomes ambiguous shows at the old queries',
  },
} as const satisfies Record<ChangeKind, { readonly rule: string } | { readonly harmless: string }>;
