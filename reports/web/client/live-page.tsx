import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageData } from '../data/page-data.ts';
import { App } from '../page/app.tsx';
import type { Page, PageSource } from '../page/page-context.ts';
import { hrefOf, parseRoute, type Route } from '../page/route.ts';
import { parseQuery } from '../query/parse-query.ts';
import { resultTest } from '../query/result-test.ts';
import { keepPreferences, keptPreferences } from './kept-preferences.ts';
import { giveFocusBack } from './given-back-focus.ts';
import { pressed } from './keys.ts';
import { unfoldOnPaper } from './unfold-on-paper.ts';

interface LivePageProps {
  readonly data: PageData;
  readonly source: PageSource;
  /** Says everything in that language from now on. */
  readonly speakIn: (language: string) => Promise<void>;
}

/** The page as it lives in a browser: its address, what the reader likes, and the keys. */
export function LivePage({ data, source, speakIn }: LivePageProps): JSX.Element {
  const [route, setRoute] = useState(() => parseRoute(location.hash || startHash(data)));
  const [preferences, setPreferences] = useState(() => keptPreferences(data));
  const [spoken, setSpoken] = useState('en');
  const [isHelpOpen, setHelpOpen] = useState(false);

  const query = useMemo(() => parseQuery(route.query), [route.query]);
  const matching = useMemo(() => data.results.filter(resultTest(query)), [data, query]);

  const page: Page = {
    data,
    route,
    query,
    matching,
    preferences,
    source,
    href: (change) => hrefOf({ ...route, ...change }),
    go: (change) => setRoute(goTo(route, { ...route, ...change })),
    prefer(change) {
      const next = { ...preferences, ...change };
      keepPreferences(next, data);
      setPreferences(next);
    },
    copy,
  };

  useEffect(() => {
    // A link into this page, such as the one to the findings, is no address of ours.
    const followed = (): void => {
      if (/^(?:#\/|$)/.test(location.hash)) setRoute(parseRoute(location.hash));
    };
    addEventListener('hashchange', followed);
    return () => removeEventListener('hashchange', followed);
  }, []);
  // Effects come after the paint, and two keys may come before it.
  const latest = useRef(page);
  latest.current = page;
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => pressed(event, latest.current, () => setHelpOpen(true));
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  }, []);
  useEffect(() => {
    document.documentElement.dataset['theme'] = preferences.theme;
  }, [preferences.theme]);
  useEffect(() => {
    void speakIn(preferences.language).then(() => setSpoken(preferences.language));
  }, [preferences.language]);
  useEffect(() => window.scrollTo(0, 0), [route.view]);
  useEffect(() => giveFocusBack(route.result), [route.result]);
  useEffect(unfoldOnPaper, []);

  return <App key={spoken} page={page} isHelpOpen={isHelpOpen} onHelp={setHelpOpen} />;
}

/** A page that was asked for beside other runs opens there. */
function startHash({ comparison, trend }: PageData): string {
  if (comparison !== undefined) return '#/v/comparison';
  return trend === undefined ? '' : '#/v/trend';
}

/** Typing changes the address in place; everything else can be undone with the browser's Back. */
function goTo(from: Route, to: Route): Route {
  const isTyping = from.result === to.result && from.view === to.view;
  history[isTyping ? 'replaceState' : 'pushState'](null, '', hrefOf(to));
  return to;
}

/** A link is copied as the whole address. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.startsWith('#/') ? new URL(text, location.href).href : text);
    return true;
  } catch {
    return false;
  }
}
