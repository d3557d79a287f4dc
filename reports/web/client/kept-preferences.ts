import { parsePreferences, type Preferences } from '../page/preferences.ts';

const name = 'seaworthy-report';

/** A browser may refuse storage to a page that was opened from a file; then nothing is kept. */
export function keptPreferences(): Preferences {
  try {
    return parsePreferences(localStorage.getItem(name));
  } catch {
    return parsePreferences(null);
  }
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(name, JSON.stringify(preferences));
  } catch {
    // It still holds until the page is closed.
  }
}
