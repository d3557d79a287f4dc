/** Where on the page one is, as its address says it: `#/r/<fingerprint>?q=s:fail`, `#/v/replay`. */
export interface Route {
  /** Id of a view; empty for the overview. */
  readonly view: string;
  /** Fingerprint of the opened result. */
  readonly result?: string;
  /** What is asked for, as typed. */
  readonly query: string;
}

export const startRoute: Route = { view: '', query: '' };

/** Any text is an address: what cannot be read leads to the overview. */
export function parseRoute(hash: string): Route {
  const [, kind, name = '', search = ''] = /^#\/(?:([rv])\/([^?]*))?(?:\?(.*))?$/s.exec(hash) ?? [];
  const parameters = new URLSearchParams(search);
  const view = kind === 'v' ? decoded(name) : (parameters.get('v') ?? '');
  const query = parameters.get('q') ?? '';
  return kind === 'r' && name !== '' ? { view, query, result: decoded(name) } : { view, query };
}

export function hrefOf({ view, result, query }: Route): string {
  const parameters = new URLSearchParams({
    ...(query !== '' && { q: query }),
    ...(result !== undefined && view !== '' && { v: view }),
  });
  const search = parameters.size === 0 ? '' : `?${parameters.toString()}`;
  if (result !== undefined) return `#/r/${encodeURIComponent(result)}${search}`;
  return `#/${view === '' ? '' : `v/${encodeURIComponent(view)}`}${search}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
