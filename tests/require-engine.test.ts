import { afterEach, expect, test, vi } from 'vitest';
import { requireEngine } from './require-engine.ts';

afterEach(() => vi.unstubAllEnvs());

test('a missing engine skips, unless it is demanded', () => {
  vi.stubEnv('SEAWORTHY_REQUIRE', 'postgres, chromium');
  expect(requireEngine('chromium', true)).toBe(true);
  expect(requireEngine('git', false)).toBe(false);
  expect(() => requireEngine('chromium', false)).toThrow(/chromium is missing/);
});
