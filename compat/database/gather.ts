/** All I/O of a run, in order: read the inputs, build both schemas, find the changes, prove them. */
import { randomBytes } from 'node:crypto';
import type { Notice, RunContext } from '../../reports/index.ts';
import type { Change } from './changes.ts';
import { openData } from './data/open-data.ts';
import { diffSchemas } from './diff/diff.ts';
import { openEngine } from './engine/engine.ts';
import type { EngineOptions } from './engine/engine.ts';
import { ruleFor } from './judge.ts';
import type { ProvenChange } from './judge.ts';
import { observe } from './observe.ts';
import type { Inputs, Observed } from './observe.ts';
import type { CompatDatabaseOptions } from './options.ts';
import { prove } from './prove.ts';
import type { Provers } from './prove.ts';
import { readQueries } from './queries/read-queries.ts';
import { readHistory } from './read/history.ts';
import { databaseRules } from './rules/index.ts';

/** Plain data; judging needs nothing else. */
export interface Gathered {
  readonly observed: Observed;
  readonly proven: readonly ProvenChange[];
  readonly notices: readonly Notice[];
  /** Both sources hold the same migrations. */
  readonly isSame: boolean;
}

export async function gather(options: CompatDatabaseOptions, context: RunContext): Promise<Gathered> {
  const inputs = await readInputs(options, context.signal);
  const engineOptions = limits(options, context.signal);
  context.onProgress({ tool: 'compat', step: `applying ${inputs.candidate.length} migrations` });
  const engine = await openEngine([...inputs.baseline, ...inputs.candidate], engineOptions);
  try {
    const observed = await observe(engine, inputs);
    const changes = diffSchemas(observed.before, observed.after, observed.identity);
    const data = changes.length === 0 ? undefined : await openData(inputs.baseline, options, engineOptions);
    try {
      const provers = {
        engine,
        data: data?.source,
        oldQueries: observed.oldQueries,
        queriesComplete: options.queriesComplete ?? false,
        hashKey: options.hashKey ?? randomBytes(16).toString('hex'),
        now: () => context.now(),
      };
      const proven = await proveAll(changes, provers, context);
      return { observed, proven, notices: data?.notices ?? [], isSame: isSame(inputs) };
    } finally {
      await data?.source.close();
    }
  } finally {
    engine.close();
  }
}

async function readInputs(options: CompatDatabaseOptions, signal: AbortSignal): Promise<Inputs> {
  const { baseline, candidate, queries, newQueries } = options;
  return {
    baseline: await readHistory(baseline, signal),
    candidate: await readHistory(candidate, signal),
    oldQueries: queries === undefined ? [] : await readQueries(queries, signal),
    newQueries: newQueries === undefined ? [] : await readQueries(newQueries, signal),
  };
}

function limits(
  { timeoutMs = 120_000, cacheFolder }: CompatDatabaseOptions,
  signal: AbortSignal,
): EngineOptions {
  const startedMs = performance.now();
  return { signal, cacheFolder, timeLeftMs: () => Math.round(timeoutMs - (performance.now() - startedMs)) };
}

/** Proves each change that a rule judges. */
export async function proveAll(
  changes: readonly Change[],
  provers: Provers,
  context: Pick<RunContext, 'onProgress'>,
): Promise<ProvenChange[]> {
  const proven: ProvenChange[] = [];
  for (const change of changes) {
    const rule = ruleFor(change, databaseRules);
    if (rule === undefined) continue;
    context.onProgress({
      tool: 'compat',
      step: `proving ${rule.cause(change)}`,
      done: proven.length,
      total: changes.length,
    });
    proven.push({ change, proof: await prove(rule.proofFor(change), provers) });
  }
  return proven;
}

function isSame({ baseline, candidate }: Inputs): boolean {
  return baseline.length === candidate.length && baseline.every(({ sql }, i) => sql === candidate[i]?.sql);
}
