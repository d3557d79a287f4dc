/** Compares contracts of calls and messages in both directions of a gray release. */
export { compatContracts } from './compat-contracts.ts';
export type { CompatContractsOptions } from './options.ts';
export type { ContractChange, Layer } from './change.ts';
export type { ContractKind } from './kind.ts';
export type { ContractExample, ContractRule } from './rule.ts';
export { contractKinds } from './kinds.ts';
