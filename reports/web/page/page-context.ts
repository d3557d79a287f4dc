import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Column } from '../data/columns.ts';
import type { PageData, ResultDetail, ResultHead } from '../data/page-data.ts';
import type { Query } from '../query/parse-query.ts';
import type { Preferences } from './preferences.ts';
import type { Route } from './route.ts';

/** What is unpacked when somebody asks for it. */
export interface PageSource {
  detail(result: ResultHead): Promise<ResultDetail>;
  /** Columns of a table, each as long as the table. */
  rows(table: number): Promise<readonly Column[]>;
  /** A stored body; undefined when it is not on the page. */
  body(sha256: string): Promise<string | undefined>;
}

/** What components know of the page that they are part of. */
export interface Page {
  readonly data: PageData;
  readonly route: Route;
  readonly query: Query;
  /** Results that the query asks for, in the order of the report. */
  readonly matching: readonly ResultHead[];
  readonly preferences: Preferences;
  /** Absent while the page is drawn for a first paint or a browser without scripts. */
  readonly source?: PageSource;
  /** The address after a change, for links. */
  readonly href: (change: Partial<Route>) => string;
  readonly go: (change: Partial<Route>) => void;
  readonly prefer: (change: Partial<Preferences>) => void;
  /** False when the browser does not let us. */
  readonly copy: (text: string) => Promise<boolean>;
}

export const PageContext = createContext<Page | undefined>(undefined);

/** @throws when used outside of the page */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('This component is not part of a page.');
  return page;
}

/** What is being loaded: not there yet, there, or why not. */
export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly why: string };

/** Loads anew whenever `of` changes; what arrives for an earlier one is dropped. */
export function useLoaded<Value>(load: () => Promise<Value>, of: unknown): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value> & { readonly of?: unknown }>({ state: 'loading' });
  useEffect(() => {
    let isWanted = true;
    const take = (next: Loaded<Value>): void => {
      if (isWanted) setLoaded({ ...next, of });
    };
    load().then(
      (value) => take({ state: 'ready', value }),
      (error: unknown) => take({ state: 'failed', why: String(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [of]);
  return loaded.of === of ? loaded : { state: 'loading' };
}
