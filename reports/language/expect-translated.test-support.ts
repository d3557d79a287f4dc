import { expect } from 'vitest';
import type { ResultDraft } from '../result.ts';
import { resultTexts } from './report-texts.ts';
import { untranslated } from './translations-of.ts';

/** No clause of what these results say stays in English on the Chinese page. */
export async function expectTranslated(results: readonly ResultDraft[]): Promise<void> {
  const texts = results.flatMap((result) => [...resultTexts(result)]);
  expect(await untranslated(texts, 'zh-CN')).toEqual([]);
}
