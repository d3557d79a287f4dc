import type { DatabaseRule } from '../rule.ts';
import { bodyFails } from './body-fails.ts';
import { cascadeAdded } from './cascade-added.ts';
import { checkAdded } from './check-added.ts';
import { checkDropped } from './check-dropped.ts';
import { collationChanged } from './collation-changed.ts';
import { collationVersionDiffers } from './collation-version-differs.ts';
import { columnDropped } from './column-dropped.ts';
import { columnMadeGenerated } from './column-made-generated.ts';
import { columnRecreated } from './column-recreated.ts';
import { columnRenamed } from './column-renamed.ts';
import { columnTypeChanged } from './column-type-changed.ts';
import { columnTypeDiscouraged } from './column-type-discouraged.ts';
import { columnTypeNarrowed } from './column-type-narrowed.ts';
import { columnTypeWidened } from './column-type-widened.ts';
import { columnWithoutDefault } from './column-without-default.ts';
import { columnsReordered } from './columns-reordered.ts';
import { compositeChanged } from './composite-changed.ts';
import { concurrentlyInTransaction } from './concurrently-in-transaction.ts';
import { constraintNotValidated } from './constraint-not-validated.ts';
import { constraintTimingChanged } from './constraint-timing-changed.ts';
import { constraintValidatedUnderLock } from './constraint-validated-under-lock.ts';
import { contractWithExpand } from './contract-with-expand.ts';
import { defaultChanged } from './default-changed.ts';
import { defaultDropped } from './default-dropped.ts';
import { domainLoosened } from './domain-loosened.ts';
import { domainTightened } from './domain-tightened.ts';
import { downFails } from './down-fails.ts';
import { downLeavesResidue } from './down-leaves-residue.ts';
import { downLosesData } from './down-loses-data.ts';
import { downMissing } from './down-missing.ts';
import { enumDropped } from './enum-dropped.ts';
import { enumValueAdded } from './enum-value-added.ts';
import { enumValueRemoved } from './enum-value-removed.ts';
import { enumValueRenamed } from './enum-value-renamed.ts';
import { enumValuesReordered } from './enum-values-reordered.ts';
import { exclusionAdded } from './exclusion-added.ts';
import { exclusionDropped } from './exclusion-dropped.ts';
import { extensionDropped } from './extension-dropped.ts';
import { foreignKeyAdded } from './foreign-key-added.ts';
import { foreignKeyDropped } from './foreign-key-dropped.ts';
import { foreignKeyTypeDiffers } from './foreign-key-type-differs.ts';
import { foreignKeyWithoutIndex } from './foreign-key-without-index.ts';
import { functionAltered } from './function-altered.ts';
import { functionDropped } from './function-dropped.ts';
import { functionResultChanged } from './function-result-changed.ts';
import { grantRevoked } from './grant-revoked.ts';
import { identityMadeAlways } from './identity-made-always.ts';
import { indexBuiltUnderLock } from './index-built-under-lock.ts';
import { indexDroppedUnderLock } from './index-dropped-under-lock.ts';
import { indexDuplicated } from './index-duplicated.ts';
import { indexInvalid } from './index-invalid.ts';
import { indexOfOldQueryDropped } from './index-of-old-query-dropped.ts';
import { indexReplacedWithGap } from './index-replaced-with-gap.ts';
import { jsonColumnAdded } from './json-column-added.ts';
import { keyBuiltUnderLock } from './key-built-under-lock.ts';
import { statementNeedsNewerServer } from './statement-needs-newer-server.ts';
import { lockTimeoutMissing } from './lock-timeout-missing.ts';
import { migrationFailsOnRows } from './migration-fails-on-rows.ts';
import { migrationHalfApplied } from './migration-half-applied.ts';
import { newQueryFailsOnOldSchema } from './new-query-fails-on-old-schema.ts';
import { noSafeOrder } from './no-safe-order.ts';
import { notNullDropped } from './not-null-dropped.ts';
import { notNullScannedUnderLock } from './not-null-scanned-under-lock.ts';
import { notNullSet } from './not-null-set.ts';
import { objectDropped } from './object-dropped.ts';
import { oldQueryFails } from './old-query-fails.ts';
import { oldQueryResultChanges } from './old-query-result-changes.ts';
import { orderNotSafe } from './order-not-safe.ts';
import { partitionAttached } from './partition-attached.ts';
import { partitionDetached } from './partition-detached.ts';
import { partitionMovedUnderLock } from './partition-moved-under-lock.ts';
import { publicationNarrowed } from './publication-narrowed.ts';
import { queryDependsOnColumnOrder } from './query-depends-on-column-order.ts';
import { requiredColumnAdded } from './required-column-added.ts';
import { rowSecurityChanged } from './row-security-changed.ts';
import { rowsDeleted } from './rows-deleted.ts';
import { sequenceChanged } from './sequence-changed.ts';
import { sequenceDropped } from './sequence-dropped.ts';
import { sequenceNearlyUsedUp } from './sequence-nearly-used-up.ts';
import { sequenceRenamed } from './sequence-renamed.ts';
import { settingChanged } from './setting-changed.ts';
import { severalForeignKeys } from './several-foreign-keys.ts';
import { tableAlteredAgain } from './table-altered-again.ts';
import { tableDropped } from './table-dropped.ts';
import { tableRebuilt } from './table-rebuilt.ts';
import { tableRecreated } from './table-recreated.ts';
import { tableRenamed } from './table-renamed.ts';
import { tableRewritten } from './table-rewritten.ts';
import { tableWithoutPrimaryKey } from './table-without-primary-key.ts';
import { triggerAdded } from './trigger-added.ts';
import { triggerChanged } from './trigger-changed.ts';
import { triggerLocksTable } from './trigger-locks-table.ts';
import { uniqueIndexAdded } from './unique-index-added.ts';
import { uniqueIndexDropped } from './unique-index-dropped.ts';
import { upFailsAfterDown } from './up-fails-after-down.ts';
import { updatesRefused } from './updates-refused.ts';
import { validatedInSameTransaction } from './validated-in-same-transaction.ts';
import { viewColumnDropped } from './view-column-dropped.ts';
import { viewColumnTypeChanged } from './view-column-type-changed.ts';
import { viewDropped } from './view-dropped.ts';
import { viewMadeStricter } from './view-made-stricter.ts';
import { wholeTableUpdated } from './whole-table-updated.ts';
import { workUnderExclusiveLock } from './work-under-exclusive-lock.ts';

