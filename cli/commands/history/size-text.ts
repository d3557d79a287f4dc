import type { ReleaseRecord } from '../../../compat/index.ts';
import { counted } from '../../../reports/index.ts';

/** `12 tables and views, 1 query (perhaps not all)`. */
export function sizeText({
  catalog,
  queries,
  complete,
}: Pick<ReleaseRecord, 'catalog' | 'queries' | 'complete'>): string {
  const tables = Object.keys(catalog.tables).length;
  const parts = [
    counted(tables, ['table or view', 'tables and views']),
    counted(queries.length, ['query', 'queries']),
  ];
  return `${parts.join(', ')}${complete ? '' : ' (perhaps not all)'}`;
}
