import { type Report, ReportBuilder, type RunContext, place } from '../../reports/index.ts';
import type { Role } from './changes.ts';
import { type ContractDiff, diffContracts } from './diff/diff-contracts.ts';
import { type JudgeOptions, type Judgement, judge, usualLevel } from './judge.ts';
import type { CompatApiOptions } from './options.ts';
import { readContract } from './read/read-contract.ts';
import { type Contracts, passOf, resultOf } from './results.ts';
import { apiRules } from './rules/index.ts';

/**
 * Compares two contracts of an HTTP API and reports which changes hurt old or new callers while both versions run.
 *
 * @throws {HarnessError} `contract-unreadable` when a contract is missing, broken or of another kind.
 */
export async function compatApi(options: CompatApiOptions, context: RunContext): Promise<Report> {
  const { subject, baseline, candidate, preset = 'gray', levels = {} } = options;
  const builder = new ReportBuilder({
    tool: 'compat',
    subject: { baseline, candidate, ...subject },
    startedAt: context.now(),
  });
  const contracts = {
    baseline: await readContract(baseline, context.signal),
    candidate: await readContract(candidate, context.signal),
  };
  const diff = diffContracts(contracts.baseline, contracts.candidate);
  report({ contracts, diff, service: subject.service, judging: { preset, levels } }, builder);
  return builder.close({ endedAt: context.now(), interrupted: context.signal.aborted });
}

interface Compared {
  readonly contracts: Contracts;
  readonly diff: ContractDiff;
  readonly service: string;
  readonly judging: JudgeOptions;
}

function report({ contracts, diff, service, judging }: Compared, builder: ReportBuilder): void {
  const judgements = diff.changes
    .map((change) => judge(change, apiRules, judging))
    .filter((judgement) => judgement !== undefined);
  for (const judgement of judgements) builder.add(resultOf(judgement, contracts));
  const spoken = new Set(judgements.map(({ rule }: Judgement) => rule.id));
  for (const rule of apiRules.filter(({ id }) => judging.levels[id] !== 'off')) {
    const level = usualLevel(rule, judging);
    const count = rule.roles.reduce((sum, role: Role) => sum + diff.looked[role], 0);
    builder.examined({ ...rule, level }, count);
    if (count > 0 && !spoken.has(rule.id)) builder.add(passOf(rule, level, { count, service }));
  }
  if (diff.changes.length === 0) sayNoChange(service, builder);
  for (const [side, contract] of Object.entries(contracts)) {
    for (const line of contract.unchecked())
      builder.notice({ kind: 'limit', message: `not checked in the ${side}: ${line}` });
  }
}

function sayNoChange(service: string, builder: ReportBuilder): void {
  builder.notice({ kind: 'no-change', message: 'The two contracts describe the same API.' });
  builder.add({
    tool: 'compat',
    rule: 'no-change',
    key: 'contract',
    outcome: 'pass',
    level: 'info',
    title: 'Nothing changed',
    message: 'The two contracts describe the same API.',
    places: [place.service(service)],
  });
}