/** All rules, in the order in which the docs list them: old code breaks, data, rollback, queries. */
export const databaseRules: readonly DatabaseRule[] = [
  columnDropped,
  tableDropped,
  columnRenamed,
  tableRenamed,
  requiredColumnAdded,
  defaultDropped,
  columnMadeGenerated,
  identityMadeAlways,
  uniqueIndexAdded,
  notNullSet,
  columnTypeNarrowed,
  checkAdded,
  foreignKeyAdded,
  exclusionAdded,
  domainTightened,
  partitionAttached,
  partitionDetached,
  migrationFailsOnRows,
  enumDropped,
  enumValueRemoved,
  enumValueRenamed,
  compositeChanged,
  viewDropped,
  viewColumnDropped,
  functionDropped,
  functionResultChanged,
  functionAltered,
  objectDropped,
  viewColumnTypeChanged,
  viewMadeStricter,
  sequenceDropped,
  sequenceRenamed,
  sequenceChanged,
  extensionDropped,
  grantRevoked,
  rowSecurityChanged,
  settingChanged,
  updatesRefused,
  publicationNarrowed,
  triggerChanged,
  triggerAdded,
  columnWithoutDefault,
  jsonColumnAdded,
  collationChanged,
  enumValuesReordered,
  tableRecreated,
  columnsReordered,
  columnRecreated,
  columnTypeChanged,
  defaultChanged,
  columnTypeWidened,
  notNullDropped,
  uniqueIndexDropped,
  checkDropped,
  domainLoosened,
  foreignKeyDropped,
  constraintTimingChanged,
  exclusionDropped,
  enumValueAdded,
  sequenceNearlyUsedUp,
  collationVersionDiffers,
  indexInvalid,
  constraintNotValidated,
  downFails,
  downMissing,
  downLeavesResidue,
  upFailsAfterDown,
  downLosesData,
  indexBuiltUnderLock,
  indexDroppedUnderLock,
  concurrentlyInTransaction,
  keyBuiltUnderLock,
  tableRewritten,
  notNullScannedUnderLock,
  constraintValidatedUnderLock,
  validatedInSameTransaction,
  workUnderExclusiveLock,
  lockTimeoutMissing,
  statementNeedsNewerServer,
  tableAlteredAgain,
  severalForeignKeys,
  partitionMovedUnderLock,
  tableRebuilt,
  indexReplacedWithGap,
  triggerLocksTable,
  wholeTableUpdated,
  rowsDeleted,
  migrationHalfApplied,
  contractWithExpand,
  indexOfOldQueryDropped,
  foreignKeyWithoutIndex,
  foreignKeyTypeDiffers,
  cascadeAdded,
  tableWithoutPrimaryKey,
  indexDuplicated,
  columnTypeDiscouraged,
  oldQueryFails,
  oldQueryResultChanges,
  queryDependsOnColumnOrder,
  newQueryFailsOnOldSchema,
  noSafeOrder,
  orderNotSafe,
  bodyFails,
];
