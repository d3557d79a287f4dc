import { isLanguage, languageNames, type Language } from '../../language/language.ts';

/** What a reader likes, kept by the browser where it may. */
export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
  /** Two replies beside each other, or one below the other. */
  readonly replies: 'side' | 'inline';
  /** By grid: the column that rows are sorted by, `-` before it for the other way round. */
  readonly order: Readonly<Record<string, string>>;
}

export type Theme = 'system' | 'light' | 'dark';

export const themes: readonly Theme[] = ['system', 'light', 'dark'];
export const languages: readonly Language[] = Object.keys(languageNames).filter(isLanguage);

export const startPreferences: Preferences = { theme: 'system', language: 'en', replies: 'side', order: {} };

/** What was kept, as far as it is still something to like. */
export function parsePreferences(text: string | null): Preferences {
  const kept = objectOf(text);
  const { theme, language, replies, order } = kept;
  return {
    theme: themes.find((known) => known === theme) ?? startPreferences.theme,
    language: isLanguage(language) ? language : startPreferences.language,
    replies: replies === 'inline' ? 'inline' : 'side',
    order: Object.fromEntries(
      Object.entries(typeof order === 'object' && order !== null ? order : {}).filter(
        (one): one is [string, string] => typeof one[1] === 'string',
      ),
    ),
  };
}

function objectOf(text: string | null): Partial<Record<keyof Preferences, unknown>> {
  try {
    const found: unknown = JSON.parse(text ?? '');
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}
