/** Holds the diff against the cases of Thrift's own audit, where the corpus is at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ContractChange } from '../change.ts';
import { thrift } from './index.ts';

const folder = new URL('../../../../shared/corpus/api/', import.meta.url).pathname;

interface Case {
  readonly case: string;
  readonly base: string;
  readonly revision: string;
  readonly label: 'breaking' | 'compatible-with-warnings';
  readonly findings: readonly { readonly level: string; readonly message: string }[];
}

async function changesOf({ base, revision }: Case): Promise<readonly ContractChange[]> {
  const files = (name: string) => ({
    texts: new Map([['test.thrift', readFileSync(`${folder}thrift/${name}`, 'utf8')]]),
    display: () => name,
  });
  return (await thrift.compare(files(base), files(revision))).changes;
}

/** The audit calls parameters `function_args` and exceptions `function_exception`. */
function isAbout({ element }: ContractChange, message: string): boolean {
  const [, id, holder] = / for Id = (-?\d+) in (\w+)/.exec(message) ?? [];
  const name = /(?:function|in) (\w+)$/.exec(message)?.[1];
  if (id === undefined) return name !== undefined && element.key.includes(name);
  return (
    element.label.includes(` ${id} `) &&
    element.key.includes((holder ?? '').replace(/_(?:args|exception)$/, ''))
  );
}

test.skipIf(!existsSync(folder))('finds what the audit of Thrift calls breaking', async () => {
  const lines = readFileSync(`${folder}thrift-cases.jsonl`, 'utf8').trim().split('\n');
  const cases = lines.map((line) => JSON.parse(line) as Case);
  const missed: string[] = [];
  for (const one of cases) {
    const changes = await changesOf(one);
    const breaks = changes.filter(({ states, isAllowed }) => states.length > 0 && isAllowed !== true);
    for (const { level, message } of one.findings) {
      if (level === 'ERR' && !breaks.some((change) => isAbout(change, message)))
        missed.push(`${one.case}: ${message}`);
    }
    const clear = changes.filter(({ softened, layer }) => softened === undefined && layer === 'wire');
    if (one.label !== 'breaking') missed.push(...clear.map(({ rule }) => `${one.case}: ${rule} is too much`));
  }
  expect(cases.length).toBeGreaterThan(20);
  expect(missed).toEqual([]);
});
