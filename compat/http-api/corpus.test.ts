/** Holds the engine against oasdiff's own cases, where the corpus is at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diffContracts } from './diff/diff-contracts.ts';
import { type Judgement, judge } from './judge.ts';
import { readContract } from './read/read-contract.ts';
import { apiRules } from './rules/index.ts';

const folder = new URL('../../../shared/corpus/api/', import.meta.url).pathname;

interface Case {
  readonly base: string;
  readonly revision: string;
  readonly checks: unknown;
  readonly scope_ids: unknown;
  readonly exact: boolean;
  readonly disputed?: boolean;
  readonly relative_dates?: boolean;
  readonly expected: readonly { readonly id: string; readonly level: string }[];
}

const lifecycle = /sunset|deprecat|stability|reactivat|version/;

async function judged({ base, revision }: Case): Promise<Judgement[]> {
  const { signal } = new AbortController();
  const old = await readContract(`${folder}oasdiff/${base}`, signal);
  const now = await readContract(`${folder}oasdiff/${revision}`, signal);
  return diffContracts(old, now)
    .changes.map((change) => judge(change, apiRules, { preset: 'contract', levels: {} }))
    .filter((judgement) => judgement !== undefined);
}

test.skipIf(!existsSync(folder))(
  'finds what oasdiff calls an error, and little where it finds nothing',
  async () => {
    const lines = readFileSync(`${folder}oasdiff-cases.jsonl`, 'utf8').trim().split('\n');
    const cases = lines
      .map((line) => JSON.parse(line) as Case)
      .filter((one) => !one.disputed && !one.relative_dates);
    const isBroken = ({ expected }: Case): boolean =>
      expected.some(({ id, level }) => level === 'ERR' && !lifecycle.test(id));
    const isClean = (one: Case): boolean =>
      one.exact && one.expected.length === 0 && one.checks === 'all' && one.scope_ids === 'all';
    const count = { broken: 0, blocked: 0, seen: 0, clean: 0, alarms: 0 };
    for (const one of cases) {
      if (!isBroken(one) && !isClean(one)) continue;
      const judgements = await judged(one);
      const isBlocked = judgements.some(({ level }) => level === 'block');
      if (isBroken(one)) {
        count.broken += 1;
        if (isBlocked) count.blocked += 1;
        if (judgements.some(({ states }) => states.includes('A'))) count.seen += 1;
      } else {
        count.clean += 1;
        if (isBlocked) count.alarms += 1;
      }
    }
    expect(count.broken).toBeGreaterThan(100);
    expect(count.blocked / count.broken).toBeGreaterThanOrEqual(0.98);
    expect(count.seen / count.broken).toBeGreaterThanOrEqual(0.98);
    // a field that is required and described nowhere: a strict reader refuses what lacks it
    expect(count.alarms).toBeLessThanOrEqual(1);
  },
);
