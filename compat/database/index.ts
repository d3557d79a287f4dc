/** Proofs that old and new code can share one database. */
export { compatDatabase } from './compat-database.ts';
export type { CompatDatabaseOptions } from './options.ts';
export { placeQuerySpec } from './queries/query-spec.ts';
export type { ChangeRule, DatabaseRule, Example, QueryRule } from './rule.ts';
export { databaseRules } from './rules/index.ts';
