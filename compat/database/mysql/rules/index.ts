import type { DatabaseRule } from '../../rule.ts';
import { checkAdded } from './check-added.ts';
import { checkDropped } from './check-dropped.ts';
import { columnDropped } from './column-dropped.ts';
import { columnMadeGenerated } from './column-made-generated.ts';
import { columnRecreated } from './column-recreated.ts';
import { columnRenamed } from './column-renamed.ts';
import { columnTypeChanged } from './column-type-changed.ts';
import { columnTypeNarrowed } from './column-type-narrowed.ts';
import { columnTypeWidened } from './column-type-widened.ts';
import { columnWithoutDefault } from './column-without-default.ts';
import { defaultChanged } from './default-changed.ts';
import { defaultDropped } from './default-dropped.ts';
import { enumValueAdded } from './enum-value-added.ts';
import { enumValueRemoved } from './enum-value-removed.ts';
import { enumValuesReordered } from './enum-values-reordered.ts';
import { foreignKeyAdded } from './foreign-key-added.ts';
import { foreignKeyDropped } from './foreign-key-dropped.ts';
import { functionDropped } from './function-dropped.ts';
import { newQueryFailsOnOldSchema } from './new-query-fails-on-old-schema.ts';
import { notNullDropped } from './not-null-dropped.ts';
import { notNullSet } from './not-null-set.ts';
import { oldQueryFails } from './old-query-fails.ts';
import { oldQueryResultChanges } from './old-query-result-changes.ts';
import { queryDependsOnColumnOrder } from './query-depends-on-column-order.ts';
import { requiredColumnAdded } from './required-column-added.ts';
import { statementUnread } from './statement-unread.ts';
import { tableCopied } from './table-copied.ts';
import { tableDropped } from './table-dropped.ts';
import { tableRecreated } from './table-recreated.ts';
import { tableRenamed } from './table-renamed.ts';
import { uniqueIndexAdded } from './unique-index-added.ts';
import { uniqueIndexDropped } from './unique-index-dropped.ts';
import { viewColumnDropped } from './view-column-dropped.ts';
import { viewDropped } from './view-dropped.ts';
import { noSafeOrder } from './no-safe-order.ts';
import { orderNotSafe } from './order-not-safe.ts';
import { migrationFailsOnRows } from './migration-fails-on-rows.ts';
import { columnsReordered } from './columns-reordered.ts';
import { bodyFails } from './body-fails.ts';
import { sequenceNearlyUsedUp } from './sequence-nearly-used-up.ts';
import { downFails } from './down-fails.ts';
import { downLeavesResidue } from './down-leaves-residue.ts';
import { downLosesData } from './down-loses-data.ts';
import { downMissing } from './down-missing.ts';
import { upFailsAfterDown } from './up-fails-after-down.ts';
import { viewMadeStricter } from './view-made-stricter.ts';
import { zeroDatesMet } from './zero-dates-met.ts';
import { triggerChanged } from './trigger-changed.ts';
import { triggerAdded } from './trigger-added.ts';
import { viewColumnTypeChanged } from './view-column-type-changed.ts';
import { functionResultChanged } from './function-result-changed.ts';
import { routineChanged } from './routine-changed.ts';
import { eventChanged } from './event-changed.ts';
import { grantRevoked } from './grant-revoked.ts';
import { rowsDeleted } from './rows-deleted.ts';
import { wholeTableUpdated } from './whole-table-updated.ts';
import { cascadeAdded } from './cascade-added.ts';
import { indexOfOldQueryDropped } from './index-of-old-query-dropped.ts';
import { indexReplacedWithGap } from './index-replaced-with-gap.ts';
import { migrationHalfApplied } from './migration-half-applied.ts';
import { statementNeedsNewerServer } from './statement-needs-newer-server.ts';
import { lockTimeoutMissing } from './lock-timeout-missing.ts';
import { contractWithExpand } from './contract-with-expand.ts';
import { tableAlteredAgain } from './table-altered-again.ts';
import { tableWithoutPrimaryKey } from './table-without-primary-key.ts';
import { indexDuplicated } from './index-duplicated.ts';
import { indexKeyTooLong } from './index-key-too-long.ts';
import { checksSwitchedOff } from './checks-switched-off.ts';

/**
 * The rules that MySQL and MariaDB have, in the order in which the docs list them. Those that other engines have too
 * keep their id; texts, proofs and examples are MySQL's.
 */
export const mysqlRules: readonly DatabaseRule[] = [
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
  zeroDatesMet,
  sequenceNearlyUsedUp,
  checkAdded,
  foreignKeyAdded,
  migrationFailsOnRows,
  enumValueRemoved,
  viewDropped,
  viewColumnDropped,
  viewColumnTypeChanged,
  viewMadeStricter,
  functionDropped,
  functionResultChanged,
  routineChanged,
  triggerChanged,
  triggerAdded,
  eventChanged,
  grantRevoked,
  bodyFails,
  statementUnread,
  tableCopied,
  tableRecreated,
  columnRecreated,
  columnsReordered,
  columnWithoutDefault,
  columnTypeChanged,
  defaultChanged,
  columnTypeWidened,
  notNullDropped,
  uniqueIndexDropped,
  checkDropped,
  foreignKeyDropped,
  enumValueAdded,
  enumValuesReordered,
  oldQueryFails,
  oldQueryResultChanges,
  queryDependsOnColumnOrder,
  newQueryFailsOnOldSchema,
  downFails,
  downLeavesResidue,
  downLosesData,
  downMissing,
  upFailsAfterDown,
  noSafeOrder,
  orderNotSafe,
  rowsDeleted,
  wholeTableUpdated,
  cascadeAdded,
  indexOfOldQueryDropped,
  indexReplacedWithGap,
  migrationHalfApplied,
  lockTimeoutMissing,
  statementNeedsNewerServer,
  contractWithExpand,
  tableAlteredAgain,
  tableWithoutPrimaryKey,
  indexDuplicated,
  indexKeyTooLong,
  checksSwitchedOff,
];
