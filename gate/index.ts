/** The gate: config, wiring of the three tools, stages and policy. */
export * from './attest.ts';
export * from './ci.ts';
export * from './config/config.ts';
export { findConfig, loadConfig } from './config/load.ts';
export { configuredCapacity, configuredPages, configuredReplay } from './configured-replay.ts';
export { defineConfig } from './define-config.ts';
export { runGate } from './gate.ts';
export { init } from './init/init.ts';
export { prepareGate, type GateOptions } from './prepare.ts';
export { recordsAt, recordsPlace } from './records.ts';
export { sessionAt, type SessionDesk, type SessionFlags } from './session.ts';
export { subjectAt } from './subject.ts';
export { suggestion } from './config/validate.ts';
export { explanations, type Explanation } from './explain.ts';
