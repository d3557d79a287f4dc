import type { Section, Stage, ToolName } from '../reports/index.ts';

import type { Phase } from '../checklist/index.ts';
import type { Config } from './config/config.ts';

/** Phases of the checklist that a stage judges. */
export const phasesOf: Record<Stage, readonly Phase[]> = {
  pr: ['before'],
  ship: ['before', 'preview'],
};

export const gateTools = ['compat', 'replay', 'checklist'] as const;
export type GateTool = (typeof gateTools)[number];

/** Which tools a stage runs, and why the others are left out. Pure. */
export function planSections(
  config: Config,
  stage: Stage,
  joined: ReadonlySet<ToolName>,
): readonly (Section & { readonly tool: GateTool })[] {
  return gateTools.map((tool) => {
    if (joined.has(tool)) return { tool, scope: 'joined' };
    if (!isConfigured(config, tool)) return { tool, scope: 'out-of-scope', reason: 'not in the config' };
    if (tool === 'replay' && stage === 'pr') {
      return { tool, scope: 'out-of-scope', reason: 'needs the preview group; judged at --stage ship' };
    }
    return { tool, scope: 'judged' };
  });
}

function isConfigured(config: Config, tool: GateTool): boolean {
  if (tool === 'compat')
    return [
      config.compat?.database,
      config.compat?.api,
      config.compat?.contracts,
      config.compat?.config,
    ].some((sections) => sections !== undefined && [sections].flat().length > 0);
  return config[tool] !== undefined;
}
