/**
 * Asks openapi-diff what it makes of the same two contracts, as far as it covers them: paths, methods,
 * statuses, response headers and JSON bodies. Parameters, enums and formats it does not compare.
 */
import { HarnessError } from '../../../reports/index.ts';
import { startChild } from '../../child.ts';
import type { Contract } from '../contract.ts';
import { reduceContracts } from './reduced-document.ts';

/** What the child is asked: two OpenAPI documents as JSON. */
export interface OpinionRequest {
  readonly baseline: string;
  readonly candidate: string;
}

/** What the child answers for each breaking difference. */
export interface ReportedDifference {
  /** For example `response.body.scope.add`. */
  readonly code: string;
  /** Places in the documents, for example `paths./ads.get`. */
  readonly locations: readonly string[];
}

export interface SecondOpinion {
  /** Codes of breaking differences by key of the operation. */
  readonly breaking: ReadonlyMap<string, readonly string[]>;
  /** Operations whose covered parts were compared. */
  readonly operations: number;
  /** Operations it was not asked about. */
  readonly leftOut: number;
}

const memoryMbMax = 512;
/** Both documents together: a tenth of a megabyte takes it seconds already, and a few megabytes minutes. */
const charactersMax = 128 * 1024;

/** The opinion, or why there is none. */
export async function askSecondOpinion(
  contracts: { readonly baseline: Contract; readonly candidate: Contract },
  limits: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<SecondOpinion | { readonly none: string }> {
  const { keys, operations, leftOut, ...request } = reduceContracts(contracts.baseline, contracts.candidate);
  if (operations === 0) return { none: 'no operation could be written in a form that it reads' };
  if (keys.size === 0) return { breaking: new Map(), operations, leftOut };
  const characters = request.baseline.length + request.candidate.length;
  if (characters > charactersMax)
    return { none: `the ${keys.size} operations to compare are too large for it (${characters} characters)` };
  const child = startChild(
    { moduleUrl: import.meta.url, name: './engine-child' },
    { memoryMbMax, signal: limits.signal },
  );
  try {
    const differences = await child.request<readonly ReportedDifference[]>(
      request satisfies OpinionRequest,
      limits.timeoutMs,
    );
    return { breaking: byOperation(differences, keys), operations, leftOut };
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return { none: error.message };
  } finally {
    child.kill();
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
