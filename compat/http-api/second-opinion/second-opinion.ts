/**
 * Asks openapi-diff what it makes of the same two contracts, as far as it covers them: paths, methods,
 * statuses, response headers and JSON bodies. Parameters, enums and formats it does not compare.
 */
import { HarnessError } from '../../../reports/index.ts';
import { type Child, startChild } from '../../child.ts';
import type { Contract } from '../contract.ts';
import { type OpinionRequest, readyQuestion, type ReportedDifference } from './opinion-request.ts';
import { type ReducedPair, reduceContracts } from './reduced-document.ts';

export interface SecondOpinion {
  /** Codes of breaking differences by key of the operation. */
  readonly breaking: ReadonlyMap<string, readonly string[]>;
  /** Operations whose covered parts were compared. */
  readonly operations: number;
  /** Operations it cannot be asked about, because a schema of theirs contains itself or is too large. */
  readonly leftOut: number;
  /** Why it gave no answer on so many of the operations. */
  readonly unanswered?: { readonly operations: number; readonly why: string };
}

const memoryMbMax = 512;
/** Both documents of one question: its time grows faster than they do, and a few megabytes take it minutes. */
const charactersMax = 16 * 1024;
/** To load openapi-diff takes a busy machine longer than most answers; it is no part of their time. */
const startMsMax = 60_000;

interface Limits {
  /** For all questions together; one of them may take a quarter of it. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** From {@link beginSecondOpinion}; ended here. */
  readonly begun?: Child | undefined;
}

/** Loads openapi-diff in a child, which goes on while others work. The caller ends it where nothing is asked. */
export function beginSecondOpinion(signal: AbortSignal): Child {
  const child = startChild({ moduleUrl: import.meta.url, name: './engine-child' }, { memoryMbMax, signal });
  // who asks it hears why it did not start
  child.request(readyQuestion, startMsMax).catch(() => undefined);
  return child;
}

/** The opinion, as far as it came in time; or why there is none. */
export async function askSecondOpinion(
  { baseline, candidate }: { readonly baseline: Contract; readonly candidate: Contract },
  limits: Limits,
): Promise<SecondOpinion | { readonly none: string }> {
  const { pairs, operations, leftOut } = reduceContracts(baseline, candidate, charactersMax);
  if (operations === 0) return { none: 'no operation could be written in a form that it reads' };
  if (pairs.length === 0) return { breaking: new Map(), operations, leftOut };
  const { breaking, answered, why } = await askInParts(pairs, limits);
  if (answered === 0 && why !== undefined) return { none: why };
  const asked = pairs.reduce((sum, { keys }) => sum + keys.size, 0);
  if (answered === asked) return { breaking, operations, leftOut };
  const unanswered = { operations: asked - answered, why: why ?? 'its time was over' };
  return { breaking, operations: operations - unanswered.operations, leftOut, unanswered };
}

interface Answers {
  readonly breaking: ReadonlyMap<string, readonly string[]>;
  /** Operations. */
  readonly answered: number;
  /** Why some were not. */
  readonly why?: string;
}

/** A question that takes it too long costs the part of it alone: one field more can double its time. */
async function askInParts(
  pairs: readonly ReducedPair[],
  { timeoutMs, signal, begun }: Limits,
): Promise<Answers> {
  const breaking = new Map<string, readonly string[]>();
  let spentMs = 0;
  let answered = 0;
  let why: string | undefined;
  let child = begun;
  try {
    for (const { keys, ...request } of pairs) {
      const leftMs = Math.min(timeoutMs / 4, timeoutMs - spentMs);
      if (leftMs <= 0) break;
      child ??= beginSecondOpinion(signal);
      const answer = await answerTo(request, { child, leftMs });
      spentMs += answer.spentMs;
      if ('none' in answer) {
        why = answer.none;
        child = undefined;
        continue;
      }
      for (const [key, codes] of byOperation(answer.differences, keys)) breaking.set(key, codes);
      answered += keys.size;
    }
    return { breaking, answered, ...(why === undefined ? {} : { why }) };
  } finally {
    child?.kill();
  }
}

type Answer = { readonly spentMs: number } & (
  { readonly differences: readonly ReportedDifference[] } | { readonly none: string }
);

/** The differences; or why there are none, and then the child is gone. */
async function answerTo(
  request: OpinionRequest,
  { child, leftMs }: { readonly child: Child; readonly leftMs: number },
): Promise<Answer> {
  let startedAt: number | undefined;
  // what does not start once is not tried again
  const spentMs = (): number => (startedAt === undefined ? Infinity : performance.now() - startedAt);
  try {
    await child.request(readyQuestion, startMsMax);
    startedAt = performance.now();
    const differences = await child.request<readonly ReportedDifference[]>(request, leftMs);
    return { differences, spentMs: spentMs() };
  } catch (error) {
    child.kill();
    if (!(error instanceof HarnessError)) throw error;
    const limitMs = startedAt === undefined ? startMsMax : leftMs;
    const none = error.code === 'timeout' ? `it needed more than ${Math.round(limitMs)} ms` : error.message;
    return { none, spentMs: spentMs() };
  }
}

function byOperation(
  differences: readonly ReportedDifference[],
  keys: ReadonlyMap<string, string>,
): Map<string, readonly string[]> {
  const result = new Map<string, readonly string[]>();
  for (const { code, locations } of differences) {
    for (const [written, key] of keys) {
      const [method = '', path = ''] = written.split(' ');
      if (!locations.some((location) => isBelow(location, path, method.toLowerCase()))) continue;
      result.set(key, [...new Set([...(result.get(key) ?? []), code])]);
    }
  }
  return result;
}

/** A removed path stands for all of its methods. */
function isBelow(location: string, path: string, method: string): boolean {
  const whole = `paths.${path}`;
  return (
    location === whole || location === `${whole}.${method}` || location.startsWith(`${whole}.${method}.`)
  );
}
