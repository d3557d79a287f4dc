import { themes, type Preferences } from '../page/preferences.ts';
import type { Page } from '../page/page-context.ts';

/** What each key does. None is heard while somebody types or holds Ctrl, Alt or Meta. */
export function pressed(event: KeyboardEvent, page: Page, openHelp: () => void): void {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (document.querySelector('dialog[open]') !== null) return;
  const actions: Readonly<Record<string, () => void>> = {
    '/': () => {
      page.go({ view: '' });
      requestAnimationFrame(() => document.getElementById('query')?.focus());
    },
    j: () => step(page, 1),
    k: () => step(page, -1),
    f: () => page.go({ view: '', query: 's:fail,error' }),
    n: () => page.go({ view: '', query: 'state:new' }),
    d: () => page.prefer({ replies: page.preferences.replies === 'side' ? 'inline' : 'side' }),
    t: () => page.prefer({ theme: nextTheme(page.preferences) }),
    '?': openHelp,
  };
  const action = actions[event.key];
  if (action === undefined) return;
  event.preventDefault();
  action();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** Among those that are asked for; from none to the first. */
function step({ matching, route, go }: Page, by: number): void {
  const place = matching.findIndex(({ fingerprint }) => fingerprint === route.result);
  const next = matching[place < 0 ? 0 : place + by];
  if (next !== undefined) go({ result: next.fingerprint });
}

function nextTheme({ theme }: Preferences): Preferences['theme'] {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
}
