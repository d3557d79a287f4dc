import { renderToString } from 'preact-render-to-string';
import type { PageData } from '../data/page-data.ts';
import { App } from '../page/app.tsx';
import type { Page } from '../page/page-context.ts';
import { startPreferences } from '../page/preferences.ts';
import { hrefOf, startRoute } from '../page/route.ts';

/** What the page shows before its script runs, and all it shows where none may run. */
export function firstPaint(data: PageData): string {
  const page: Page = {
    data,
    route: startRoute,
    query: { conditions: [], unknownKeys: [] },
    matching: data.results,
    preferences: startPreferences,
    href: (change) => hrefOf({ ...startRoute, ...change }),
    go: () => {},
    prefer: () => {},
    copy: async () => false,
  };
  return renderToString(<App page={page} />);
}
