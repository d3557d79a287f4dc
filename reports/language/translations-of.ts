import { headlineOf, textOf } from '../headline.ts';
import type { Report } from '../report.ts';
import { besideTexts, type Beside } from './beside-texts.ts';
import type { Language } from './language.ts';
import type { Phrases } from './phrase.ts';
import { Phrasebook } from './phrasebook.ts';
import { reportTexts, spokenCells } from './report-texts.ts';

/** The languages beside English. */
export type OtherLanguage = Exclude<Language, 'en'>;

/**
 * What the page needs to speak another language: each text of this report with its translation, and the
 * page's own words. Texts that stay as they are have no entry: names, captured content, and the titles that
 * users gave to items of their own.
 */
export async function translationsOf(
  report: Report,
  language: OtherLanguage,
  beside: Beside = {},
): Promise<Readonly<Record<string, string>>> {
  const { page, book } = await wordsOf(language);
  const known = new Map<string, string>(Object.entries(page));
  const keep = (text: string, translated = text): void => {
    if (translated === text) known.delete(text);
    else known.set(text, translated);
  };
  for (const texts of [reportTexts(report), besideTexts(beside)])
    for (const text of texts) keep(text, book.translate(text).text);
  for (const text of spokenCells(report)) keep(text, book.sentence(text));
  for (const { tool, title } of report.results) if (tool === 'checklist') keep(title, book.exact(title));
  const results = new Map(report.results.map((result) => [result.fingerprint, result]));
  for (const { text, fingerprint = '' } of report.reasons) {
    const { title = '', message = '' } = results.get(fingerprint) ?? {};
    const said = `${title}: ${message}`;
    if (title === '' || !text.endsWith(said)) continue;
    const before = text.slice(0, -said.length);
    keep(text, `${before}${known.get(title) ?? title}：${known.get(message) ?? message}`);
  }
  const headline = headlineOf(report.reasons, report.results);
  const { before, where, title } = headline;
  if (title !== '') {
    const own = results.get(report.reasons[0]?.fingerprint ?? '')?.title ?? '';
    const id = title.slice(0, title.length - own.length);
    const at = where === '' ? '' : `（${where}）`;
    keep(textOf(headline), `${book.translate(before).text}${at}：${id}${known.get(own) ?? own}`);
  }
  return Object.fromEntries(known);
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
