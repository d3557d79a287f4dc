/**
 * The gate: config, wiring of the three tools, stages and policy.
 *
 * A command imports the file that it needs: what stands here loads all of it.
 */
export type { Config } from './config/config.ts';
export { defineConfig } from './define-config.ts';
export { explanations, type Explanation } from './explain.ts';
export { runGate } from './gate.ts';
export { init } from './init/init.ts';
export { prepareGate, type GateOptions } from './prepare.ts';
