/** What weighs the findings of a comparison: captured traffic, replayed replies, consumers, a second opinion. */
import type { CapturedFile } from '../../capture/index.ts';
import type { RunContext } from '../../reports/index.ts';
import type { Child } from '../child.ts';
import type { ComparedApi, ComparedPair, WeighedPair } from './compared-api.ts';
import { readConsumers } from './consumers/read-consumers.ts';
import { ConsumerUses } from './consumers/used-by.ts';
import type { CompatApiOptions } from './options.ts';
import { secondOpinionRule } from './second-opinion/compare-opinions.ts';
import { askSecondOpinion, beginSecondOpinion } from './second-opinion/second-opinion.ts';
import type { ObservedTraffic } from './traffic/observe-traffic.ts';

const secondOpinionTimeoutMs = 10_000;

interface Run {
  readonly options: CompatApiOptions;
  readonly context: RunContext;
}

/**
 * The pair with its traffic and its consumers. Both are read where nothing changed, too: whoever names them wants them
 * looked at, and traffic also tells what is served and described nowhere.
 *
 * @throws {HarnessError} for a capture or a folder of consumer contracts that cannot be read.
 */
export async function weighPair(pair: ComparedPair, run: Run): Promise<WeighedPair> {
  const { capture, replayed } = run.options;
  return {
    ...pair,
    ...(await consumersOf(pair, run)),
    ...(capture === undefined ? {} : { traffic: await observe(capture, pair, run) }),
    ...(replayed === undefined
      ? {}
      : { replayed: await observe(replayed, pair, { ...run, isReplayed: true }) }),
  };
}

async function consumersOf(
  { contracts, diff }: ComparedPair,
  { options: { consumers: folder }, context }: Run,
): Promise<Pick<WeighedPair, 'consumers'>> {
  if (folder === undefined) return {};
  const consumers = await readConsumers(folder, context.signal);
  return { consumers: new ConsumerUses(consumers, contracts, diff.comparer) };
}

async function observe(
  files: readonly string[],
  { contracts, judgements }: ComparedPair,
  { options, context, isReplayed = false }: Run & { readonly isReplayed?: boolean },
): Promise<ObservedTraffic> {
  const step = `weighing with ${isReplayed ? 'replayed' : 'captured'} traffic`;
  context.onProgress({ tool: 'compat', step });
  // loaded where there is a capture: it takes as long as the comparison of a small contract
  const [{ readCapture }, { observeTraffic }] = await Promise.all([
    import('../../capture/index.ts'),
    import('./traffic/observe-traffic.ts'),
  ]);
  const { captureFormat, clientHeader, callers = [] } = options;
  const format = captureFormat === undefined ? {} : { format: captureFormat };
  let isCut = false;
  const onFile = ({ partial }: CapturedFile): void => void (isCut ||= partial !== undefined);
  const records = readCapture(files, { ...format, signal: context.signal, onFile });
  const changes = judgements.map(({ change }) => change);
  const names = callers.map(({ name }) => name);
  const observing = { contracts, changes, clientHeader, isReplayed, callers: names };
  const observed = await observeTraffic(records, observing);
  return isCut ? { ...observed, isCut } : observed;
}

/** Asks openapi-diff, where it is wanted. It is loaded beside our own work, which takes about as long. */
export class OpinionDesk {
  readonly #run: Run;
  readonly #timeoutMs: number;
  #begun: Child | undefined;

  constructor(run: Run) {
    const { levels, secondOpinionTimeoutMs: timeoutMs = secondOpinionTimeoutMs } = run.options;
    this.#run = run;
    this.#timeoutMs = levels?.[secondOpinionRule.id] === 'off' ? 0 : timeoutMs;
  }

  /** To be called when something is found to differ. */
  begin(): void {
    if (this.#timeoutMs > 0) this.#begun ??= beginSecondOpinion(this.#run.context.signal);
  }

  async ask({ contracts }: ComparedPair): Promise<Pick<ComparedApi, 'opinion'>> {
    if (this.#begun === undefined) return {};
    const { context } = this.#run;
    context.onProgress({ tool: 'compat', step: 'asking openapi-diff for a second opinion' });
    const limits = { timeoutMs: this.#timeoutMs, signal: context.signal, begun: this.#begun };
    return { opinion: await askSecondOpinion(contracts, limits) };
  }

  end(): void {
    this.#begun?.kill();
  }
}
