import { HarnessError, type Report, ReportBuilder, type RunContext } from '../../reports/index.ts';
import { shownUrl } from '../baselines/fetch-text.ts';
import { ExpectedChanges } from '../policy/expected-changes.ts';
import { comparePair } from './compare-pair.ts';
import type { ComparedApi, WeighedPair } from './compared-api.ts';
import type { Contract } from './contract.ts';
import { OpinionDesk, weighPair } from './gather-evidence.ts';
import type { CompatApiOptions } from './options.ts';
import { readBaselines } from './read-baselines.ts';
import { readContract } from './read/read-contract.ts';
import { writeReport } from './report.ts';
import { withoutOverflow } from '../too-deep.ts';
import { apiRules } from './rules/index.ts';
import { secondOpinionRule } from './second-opinion/compare-opinions.ts';

/**
 * Compares two contracts of an HTTP API and reports which changes hurt old or new callers while both
 * versions run. An interrupted run gives a partial report.
 *
 * @throws {HarnessError} `contract-unreadable` when a contract is missing, broken or of another kind,
 *   `capture-unreadable` or `capture-empty` for a capture without requests, `input-unreadable` for a folder
 *   without consumer contracts, `nothing-selected` where no operation is described, `usage` for an unknown rule id, and for a baseline from elsewhere
 *   `target-not-allowed`, `nothing-selected` or `store-failed`.
 */
export async function compatApi(options: CompatApiOptions, context: RunContext): Promise<Report> {
  const { candidate } = options;
  checkLevels(options.levels ?? {});
  const baseline = /^https?:/i.test(options.baseline) ? shownUrl(options.baseline) : options.baseline;
  const subject = { baseline, candidate, ...options.subject };
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt: context.now() });
  try {
    const expected = new ExpectedChanges(options.expected ?? [], context.now());
    writeReport(await compare(options, context), options, { builder, expected });
  } catch (error) {
    if (!context.signal.aborted) throw withoutOverflow(error, `${baseline}, ${candidate}`);
  }
  return builder.close({ endedAt: context.now(), interrupted: context.signal.aborted });
}

async function compare(options: CompatApiOptions, context: RunContext): Promise<ComparedApi> {
  context.onProgress({ tool: 'compat', step: 'reading both contracts' });
  const candidate = await readContract(options.candidate, context.signal, options.refHosts);
  const [latest, ...others] = await readBaselines(options, context.signal);
  checkDescribed([latest.contract, candidate], options.candidate);
  const run = { options, context };
  const desk = new OpinionDesk(run);
  const weighed = async (baseline: Contract, onChanges?: () => void): Promise<WeighedPair> =>
    weighPair(await comparePair({ baseline, candidate }, options, context, onChanges), run);
  try {
    const pair = await weighed(latest.contract, () => desk.begin());
    const earlier: { name: string; pair: WeighedPair }[] = [];
    for (const { name, contract } of others) earlier.push({ name, pair: await weighed(contract) });
    return { ...pair, earlier, ...(await desk.ask(pair)) };
  } finally {
    desk.end();
  }
}

/** Where nothing was looked at, nothing is said to be the same. */
function checkDescribed(contracts: readonly Contract[], where: string): void {
  if (contracts.some(({ operations, events }) => operations.size + events.size > 0)) return;
  throw new HarnessError('nothing-selected', {
    what: 'Neither contract describes an operation.',
    where,
    todo: 'Name the document that has `paths`; schemas alone are compared by `seaworthy compat contract`.',
  });
}

function checkLevels(levels: Readonly<Record<string, unknown>>): void {
  const known = new Set([...apiRules.map(({ id }) => id), secondOpinionRule.id]);
  const unknown = Object.keys(levels).find((id) => !known.has(id));
  if (unknown === undefined) return;
  throw new HarnessError('usage', {
    what: `There is no rule "${unknown}" for HTTP contracts.`,
    where: 'levels',
    todo: `Known rules: ${[...known].sort().join(', ')}.`,
  });
}
