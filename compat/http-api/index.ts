/** Compares contracts of HTTP APIs in both directions of a gray release. */
export { compatApi } from './compat-api.ts';
export type { CompatApiOptions } from './options.ts';
export type { ApiExample, ApiRule, Exception } from './rule.ts';
export { apiRules } from './rules/index.ts';
export type { Preset } from './judge.ts';
export type { Contract, Operation } from './contract.ts';
export { readContract } from './read/read-contract.ts';
