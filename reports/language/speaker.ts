import type { Language } from './language.ts';
import type { OtherLanguage } from './translations-of.ts';
import { wordsOf } from './translations-of.ts';

/** Says things in one language, where a page is written on this side and not in a browser. */
export interface Speaker {
  readonly language: Language;
  /** Our own words. Call it with a plain literal: a test finds the texts in the sources. */
  t(english: string, holes?: Readonly<Record<string, string | number>>): string;
  /** A sentence of a report. */
  said(text: string): string;
}

export async function speakerOf(language: Language): Promise<Speaker> {
  const words = language === 'en' ? undefined : await wordsOf(language satisfies OtherLanguage);
  return {
    language,
    t(english, holes = {}) {
      const text = words?.page[english] ?? english;
      return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(holes[name] ?? whole));
    },
    said: (text) => words?.book.translate(text).text ?? text,
  };
}
