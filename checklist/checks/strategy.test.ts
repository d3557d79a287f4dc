import { expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { strategy } from './strategy.ts';

const given = {
  changes: ['web', 'schema'],
  allowed: { web: ['gray' as const, 'stop-service' as const], schema: ['stop-service' as const] },
};

test('takes the strategy of the release, and that of the item before it', async () => {
  const context = contextFor({ subject: { service: 'shop', strategy: 'gray' } });
  expect(strategy.judge(await strategy.gather(given, context), given)).toMatchObject({
    outcome: 'fail',
    message: 'gray does not suit schema; stop-service suits all of it.',
  });
  const own = { ...given, strategy: 'stop-service' as const };
  expect(strategy.judge(await strategy.gather(own, context), own)).toMatchObject({ outcome: 'pass' });
  expect(await strategy.gather(given, contextFor())).toEqual({});
});
