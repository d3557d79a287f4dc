/** Everything that blocks shows what was tried, or says why nothing was. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { ContractChange, Layer } from './change.ts';
import { exampleFiles } from './example-files.ts';
import { levelOf } from './judge.ts';
import { contractKinds } from './kinds.ts';
import type { ContractKind } from './kind.ts';
import type { ContractRule } from './rule.ts';
import { witnessEvidence } from './witness.ts';

const layers: ReadonlySet<Layer> = new Set(['wire', 'json']);

/** A change of a bad example of the rule, and the first evidence of its finding. */
interface Shown {
  readonly rule: ContractRule;
  readonly example: string;
  readonly isBlocking: boolean;
  readonly title: string;
  readonly text: string;
}

function isBlocking(change: ContractChange): boolean {
  return (['gray', 'rollback'] as const).some(
    (preset) => levelOf(change, { preset, layers, levels: {} }) === 'block',
  );
}

async function shownBy(kind: ContractKind): Promise<readonly Shown[]> {
  const name = `example.${kind.id}`;
  const all = kind.rules.flatMap((rule) =>
    rule.examples.bad.map(async ({ title: example, old, new: now }): Promise<Shown[]> => {
      const { changes } = await kind.compare(exampleFiles(old, name), exampleFiles(now, name));
      return changes
        .filter((change) => change.rule === rule.id)
        .map((change) => {
          const evidence = witnessEvidence(change, rule);
          const text = evidence.kind === 'text' ? evidence.text : '';
          return { rule, example, isBlocking: isBlocking(change), title: evidence.title, text };
        });
    }),
  );
  return (await Promise.all(all)).flat();
}

const isDescribed = ({ title }: Shown): boolean => /^(?:Described|No example)/.test(title);

describe.each(contractKinds)('$id', (kind) => {
  let shown: readonly Shown[] = [];
  beforeAll(async () => {
    shown = await shownBy(kind);
  });

  test('each example that blocks shows what was tried, or why nothing was', () => {
    const blocking = shown.filter((one) => one.isBlocking);
    expect(blocking.length).toBeGreaterThan(0);
    const bare = blocking.filter((one) => isDescribed(one) && !/not tried: \w.{20,}/.test(one.text));
    expect(bare.map(({ rule, example }) => `${rule.id}: ${example}`)).toEqual([]);
  });

  test('a reason is a clause, and stands only where something that blocks needs it', () => {
    for (const rule of kind.rules.filter(({ untried }) => untried !== undefined)) {
      expect(rule.untried).toMatch(/^[a-z].{20,}[^.]$/);
      const own = shown.filter((one) => one.rule === rule && one.isBlocking);
      expect({ rule: rule.id, needed: own.some(isDescribed) }).toEqual({ rule: rule.id, needed: true });
    }
  });
});
