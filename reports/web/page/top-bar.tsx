import { languageNames, type Language } from '../../language/language.ts';
import type { JSX } from 'preact';
import { views } from '../views/index.ts';
import { t } from '../words.ts';
import { verdictTones, verdictWord } from './mark.tsx';
import { usePage } from './page-context.ts';
import { languages, themes, type Theme } from './preferences.ts';

/** Where one is, whatever is scrolled: the release, its verdict, the views, how the page looks. */
export function TopBar({ onHelp }: { readonly onHelp: () => void }): JSX.Element {
  const { data, route, href, source } = usePage();
  const { subject, verdict } = data.report;
  const shown = views.filter((view) => view.applies(data));
  return (
    <header class="bar">
      {data.served && (
        <a class="runs" href={data.served.home}>
          ← {t('All runs')}
        </a>
      )}
      <a class="home" href={href({ view: '', result: undefined })}>
        <strong>{subject.service}</strong> {subject.release}
      </a>
      <span class={`bar-verdict ${verdictTones[verdict]}`}>{verdictWord(verdict)}</span>
      <nav aria-label={t('Views')}>
        <ul>
          <li>
            <a
              href={href({ view: '', result: undefined })}
              aria-current={route.view === '' ? 'page' : undefined}
            >
              {t('Overview')}
            </a>
          </li>
          {shown.map((view) => (
            <li key={view.id}>
              <a
                href={href({ view: view.id, result: undefined })}
                aria-current={route.view === view.id ? 'page' : undefined}
              >
                {view.title()}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {source && <Looks onHelp={onHelp} />}
    </header>
  );
}

/** Theme, language, help. */
function Looks({ onHelp }: { readonly onHelp: () => void }): JSX.Element {
  const { preferences, prefer } = usePage();
  const themeWords: Record<Theme, string> = { system: t('System'), light: t('Light'), dark: t('Dark') };
  return (
    <div class="looks">
      <select
        aria-label={t('Theme')}
        value={preferences.theme}
        onChange={(event) => prefer({ theme: event.currentTarget.value as Theme })}
      >
        {themes.map((theme) => (
          <option value={theme}>{themeWords[theme]}</option>
        ))}
      </select>
      <select
        aria-label={t('Language')}
        value={preferences.language}
        onChange={(event) => prefer({ language: event.currentTarget.value as Language })}
      >
        {languages.map((language) => (
          <option value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </select>
      <button type="button" onClick={onHelp} aria-label={t('Keys and queries')}>
        ?
      </button>
    </div>
  );
}
