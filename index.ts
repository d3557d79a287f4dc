/**
 * Seaworthy as a library. The calls have the names of the commands and give the same reports.
 *
 * A call gets a `RunContext`; `newContext()` makes one that is never interrupted and tells no progress.
 */
import { prepareGate, runGate, type GateOptions } from './gate/index.ts';
import type { Report, RunContext } from './reports/index.ts';

export { attest, runChecklist, type ChecklistOptions } from './checklist/index.ts';
export { inspectCapture, type CaptureSummary } from './capture/index.ts';
export {
  compatApi,
  compatDatabase,
  type CompatApiOptions,
  type CompatDatabaseOptions,
} from './compat/index.ts';
export { defineConfig, init, type Config, type GateOptions } from './gate/index.ts';
export { planReplay, replay, type ReplayOptions, type ReplayPlan } from './replay/index.ts';
export * from './reports/index.ts';

/** Runs the gate as `seaworthy gate` does. Nothing is written but the blobs below the output folder. */
export async function gate(options: GateOptions, context: RunContext): Promise<Report> {
  return runGate(await prepareGate(options), context);
}

/** A context for library calls; give a signal to be able to stop. */
export function newContext(signal: AbortSignal = new AbortController().signal): RunContext {
  return { signal, onProgress() {}, now: () => new Date() };
}
