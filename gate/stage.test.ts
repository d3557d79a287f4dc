import { expect, test } from 'vitest';
import type { Config } from './config/config.ts';
import { planSections } from './stage.ts';

const full: Config = {
  service: 'ads',
  replay: { capture: ['access.log'] },
  compat: { database: { baseline: 'a', candidate: 'b' } },
  checklist: { file: 'list.yaml' },
};
const scopes = (config: Config, stage: 'pr' | 'ship', joined: readonly 'replay'[] = []) =>
  planSections(config, stage, new Set(joined)).map(({ tool, scope }) => `${tool} ${scope}`);

test('ship judges what the config names', () => {
  expect(scopes(full, 'ship')).toEqual(['compat judged', 'replay judged', 'checklist judged']);
});

test('pr leaves the replay to ship and says so', () => {
  const [, replay] = planSections(full, 'pr', new Set());
  expect(replay).toEqual({
    tool: 'replay',
    scope: 'out-of-scope',
    reason: expect.stringMatching(/--stage ship/) as string,
  });
});

test('a section that is not in the config is out of scope', () => {
  expect(scopes({ service: 'ads', checklist: { file: 'x' } }, 'ship')).toEqual([
    'compat out-of-scope',
    'replay out-of-scope',
    'checklist judged',
  ]);
  expect(scopes({ service: 'ads', compat: {} }, 'ship')[0]).toBe('compat out-of-scope');
});

test('a stored report takes the place of its tool, also where the stage would leave it out', () => {
  expect(scopes(full, 'pr', ['replay'])[1]).toBe('replay joined');
});
