import { expect, test } from 'vitest';
import { presets } from '../policy/preset.ts';
import type { ContractChange } from './change.ts';
import { levelOf } from './judge.ts';

const change: ContractChange = {
  rule: 'enum-value-added',
  element: { key: 'Kind.BIG', label: 'value `Kind.BIG`' },
  layer: 'wire',
  states: ['A', 'C'],
  to: 'BIG',
  places: ['operation:RPC Ads/Get'],
};

const levels = (one: ContractChange): string =>
  presets.map((preset) => levelOf(one, { preset, layers: new Set(['wire']), levels: {} })).join(' ');

test.each([
  ['something new that old readers meet', {}, 'block warn block block'],
  ['something else than before', { from: 'SMALL' }, 'block block block block'],
  ['something new that the provider meets too', { states: ['A', 'B'] }, 'block block block block'],
  ['what only the rollback meets', { states: ['B'] }, 'warn warn block block'],
  ['what nobody meets', { states: [] }, 'info info info info'],
  ['what does not travel', { layer: 'source' }, 'info info block info'],
] as const)('under gray, tolerant-reader, contract and rollback: %s', (_, more, expected) => {
  expect(levels({ ...change, ...more })).toBe(expected);
});
