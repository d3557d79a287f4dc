/** The languages of the page. The harness speaks English; the others are translations of it. */
export type Language = 'en' | 'zh-CN';

/** What the switch on the page calls each language, in that language. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languageNames, value);
}
