/** Proofs that old and new code can share one database. */
export { appliedRule } from './applied/applied-results.ts';
export { compatDatabase } from './compat-database.ts';
export { checkUnused } from './history/check-unused.ts';
export type { CheckUnusedOptions } from './history/check-unused.ts';
export { recordRelease } from './history/record-release.ts';
export type { RecordReleaseOptions } from './history/record-release.ts';
export type { ReleaseRecord } from './history/release-record.ts';
export { readReleases } from './history/release-store.ts';
export { usersIn } from './history/users-in.ts';
export type { CompatDatabaseOptions } from './options.ts';
export { layouts } from './read/layouts/index.ts';
export { phaseChecks } from './phases/checks/index.ts';
export { checkPhase, passPhase, phaseBack } from './phases/compat-phase.ts';
export type {
  CheckPhaseOptions,
  PassPhaseOptions,
  PhaseBackOptions,
  PhaseOptions,
} from './phases/compat-phase.ts';
export { phases } from './phases/steps/index.ts';
export { placeQuerySpec } from './queries/query-spec.ts';
export { recheck } from './recheck/recheck.ts';
export type { RecheckOptions } from './recheck/recheck.ts';
export type { ChangeRule, DatabaseRule, Example, QueryRule } from './rule.ts';
export { mysqlRules } from './mysql/rules/index.ts';
export { databaseRules } from './rules/index.ts';
export { programRule } from './programs.ts';
export { stopRule } from './trial.ts';
