import type { ReleaseRecord } from '../../../compat/index.ts';

/** `12 tables and views, 1 query (perhaps not all)`. */
export function sizeText({
  catalog,
  queries,
  complete,
}: Pick<ReleaseRecord, 'catalog' | 'queries' | 'complete'>): string {
  const tables = Object.keys(catalog.tables).length;
  const parts = [
    tables === 1 ? '1 table or view' : `${tables} tables and views`,
    queries.length === 1 ? '1 query' : `${queries.length} queries`,
  ];
  return `${parts.join(', ')}${complete ? '' : ' (perhaps not all)'}`;
}
