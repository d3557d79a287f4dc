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

test('so is why a run ended, and where its replies are', async () => {
  const reasons = [
    'it was interrupted',
    '`seaworthy replay stop` was called',
    'the stop file out/stop is there; remove it before the next run',
    'preview gave 5 errors in a row',
    'the window closed; a later run begins anew',
  ];
  const kept =
    'What this replay heard is kept in .seaworthy/replays/2026: `seaworthy replay resume` goes on with it, `seaworthy replay judge` judges it again.';
  // the reasons stand alone beside their mark in the charts
  await expectTranslated([kept, ...reasons].map((message) => ({ title: '', message }) as ResultDraft));
});
