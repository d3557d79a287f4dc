/** Holds the diff against buf's own cases, where the corpus is at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ContractChange } from '../change.ts';
import type { ContractFiles } from '../kind.ts';
import { protobuf } from './index.ts';

const folder = new URL('../../../../shared/corpus/api/', import.meta.url).pathname;

interface Finding {
  readonly path?: string;
  readonly start_line?: number;
  readonly type: string;
}

interface Case {
  readonly case: string;
  readonly previous: string;
  readonly current: string;
  readonly status: string;
  readonly findings?: readonly Finding[];
}

function filesIn(path: string): ContractFiles {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.proto'),
  );
  return {
    texts: new Map(names.map((name) => [name, readFileSync(join(path, name), 'utf8')])),
    display: (name) => name,
  };
}

/** Whether something was found at the line; for what is gone, and for options, anywhere in the file. */
function isFound(
  { path = '', start_line: line = 0, type }: Finding,
  changes: readonly ContractChange[],
): boolean {
  // buf points to the option, we to what it belongs to
  const isGone = /NO_DELETE|FILE_SAME|UTF8|ACCESSOR|JSON_FORMAT/.test(type);
  return changes.some(({ old, new: now, states }) => {
    if (states.length === 0) return false;
    const at = now ?? old;
    return isGone ? [old?.file, now?.file].includes(path) : at?.file === path && at.line === line;
  });
}

test.skipIf(!existsSync(folder))('finds what buf finds, at the same line', async () => {
  const cases = readFileSync(`${folder}buf-cases.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)
    // packages that are gone or unstable, and plugins, are policies of buf's own
    .filter((one) => one.status.startsWith('verified') && !/Package|Ignores|Unstable/.test(one.case));
  const missed: string[] = [];
  let findings = 0;
  for (const one of cases) {
    const { changes } = await protobuf.compare(filesIn(folder + one.previous), filesIn(folder + one.current));
    for (const finding of one.findings ?? []) {
      findings += 1;
      if (!isFound(finding, changes))
        missed.push(`${one.case}: ${finding.type} at ${finding.path}:${finding.start_line}`);
    }
  }
  expect(cases.length).toBeGreaterThan(20);
  expect(findings).toBeGreaterThan(400);
  expect(missed.slice(0, Math.max(0, missed.length - Math.floor(findings / 100)))).toEqual([]);
});
