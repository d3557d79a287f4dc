import type { Report } from '../report.ts';
import type { Language } from './language.ts';
import type { Phrases } from './phrase.ts';
import { Phrasebook } from './phrasebook.ts';
import { reportTexts } from './report-texts.ts';

/** The languages beside English. */
export type OtherLanguage = Exclude<Language, 'en'>;

/**
 * What the page needs to speak another language: each text of this report with its translation, and the
 * page's own words. Texts that stay as they are have no entry.
 */
export async function translationsOf(
  report: Report,
  language: OtherLanguage,
): Promise<Readonly<Record<string, string>>> {
  const { page, book } = await wordsOf(language);
  const translations: Record<string, string> = { ...page };
  for (const text of reportTexts(report)) {
    const translated = book.translate(text).text;
    if (translated !== text) translations[text] = translated;
  }
  return translations;
}

/**
 * The clauses among these texts that a language has no words for.
 *
 * Tests of rules and checks ask this of everything that their examples say.
 */
export async function untranslated(
  texts: Iterable<string>,
  language: OtherLanguage,
): Promise<readonly string[]> {
  const { book } = await wordsOf(language);
  return [...new Set([...texts].flatMap((text) => book.translate(text).unknown))];
}

const books = new Map<OtherLanguage, Phrasebook>();

export interface Words {
  /** The page's own, as it asks for them. */
  readonly page: Phrases;
  /** Everything that the harness says. */
  readonly book: Phrasebook;
}

/** A language is read when it is first asked for: most runs never are. */
export async function wordsOf(language: OtherLanguage): Promise<Words> {
  const { page, parts } = await load[language]();
  const book = books.get(language) ?? new Phrasebook(page, ...parts);
  books.set(language, book);
  return { page, book };
}

const load = { 'zh-CN': () => import('./zh-cn/index.ts') } as const;
