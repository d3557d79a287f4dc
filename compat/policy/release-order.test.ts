import { expect, test } from 'vitest';
import type { DeployState, ResultDraft } from '../../reports/index.ts';
import { untranslated } from '../../reports/language/translations-of.ts';
import { releaseOrder } from './release-order.ts';

function finding(key: string, states: readonly DeployState[], more: Partial<ResultDraft> = {}): ResultDraft {
  return {
    tool: 'compat',
    rule: 'changed',
    key,
    outcome: 'fail',
    level: 'warn',
    title: 'It changed',
    message: 'It changed.',
    places: [`type:${key}`],
    states,
    ...more,
  };
}

const breaksOld = finding('old', ['A']);
const breaksNew = finding('new', ['B']);

test.each([
  ['either order', []],
  ['either order', [finding('fine', ['A', 'B'], { outcome: 'pass' })]],
  ['either order', [finding('accepted', ['A', 'B'], { level: 'info' })]],
  ['callers first', [breaksOld]],
  ['provider first', [breaksNew]],
  ['no safe order', [breaksNew, breaksOld]],
  ['no safe order', [finding('both', ['A', 'B', 'C', 'D'])]],
] as const)('%s', async (order, results) => {
  const { notice, table } = releaseOrder(results, 'gray') ?? {};
  expect(table?.name).toBe(`old and new callers at the old and the new provider: ${order}`);
  const texts = [notice?.message ?? '', table?.name ?? '', ...(table?.columns ?? [])];
  expect(await untranslated(texts, 'zh-CN')).toEqual([]);
});

test('what weighs most is named first, and each state is counted', () => {
  const blocking = finding('worse', ['A', 'C'], { level: 'block' });
  const { notice, table } = releaseOrder([breaksOld, breaksNew, blocking], 'gray') ?? {};
  expect(table?.rows).toEqual([
    ['old', 'new', 2, 'changed at worse'],
    ['new', 'old', 1, 'changed at new'],
  ]);
  expect(notice?.message).toMatch(
    /^There is no safe order\..* 2 findings hit old callers at the new provider\. 1 finding hits new callers at the old provider\. 1 finding hits old code that reads/,
  );
});

test('a strict reading leaves new callers out of account, so that it names no order', () => {
  expect(releaseOrder([breaksOld], 'contract')).toBeUndefined();
});
