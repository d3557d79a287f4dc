import { Type } from '@sinclair/typebox';
import { expect, test } from 'vitest';
import type { Check } from './check.ts';
import { contextFor } from './context-for.test-support.ts';
import type { Item } from './item.ts';
import { runItem } from './item-run.ts';

let writes = 0;
const writes1: Check = {
  id: 'planted',
  question: 'Is it written?',
  why: 'a test',
  remedy: 'none',
  params: Type.Object({}),
  acts: () => ({ target: 'key /a', does: 'writes v1', cleanUp: 'writes v0 back', group: 'preview' }),
  async gather() {
    writes += 1;
    return Promise.resolve({});
  },
  judge: () => ({ outcome: 'pass', message: 'written' }),
  examples: [],
};
const item: Item = {
  id: 'A',
  title: 'A',
  check: writes1,
  phase: 'before',
  level: 'block',
  needs: [],
  timeoutMs: 1000,
  retries: 0,
  unset: [],
  params: {},
  source: { file: 'x' },
};
const context = { signal: new AbortController().signal, onProgress: () => undefined, now: () => new Date() };

test('a check that acts is left alone until acting is allowed, and then says what it changed', async () => {
  const refused = await runItem(item, contextFor(), context);
  expect(refused.judgement).toMatchObject({
    outcome: 'inconclusive',
    message: 'Not run, because it acts: it writes v1, key /a. --allow-act lets it.',
  });
  expect(writes).toBe(0);

  const ran = await runItem(item, contextFor({ allowActs: true }), context);
  expect(writes).toBe(1);
  expect(ran.judgement.outcome).toBe('pass');
  expect(JSON.stringify(ran.judgement.evidence)).toContain('writes v0 back');
});
