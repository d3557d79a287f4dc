import type { Column } from '../data/columns.ts';
import type { ResultDetail } from '../data/page-data.ts';
import { partIds } from '../data/part-ids.ts';
import { placeOf } from '../data/summary.ts';
import type { PageSource } from '../page/page-context.ts';
import { inflate } from './inflate.ts';

/** Unpacks what the page holds; each part once. */
export function pageSource(starts: readonly number[]): PageSource {
  const kept = new Map<string, Promise<unknown>>();
  const unpacked = <Value>(id: string): Promise<Value | undefined> => {
    const found = kept.get(id) ?? inflate<Value>(id);
    kept.set(id, found);
    return found as Promise<Value | undefined>;
  };
  return {
    async detail({ index }) {
      const { part, place } = placeOf(index, starts);
      const detail = (await unpacked<readonly ResultDetail[]>(partIds.details(part)))?.[place];
      if (detail === undefined) throw new Error('the page is incomplete');
      return detail;
    },
    async rows(table) {
      const columns = await unpacked<readonly Column[]>(partIds.table(table));
      if (columns === undefined) throw new Error('the page is incomplete');
      return columns;
    },
    body: (sha256) => unpacked<string>(partIds.body(sha256)),
  };
}
