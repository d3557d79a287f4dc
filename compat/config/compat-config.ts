import {
  HarnessError,
  type Level,
  type Report,
  ReportBuilder,
  type RunContext,
} from '../../reports/index.ts';
import { ExpectedChanges } from '../policy/expected-changes.ts';
import { configFacts } from './facts.ts';
import { gatherConfig, type Gathered, treeReader } from './gather.ts';
import { keyTable } from './key-table.ts';
import { levelOf } from './level.ts';
import type { CompatConfigOptions } from './options.ts';
import { blindSpots, limits, sizes } from './remarks.ts';
import { passOf, resultOf } from './results.ts';
import { configRules } from './rules/index.ts';

/**
 * Compares configuration with the code that reads it, in both directions of a gray release: old code with the new
 * environment, new code with what it meets, and deployment groups with each other. An interrupted run gives a partial
 * report.
 *
 * @throws {HarnessError} `usage` when there is nothing to compare, or for an unknown rule; `input-unreadable` with file
 *   and line for what cannot be read.
 */
export async function compatConfig(options: CompatConfigOptions, context: RunContext): Promise<Report> {
  const { subject } = options;
  checkOptions(options);
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt: context.now() });
  try {
    context.onProgress({ tool: 'compat', step: 'reading code and configuration' });
    const gathered = await gatherConfig(options, treeReader(context.signal));
    write(gathered, { options, now: context.now() }, builder);
  } catch (error) {
    if (!context.signal.aborted) throw error;
  }
  return builder.close({ endedAt: context.now(), interrupted: context.signal.aborted });
}

function checkOptions({
  levels = {},
  environment,
  newCode,
  oldCode,
  groups = {},
}: CompatConfigOptions): void {
  const unknown = Object.keys(levels).find((id) => !configRules.some((rule) => rule.id === id));
  if (unknown !== undefined) {
    throw new HarnessError('usage', {
      what: `There is no rule "${unknown}" for configuration.`,
      where: 'levels',
      todo: `Known rules: ${configRules.map(({ id }) => id).join(', ')}.`,
    });
  }
  const hasPair = newCode !== undefined && oldCode !== undefined;
  if (environment === undefined && !hasPair && Object.keys(groups).length < 2) {
    throw new HarnessError('usage', {
      what: 'There is nothing to compare.',
      todo: 'Name an environment, old and new code, or two groups.',
    });
  }
}

function write(
  gathered: Gathered,
  { options, now }: { readonly options: CompatConfigOptions; readonly now: Date },
  builder: ReportBuilder,
): void {
  const { preset = 'gray', levels = {}, subject } = options;
  const facts = configFacts(gathered);
  const expected = new ExpectedChanges(options.expected ?? [], now);
  const idle: string[] = [];
  for (const rule of configRules.filter(({ id }) => levels[id] !== 'off')) {
    if (!rule.needs.every((need) => facts.given.has(need))) {
      idle.push(rule.id);
      continue;
    }
    const { looked, findings } = rule.judge(facts);
    let spoken: Level | undefined;
    for (const finding of findings) {
      const level = levelOf(finding, rule, { preset, levels });
      if (level === 'off') continue;
      builder.add(expected.weigh(resultOf(finding, rule, level)));
      spoken = spoken === 'block' ? spoken : level;
    }
    builder.examined({ ...rule, level: spoken ?? 'info' }, looked);
    if (findings.length === 0 && looked > 0) builder.add(passOf(rule, looked, subject.service));
  }
  builder.table(keyTable(facts));
  for (const message of limits(gathered, idle)) builder.notice({ kind: 'limit', message });
  builder.notice({ kind: 'info', message: sizes(gathered) });
  for (const draft of blindSpots(gathered, subject.service)) builder.add(draft);
  expected.conclude(builder);
}
