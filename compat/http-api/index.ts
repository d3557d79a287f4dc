/** Compares contracts of HTTP APIs in both directions of a gray release. */
export { compatApi } from './compat-api.ts';
export type { CompatApiOptions } from './options.ts';
export type { ApiExample, ApiRule, Exception } from './rule.ts';
export { apiRules } from './rules/index.ts';
export { secondOpinionRule } from './second-opinion/compare-opinions.ts';
export type { Preset } from '../policy/preset.ts';
