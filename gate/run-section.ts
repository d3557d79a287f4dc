import type { ReplayOptions } from '../replay/index.ts';
import type { Report, RunContext } from '../reports/index.ts';
import { authorsOf } from './authors.ts';
import { recordsAt } from './records.ts';
import type { GatePlan } from './prepare.ts';
import { phasesOf, type GateTool } from './stage.ts';
import {
  apiOptions,
  checklistOptions,
  configurationOptions,
  contractOptions,
  databaseOptions,
  replayOptions,
} from './wiring.ts';

/**
 * Runs one tool as the config says, one report per comparison, so that what was finished before a later
 * one failed is kept. A tool is loaded when its turn comes: most configs need few of them.
 *
 * @param earlier what other tools found about the same content
 * @throws {HarnessError} when the tool's input cannot be used.
 */
export function runSection(
  tool: GateTool,
  plan: GatePlan,
  context: RunContext,
  earlier: readonly Report[],
): AsyncIterable<Report> {
  return sections[tool](plan, context, earlier);
}

type RunOf = (plan: GatePlan, context: RunContext, earlier: readonly Report[]) => AsyncIterable<Report>;
const sections: Record<GateTool, RunOf> = {
  async *compat(plan, context) {
    const database = databaseOptions(plan.config, plan);
    if (database !== undefined) {
      const { compatDatabase } = await import('../compat/database/compat-database.ts');
      yield await compatDatabase(database, context);
    }
    for (const api of apiOptions(plan.config, plan)) {
      const { compatApi } = await import('../compat/http-api/compat-api.ts');
      yield await compatApi(api, context);
    }
    for (const contract of contractOptions(plan.config, plan)) {
      const { compatContracts } = await import('../compat/contracts/compat-contracts.ts');
      yield await compatContracts(contract, context);
    }
    for (const one of configurationOptions(plan.config, plan)) {
      const { compatConfig } = await import('../compat/config/compat-config.ts');
      yield await compatConfig(one, context);
    }
  },

  async *replay(plan, context) {
    const options = replayOptions(plan.config, plan);
    const { journalled } = await import('./journalled.ts');
    const approvedRoutes = await approvedBy(options.approvedRoutes, plan.policy);
    yield await journalled({ ...options, approvedRoutes }, plan.options.cwd, context);
  },

  async *checklist(plan, context, earlier) {
    const { config, folder, options, policy, stage } = plan;
    const { runChecklist } = await import('../checklist/run-checklist.ts');
    const store = recordsAt(config.records, folder);
    try {
      const wired = checklistOptions(config, plan, {
        ci: options.ci,
        env: policy === undefined ? options.env : {},
        store,
        boundTo: await boundTo(plan),
        authors: await authorsOf(folder),
        untrusted: policy !== undefined,
        readText: policy && ((path) => policy.textOf(path)),
      });
      yield await runChecklist({ ...wired, phases: phasesOf[stage], stage, reports: earlier }, context);
    } finally {
      await store.close();
    }
  },
};

/** In an untrusted run the list of the base revision counts: a pull request must not approve routes itself. */
async function approvedBy(
  approved: ReplayOptions['approvedRoutes'],
  policy: GatePlan['policy'],
): Promise<ReplayOptions['approvedRoutes']> {
  if (typeof approved !== 'string' || policy === undefined) return approved;
  return (await policy.textOf(approved))?.split('\n') ?? [];
}

/** Without an artefact the checklist finds the git tree when an item asks for it. */
async function boundTo({ config, folder }: GatePlan): Promise<string | undefined> {
  const artifact = config.checklist?.artifact;
  if (artifact === undefined) return undefined;
  const { bindingOf } = await import('../checklist/tree.ts');
  return await bindingOf({ cwd: folder, artifact });
}
