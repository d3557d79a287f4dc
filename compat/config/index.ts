/** Compares configuration with the code that reads it, in both directions of a gray release. */
export { compatConfig } from './compat-config.ts';
export type { CompatConfigOptions } from './options.ts';
export type { ConfigExample, ConfigFinding, ConfigRule } from './rule.ts';
export { configRules } from './rules/index.ts';
export { configReaders } from './readers/index.ts';
export type { ConfigReader } from './readers/config-reader.ts';
