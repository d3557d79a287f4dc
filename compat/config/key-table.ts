import type { Table } from '../../reports/index.ts';
import type { ConfigFacts } from './facts.ts';
import { meets } from './judge/meets.ts';
import type { KeyUse } from './model.ts';
import { relaxedKey } from './relaxed-key.ts';

/** Every key that code reads with its defaults and values; secrets as hashes. Pure. */
export function keyTable({ oldCode, newCode, before, after }: ConfigFacts): Table {
  const keys = new Map([...oldCode.uses, ...newCode.uses].map(({ key }) => [relaxedKey(key), key]));
  const rows = [...keys.values()].sort().map((key) => {
    const [old, now] = [oldCode.find(key), newCode.find(key)];
    const use = now ?? old;
    const value = (index: typeof after): string => (use && index.find(use)?.shown) ?? '';
    return [
      key,
      defaultOf(old),
      defaultOf(now),
      value(before),
      value(after),
      use === undefined ? '' : meets(use, after),
    ];
  });
  return {
    name: 'keys that code reads',
    tool: 'compat',
    columns: ['key', 'old default', 'new default', 'value before', 'value', 'the code meets'],
    rows,
  };
}

function defaultOf(use: KeyUse | undefined): string {
  if (use === undefined) return 'not read';
  return use.shownFallback ?? (use.isRequired ? 'none' : 'none, asked for');
}
