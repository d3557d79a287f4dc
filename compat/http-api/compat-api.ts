import { readCapture, type CapturedFile } from '../../capture/index.ts';
import { HarnessError, type Report, ReportBuilder, type RunContext } from '../../reports/index.ts';
import { ExpectedChanges } from '../policy/expected-changes.ts';
import type { ComparedApi } from './compared-api.ts';
import { readConsumers } from './consumers/read-consumers.ts';
import { ConsumerUses } from './consumers/used-by.ts';
import { diffContracts } from './diff/diff-contracts.ts';
import type { Change } from './changes.ts';
import { type Judgement, judge } from './judge.ts';
import type { CompatApiOptions } from './options.ts';
import { readContract } from './read/read-contract.ts';
import { writeReport } from './report.ts';
import type { Contracts } from './results.ts';
import { apiRules } from './rules/index.ts';
import { secondOpinionRule } from './second-opinion/compare-opinions.ts';
import { askSecondOpinion } from './second-opinion/second-opinion.ts';
import { type ObservedTraffic, observeTraffic } from './traffic/observe-traffic.ts';
import type { Witness } from './witness/witness.ts';
import { WitnessMaker } from './witness/witness-maker.ts';

const secondOpinionTimeoutMs = 20_000;

/**
 * Compares two contracts of an HTTP API and reports which changes hurt old or new callers while both
 * versions run. An interrupted run gives a partial report.
 *
 * @throws {HarnessError} `contract-unreadable` when a contract is missing, broken or of another kind,
 *   `capture-unreadable` or `capture-empty` for a capture without requests, `input-unreadable` for a folder
 *   without consumer contracts, `usage` for an unknown rule id.
 */
export async function compatApi(options: CompatApiOptions, context: RunContext): Promise<Report> {
  const { baseline, candidate } = options;
  checkLevels(options.levels ?? {});
  const subject = { baseline, candidate, ...options.subject };
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt: context.now() });
  try {
    const expected = new ExpectedChanges(options.expected ?? [], context.now());
    writeReport(await compare(options, context), options, { builder, expected });
  } catch (error) {
    if (!context.signal.aborted) throw error;
  }
  return builder.close({ endedAt: context.now(), interrupted: context.signal.aborted });
}

async function compare(options: CompatApiOptions, context: RunContext): Promise<ComparedApi> {
  const { capture, replayed, preset = 'gray', levels = {} } = options;
  const { signal } = context;
  context.onProgress({ tool: 'compat', step: 'reading both contracts' });
  const contracts = {
    baseline: await readContract(options.baseline, signal),
    candidate: await readContract(options.candidate, signal),
  };
  signal.throwIfAborted();
  const diff = diffContracts(contracts.baseline, contracts.candidate, {
    today: context.now(),
    ...(options.sunsetDaysMin === undefined ? {} : { sunsetDaysMin: options.sunsetDaysMin }),
  });
  const judgements = diff.changes
    .map((change) => judge(change, apiRules, { preset, levels }))
    .filter((judgement) => judgement !== undefined);
  if (diff.changes.length === 0) return { contracts, diff, judgements, witnesses: new Map() };
  const compared = { contracts, diff, judgements, witnesses: await witnessesOf(judgements, contracts) };
  const consumers = options.consumers === undefined ? [] : await readConsumers(options.consumers, signal);
  return {
    ...compared,
    ...(consumers.length === 0
      ? {}
      : { consumers: { count: consumers.length, uses: new ConsumerUses(consumers, contracts) } }),
    ...(capture === undefined ? {} : { traffic: await observe(capture, compared, { options, context }) }),
    ...(replayed === undefined
      ? {}
      : { replayed: await observe(replayed, compared, { options, context, isReplayed: true }) }),
    ...(await opinionOn(contracts, { options, context })),
  };
}

async function witnessesOf(
  judgements: readonly Judgement[],
  contracts: Contracts,
): Promise<ReadonlyMap<Change, Witness>> {
  const blocking = judgements.filter(({ level }) => level === 'block');
  if (blocking.length === 0) return new Map();
  const maker = await WitnessMaker.open(contracts);
  return new Map(blocking.map((judgement) => [judgement.change, maker.for(judgement)]));
}

interface Run {
  readonly options: CompatApiOptions;
  readonly context: RunContext;
  readonly isReplayed?: boolean;
}

async function observe(
  files: readonly string[],
  { contracts, judgements }: Pick<ComparedApi, 'contracts' | 'judgements'>,
  { options, context, isReplayed = false }: Run,
): Promise<ObservedTraffic> {
  const step = `weighing with ${isReplayed ? 'replayed' : 'captured'} traffic`;
  context.onProgress({ tool: 'compat', step });
  const { captureFormat, clientHeader } = options;
  const format = captureFormat === undefined ? {} : { format: captureFormat };
  let isCut = false;
  const onFile = ({ partial }: CapturedFile): void => void (isCut ||= partial !== undefined);
  const records = readCapture(files, { ...format, signal: context.signal, onFile });
  const changes = judgements.map(({ change }) => change);
  const observed = await observeTraffic(records, { contracts, changes, clientHeader, isReplayed });
  return isCut ? { ...observed, isCut } : observed;
}

async function opinionOn(
  contracts: Contracts,
  { options, context }: Run,
): Promise<Pick<ComparedApi, 'opinion'>> {
  const timeoutMs = options.secondOpinionTimeoutMs ?? secondOpinionTimeoutMs;
  if (timeoutMs === 0 || options.levels?.[secondOpinionRule.id] === 'off') return {};
  context.onProgress({ tool: 'compat', step: 'asking openapi-diff for a second opinion' });
  return { opinion: await askSecondOpinion(contracts, { timeoutMs, signal: context.signal }) };
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
