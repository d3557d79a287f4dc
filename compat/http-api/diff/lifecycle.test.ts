import { describe, expect, test } from 'vitest';
import { exampleDocument, withParameter, withRequest, withResponse } from '../example.ts';
import { type Judgement, judge } from '../judge.ts';
import type { LifecyclePolicy } from '../lifecycle.ts';
import { contractOf } from '../read/memory-source.test-support.ts';
import { apiRules } from '../rules/index.ts';
import { diffContracts } from './diff-contracts.ts';

const today = new Date('2026-06-01T23:00:00Z');

async function judged(old: string, now: string, policy: LifecyclePolicy = {}): Promise<string[]> {
  const contracts = await Promise.all([
    contractOf({ 'old.yaml': exampleDocument(old) }),
    contractOf({ 'new.yaml': exampleDocument(now) }),
  ]);
  return diffContracts(...contracts, { today, ...policy })
    .changes.map((change) => judge(change, apiRules, { preset: 'gray', levels: {} }))
    .filter((judgement): judgement is Judgement => judgement !== undefined)
    .map(({ rule, level }) => `${rule.id} ${level}`);
}

const deprecated = (sunset: string, more = ''): string =>
  `get: { deprecated: true, x-sunset: '${sunset}'${more} }`;

describe('what is removed', () => {
  test.each([
    ['without a word', 'get: {}', 'block'],
    ['deprecated, no day named', 'get: { deprecated: true }', 'warn'],
    ['on the day of its sunset', deprecated('2026-06-01'), 'info'],
    ['the day before its sunset', deprecated('2026-06-02'), 'block'],
    ['after an HTTP date', deprecated('Sat, 31 May 2025 23:59:59 GMT'), 'info'],
    ['after a day that cannot be read', deprecated('soon'), 'block'],
    ['a day alone is no deprecation', "get: { x-sunset: '2020-01-01' }", 'block'],
    ['beta', 'get: { x-stability-level: beta }', 'warn'],
    ['alpha', 'get: { x-stability-level: alpha }', 'info'],
    ['a level that is none', 'get: { x-stability-level: 7 }', 'block'],
  ])('%s', async (_, old, level) => {
    expect(await judged(`${old}\npost: {}`, 'post: {}')).toEqual([`operation-removed ${level}`]);
  });

  test('a parameter or a field before its sunset breaks the promise, and not after it', async () => {
    const parameter = (year: number): string =>
      withParameter(`schema: {}, deprecated: true, x-sunset: '${year}-01-01'`);
    expect(await judged(parameter(2027), 'get: {}')).toContain('sunset-too-soon block');
    expect(await judged(parameter(2026), 'get: {}')).toEqual(['parameter-removed info']);
    const field = (year: number): string =>
      withResponse(
        `{ required: [note], properties: { note: { deprecated: true, x-sunset: '${year}-01-01' } } }`,
      );
    const without = withResponse('{ type: object, properties: {} }');
    expect(await judged(field(2027), without)).toEqual([
      'response-field-removed block',
      'sunset-too-soon block',
    ]);
    expect(await judged(field(2026), without)).toEqual(['response-field-removed info']);
  });
});

describe('what is deprecated', () => {
  const policy = { sunsetDaysMin: { stable: 30, beta: 10 } };
  test.each([
    ['no day where none is asked for', 'get: { deprecated: true }', {}, 'lifecycle-announced info'],
    ['no day', 'get: { deprecated: true }', policy, 'sunset-too-soon block'],
    ['a day too early', deprecated('2026-06-30'), policy, 'sunset-too-soon block'],
    ['the first day that is late enough', deprecated('2026-07-01'), policy, 'lifecycle-announced info'],
    ['a day in the past', deprecated('2026-05-31'), {}, 'sunset-too-soon block'],
    ['no such day', deprecated('2026-06-40'), {}, 'sunset-too-soon block'],
  ])('%s', async (_, now, given, expected) => {
    expect(await judged('get: {}', now, given)).toEqual([expected]);
  });

  test.each([
    ['beta', '2026-06-11', 'lifecycle-announced info'],
    ['beta', '2026-06-10', 'sunset-too-soon block'],
    ['alpha', '2026-06-02', 'lifecycle-announced info'],
  ])('%s until %s', async (level, day, expected) => {
    const old = `get: { x-stability-level: ${level} }`;
    expect(await judged(old, deprecated(day, `, x-stability-level: ${level}`), policy)).toEqual([expected]);
  });

  test.each([
    ['later', '2026-12-01', '2027-01-01', 'lifecycle-announced info'],
    ['earlier, with time left', '2026-12-01', '2026-11-01', 'lifecycle-announced info'],
    ['earlier, with too little time', '2026-12-01', '2026-06-20', 'sunset-too-soon block'],
  ])('until %s', async (_, before, after, expected) => {
    expect(await judged(deprecated(before), deprecated(after), policy)).toEqual([expected]);
  });
});

test('what an unstable operation changes weighs less, and a stable one that shares the schema decides', async () => {
  const [old, now] = ['string', 'integer'].map((type) => `{ type: ${type} }`);
  const alpha = (schema = ''): string =>
    withRequest(schema).replace('post: {', 'post: { x-stability-level: alpha,');
  expect(await judged(alpha(old), alpha(now))).toEqual(['request-field-type-narrowed info']);
  const shared = "{ $ref: '#/components/schemas/Note' }";
  const both = (schema = ''): string =>
    `${alpha(shared)}\n${withRequest(shared).replace('post', 'put')}\n---\ncomponents: { schemas: { Note: ${schema} } }`;
  expect(await judged(both(old), both(now))).toEqual(['request-field-type-narrowed block']);
});
