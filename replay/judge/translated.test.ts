import { test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import type { ResultDraft } from '../../reports/index.ts';
import { capacityRules, pageRules, replayRules } from '../index.ts';

test('every rule of the replay is said in Chinese too', async () => {
  const rules = Object.values({ ...replayRules, ...pageRules, ...capacityRules });
  await expectTranslated(
    rules.map(({ title, why, fix }) => ({ title, why, fix, message: '' }) as ResultDraft),
  );
});
