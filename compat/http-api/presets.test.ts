import { expect, test } from 'vitest';
import { presets } from '../policy/preset.ts';
import { diffContracts } from './diff/diff-contracts.ts';
import { exampleDocument, withResponse } from './example.ts';
import { judge } from './judge.ts';
import { contractOf } from './read/memory-source.test-support.ts';
import { apiRules } from './rules/index.ts';

const changesOf = async (old: string, now: string) =>
  diffContracts(
    await contractOf({ 'old.yaml': exampleDocument(old) }),
    await contractOf({ 'new.yaml': exampleDocument(now) }),
  ).changes;

test('presets change levels only: rule and states of every example are the same under each', async () => {
  const levels = new Set<string>();
  for (const { examples } of apiRules) {
    for (const { old, new: now } of examples.bad) {
      for (const change of await changesOf(old, now)) {
        const judgements = presets.map((preset) => judge(change, apiRules, { preset, levels: {} }));
        const [first] = judgements;
        expect(first).toBeDefined();
        for (const one of judgements) {
          expect({ rule: one?.rule.id, states: one?.states }).toEqual({
            rule: first?.rule.id,
            states: first?.states,
          });
        }
        levels.add(judgements.map((one) => one?.level).join(' '));
      }
    }
  }
  // each preset gives another level somewhere
  for (const index of presets.keys()) {
    const differs = [...levels].some((line) => {
      const all = line.split(' ');
      return all.some((level, other) => other !== index && level !== all[index]);
    });
    expect(differs).toBe(true);
  }
});

test.each([
  ['a new value of an enum', '{ type: string, enum: [a] }', '{ type: string, enum: [a, b] }', 'warn'],
  ['a field that may be missing', '{ type: object, required: [id] }', '{ type: object }', 'block'],
  ['another type', '{ type: integer }', '{ type: string }', 'block'],
  [
    'numbers beyond the old range',
    '{ type: integer, format: int32 }',
    '{ type: integer, format: int64 }',
    'block',
  ],
])('a tolerant reader: %s', async (_, old, now, level) => {
  const changes = await changesOf(withResponse(old), withResponse(now));
  const judged = (preset: 'gray' | 'tolerant-reader') =>
    changes.map((change) => judge(change, apiRules, { preset, levels: {} })?.level);
  expect(judged('gray')).toEqual(['block']);
  expect(judged('tolerant-reader')).toEqual([level]);
});
