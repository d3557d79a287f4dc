import * as fc from 'fast-check';
import { toResult } from './joined-results.ts';
import type { Level, Outcome, Result, ResultDraft, ToolName } from './result.ts';

/** A passing blocker of compat; tests name only what matters to them. */
export function aResult(more: Partial<ResultDraft> = {}): Result {
  return toResult('ads', {
    tool: 'compat',
    rule: 'column-dropped',
    key: 'ads.note',
    outcome: 'pass',
    level: 'block',
    title: 'A column was dropped',
    message: 'ads.note is gone.',
    places: ['column:ads.note'],
    ...more,
  });
}

const outcomes: readonly Outcome[] = ['pass', 'fail', 'error', 'inconclusive', 'pending', 'skipped'];
const levels: readonly Level[] = ['block', 'warn', 'info'];
const tools: readonly ToolName[] = ['replay', 'compat', 'checklist'];
const changes = [undefined, { kind: 'dropped', from: 'text' }, { kind: 'dropped', from: 'int' }] as const;

/** Any result; few keys and places, so that results meet. */
export const anyResult: fc.Arbitrary<Result> = fc
  .record({
    tool: fc.constantFrom(...tools),
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    outcome: fc.constantFrom(...outcomes),
    level: fc.constantFrom(...levels),
    change: fc.constantFrom(...changes),
    message: fc.constantFrom('said why', ''),
    observations: fc.integer({ min: 1, max: 9 }),
    places: fc.constantFrom<[string, ...string[]]>(['table:x'], ['table:y', 'table:x'], ['item:z']),
  })
  .map(({ change, ...draft }) => aResult({ ...draft, ...(change && { change }) }));

export const anyResults: fc.Arbitrary<readonly Result[]> = fc.array(anyResult, { maxLength: 12 });
