import type { PageData } from '../data/page-data.ts';
import { parsePreferences, type Preferences } from '../page/preferences.ts';

const name = 'seaworthy-report';

/** Where it is served, the language is that of the pages around it. */
export function keptPreferences({ served }: PageData): Preferences {
  const kept = parsePreferences(stored());
  return served?.language === undefined ? kept : { ...kept, language: served.language };
}

/** A browser may refuse storage to a page that was opened from a file; then nothing is kept. */
function stored(): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keepPreferences(preferences: Preferences, { served }: PageData): void {
  if (served) document.cookie = `language=${preferences.language}; Path=/; Max-Age=31536000; SameSite=Lax`;
  try {
    localStorage.setItem(name, JSON.stringify(preferences));
  } catch {
    // It still holds until the page is closed.
  }
}
