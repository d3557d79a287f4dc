/** Proves that old code can live with what is new, and new code with what is old. */
export * from './database/index.ts';
export * from './http-api/index.ts';
export * from './contracts/index.ts';
export * from './config/index.ts';
export type { Caller } from './callers/caller.ts';
export { presets } from './policy/preset.ts';
export { expiredRule } from './policy/expected-changes.ts';
export type { ExpectedChange } from './policy/expected-changes.ts';
export * from './baselines/index.ts';
