/**
 * Seaworthy as a library: the calls have the names of the commands and give the same reports.
 *
 * Every call takes a `RunContext` to be stopped and to tell progress; without one it is never interrupted and
 * silent. Bad input is a `HarnessError`. The sub-entries (`seaworthy/compat`, …) have the parts.
 */
import {
  captureMirror,
  captureProxy,
  inspectCapture,
  purgeCaptures,
  type CaptureSummary,
  type InspectOptions,
  type LiveOptions,
  type LiveSummary,
  type ProxyOptions,
  type PurgeOptions,
  type PurgeSummary,
} from './capture/index.ts';
import { runChecklist, type ChecklistOptions } from './checklist/index.ts';
import {
  compatApi,
  compatContracts,
  compatDatabase,
  type CompatApiOptions,
  type CompatContractsOptions,
  type CompatDatabaseOptions,
} from './compat/index.ts';
import { prepareGate, runGate, type GateOptions } from './gate/index.ts';
import {
  planReplay,
  replay as runReplay,
  replayCapacity,
  replayPages,
  type CapacityOptions,
  type PagesOptions,
  type ReplayOptions,
  type ReplayPlan,
} from './replay/index.ts';
import type { Report, RunContext } from './reports/index.ts';

export { defineConfig, init, type Config, type GateOptions } from './gate/index.ts';
export type {
  CapacityOptions,
  CaptureSummary,
  ChecklistOptions,
  CompatApiOptions,
  CompatContractsOptions,
  CompatDatabaseOptions,
  LiveOptions,
  LiveSummary,
  PagesOptions,
  ProxyOptions,
  PurgeOptions,
  PurgeSummary,
  ReplayOptions,
  ReplayPlan,
};
export * from './reports/index.ts';

/** As `seaworthy gate`. Writes nothing; `writeReport` stores the report. */
export async function gate(options: GateOptions, context: RunContext = newContext()): Promise<Report> {
  return runGate(await prepareGate(options), context);
}

/** As `seaworthy replay`; `replay.plan` sends nothing. */
export function replay(options: ReplayOptions, context: RunContext = newContext()): Promise<Report> {
  return runReplay(options, context);
}
replay.plan = (options: ReplayOptions, context: RunContext = newContext()): Promise<ReplayPlan> =>
  planReplay(options, context);
replay.pages = (options: PagesOptions, context: RunContext = newContext()): Promise<Report> =>
  replayPages(options, context);
replay.capacity = (options: CapacityOptions, context: RunContext = newContext()): Promise<Report> =>
  replayCapacity(options, context);

/** As `seaworthy compat db`, `seaworthy compat api` and `seaworthy compat contract`. */
export const compat = {
  db: (options: CompatDatabaseOptions, context: RunContext = newContext()): Promise<Report> =>
    compatDatabase(options, context),
  api: (options: CompatApiOptions, context: RunContext = newContext()): Promise<Report> =>
    compatApi(options, context),
  contract: (options: CompatContractsOptions, context: RunContext = newContext()): Promise<Report> =>
    compatContracts(options, context),
};

/** As `seaworthy checklist run`. */
export const checklist = {
  run: (options: ChecklistOptions, context: RunContext = newContext()): Promise<Report> =>
    runChecklist(options, context),
};

/** As the `seaworthy capture` commands. `proxy` and `mirror` record until the context's signal or `stopAfterMs`. */
export const capture = {
  inspect: (
    files: readonly string[],
    options: InspectOptions = {},
    context: RunContext = newContext(),
  ): Promise<CaptureSummary> => inspectCapture(files, options, context),
  proxy: (options: ProxyOptions, context: RunContext = newContext()): Promise<LiveSummary> =>
    captureProxy(options, context),
  mirror: (options: LiveOptions, context: RunContext = newContext()): Promise<LiveSummary> =>
    captureMirror(options, context),
  purge: (
    folder: string,
    options: PurgeOptions = {},
    context: RunContext = newContext(),
  ): Promise<PurgeSummary> => purgeCaptures(folder, options, context),
};

/** A context for a call of its own; give a signal to be able to stop it. */
export function newContext(signal: AbortSignal = new AbortController().signal): RunContext {
  return { signal, onProgress() {}, now: () => new Date() };
}
