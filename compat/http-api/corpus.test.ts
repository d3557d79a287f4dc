/** Holds the engine against oasdiff's own cases, finding by finding, where the corpus is at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { diffContracts } from './diff/diff-contracts.ts';
import { type Judgement, judge } from './judge.ts';
import type { ContractSource } from './read/contract-source.ts';
import { contractFrom } from './read/read-contract.ts';
import { apiRules } from './rules/index.ts';

const folder = new URL('../../../shared/corpus/api/', import.meta.url).pathname;

interface Expected {
  readonly id: string;
  readonly level: string;
  readonly operation?: string | null;
  readonly path?: string | null;
}

interface Case {
  readonly base: string;
  readonly revision: string;
  readonly checks: unknown;
  readonly scope_ids: unknown;
  readonly exact: boolean;
  readonly disputed?: unknown;
  readonly options?: { readonly deprecation_days_stable?: number; readonly deprecation_days_beta?: number };
  readonly expected: readonly Expected[];
}

/** What they call an error and we do not, by revision and check. */
const differences: Readonly<Record<string, string>> = {
  'pattern-base.yaml request-property-pattern-added': 'a read-only field, which is no part of a request',
  'transition_claims_enum_revision.yaml request-property-enum-value-removed':
    'any text is allowed now, also the two that were listed',
};

/** What they call clean and we do not, by revision. */
const flagged: Readonly<Record<string, string>> = {
  'request-new-required-prop-revision.yaml':
    'a field that is required and described nowhere: a strict reader refuses what lacks it',
};

const today = new Date();
const dayMs = 24 * 60 * 60 * 1000;

/** Dates that the cases state in days from today become dates. */
function sourceOf(path: string): ContractSource {
  const parent = posix.dirname(path);
  const day = (_: string, days: string): string =>
    new Date(today.getTime() + Number(days) * dayMs).toISOString().slice(0, 10);
  return {
    main: posix.basename(path),
    display: (file) => posix.join(parent, file),
    read: (file) =>
      Promise.resolve(
        readFileSync(`${folder}oasdiff/${parent}/${file}`, 'utf8').replace(/@@TODAY([+-]\d+)@@/g, day),
      ),
  };
}

async function judged({ base, revision, options = {} }: Case): Promise<Judgement[]> {
  const { deprecation_days_stable: stable = 0, deprecation_days_beta: beta = 0 } = options;
  const [old, now] = [await contractFrom(sourceOf(base)), await contractFrom(sourceOf(revision))];
  return diffContracts(old, now, { today, sunsetDaysMin: { stable, beta } })
    .changes.map((change) => judge(change, apiRules, { preset: 'contract', levels: {} }))
    .filter((judgement) => judgement !== undefined);
}

const withoutNames = (path: string): string => path.replace(/\{[^}]*\}/g, '{}');

function isFound({ level, operation, path }: Expected, judgements: readonly Judgement[]): boolean {
  const isThere = (place: string): boolean =>
    !operation || (place.includes(operation) && withoutNames(place).includes(withoutNames(path ?? '')));
  const there = judgements.filter(({ change }) => change.places.some(isThere));
  return there.some((one) => level !== 'ERR' || one.level === 'block');
}

const isVersionPolicy = ({ id }: Expected): boolean => /version/.test(id);

test.skipIf(!existsSync(folder))(
  'finds what oasdiff finds where it finds it, and nothing where it finds nothing, but for what is listed',
  { timeout: 60_000 },
  async () => {
    const lines = readFileSync(`${folder}oasdiff-cases.jsonl`, 'utf8').trim().split('\n');
    const cases = lines.map((line) => JSON.parse(line) as Case).filter((one) => !one.disputed);
    const count = { errors: 0, all: 0, found: 0, clean: 0 };
    const [missed, alarms] = [new Set<string>(), new Set<string>()];
    for (const one of cases) {
      const expected = one.expected.filter((each) => !isVersionPolicy(each));
      const isClean = one.exact && [one.checks, one.scope_ids].every((all) => all === 'all');
      if (expected.length === 0 && !isClean) continue;
      const judgements = await judged(one);
      const revision = posix.basename(one.revision);
      for (const each of expected) {
        const found = isFound(each, judgements);
        count.all += 1;
        if (found) count.found += 1;
        if (each.level === 'ERR') count.errors += 1;
        if (each.level === 'ERR' && !found) missed.add(`${revision} ${each.id}`);
      }
      if (one.expected.length > 0) continue;
      count.clean += 1;
      if (judgements.some(({ level }) => level === 'block')) alarms.add(revision);
    }
    expect([...missed].sort()).toEqual(Object.keys(differences));
    expect([...alarms]).toEqual(Object.keys(flagged));
    expect(count.found / count.all).toBeGreaterThanOrEqual(0.97);
    expect(count.errors).toBeGreaterThan(140);
    expect(count.clean).toBeGreaterThan(20);
  },
);
