import { isLanguage, type Language } from '../language/language.ts';

/** The same cookie is written by the page of a run when its reader takes another language there. */
const cookie = /(?:^|;\s*)language=(?<language>[\w-]+)/;

/** What the address asks for, or else what was asked for before. */
export function askedLanguage(query: URLSearchParams | undefined, cookies = ''): Language | undefined {
  return [query?.get('language'), cookie.exec(cookies)?.groups?.['language']].find(isLanguage);
}

/** Keeps for a year what the address asks for. */
export function languageCookie(query: URLSearchParams): Readonly<Record<string, string>> {
  const language = query.get('language');
  if (!isLanguage(language)) return {};
  return { 'Set-Cookie': `language=${language}; Path=/; Max-Age=31536000; SameSite=Lax` };
}
