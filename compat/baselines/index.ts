/** Baselines from a URL and from the release history, and how the history gets them. */
export type { BaselineOptions } from './baselines.ts';
export { type ContractToKeep, recordContracts, type RecordContractsOptions } from './record-contracts.ts';
