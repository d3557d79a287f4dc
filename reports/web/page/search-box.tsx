import type { JSX } from 'preact';
import { t } from '../words.ts';
import { usePage } from './page-context.ts';

/** Where one asks for results. Each key stroke filters; the address follows. */
export function SearchBox(): JSX.Element {
  const { route, query, matching, data, go } = usePage();
  return (
    <form class="search" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="unseen" for="query">
        {t('Ask for results')}
      </label>
      <input
        id="query"
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder="s:fail rule:replay/* route:/api !text"
        value={route.query}
        onInput={(event) => go({ query: event.currentTarget.value })}
      />
      <output class="faint" for="query" aria-live="polite">
        {t('{count} of {total} results', { count: matching.length, total: data.results.length })}
      </output>
      {query.unknownKeys.map(({ given, meant }) => (
        <p class="hint">
          {t('There is no key {given}.', { given: `${given}:` })}{' '}
          <button type="button" onClick={() => go({ query: route.query.replace(`${given}:`, `${meant}:`) })}>
            {t('Did you mean {meant}?', { meant: `${meant}:` })}
          </button>
        </p>
      ))}
    </form>
  );
}
