import type { ResultHead } from '../../data/page-data.ts';
import { label } from '../../../place.ts';

/** What a change is about: the kinds of places, in the order of the page. */
export type AreaId = 'table' | 'operation' | 'message' | 'query' | 'config' | 'other';

/** Findings about one table, operation, message or key. */
export interface PlaceGroup {
  readonly area: AreaId;
  readonly name: string;
  /** In the order of the report: the worst first. */
  readonly members: readonly ResultHead[];
}

const areas: readonly AreaId[] = ['table', 'operation', 'message', 'query', 'config', 'other'];

const areaOfKind: Readonly<Record<string, AreaId>> = {
  table: 'table',
  column: 'table',
  operation: 'operation',
  message: 'message',
  channel: 'message',
  topic: 'message',
  type: 'message',
  query: 'query',
  config: 'config',
};

/** By the first place of each; a group stands where its worst finding stands. */
export function groupByPlace(results: readonly ResultHead[]): readonly PlaceGroup[] {
  const groups = new Map<string, { area: AreaId; name: string; members: ResultHead[] }>();
  for (const result of results) {
    const { area, name } = placeOf(result.places[0] ?? '');
    const group = groups.get(`${area} ${name}`) ?? { area, name, members: [] };
    groups.set(`${area} ${name}`, group);
    group.members.push(result);
  }
  return areas.flatMap((area) => [...groups.values()].filter((group) => group.area === area));
}

function placeOf(place: string): { readonly area: AreaId; readonly name: string } {
  const kind = place.slice(0, place.indexOf(':'));
  const name = label(place);
  const area = areaOfKind[kind] ?? 'other';
  // A column is told with its table.
  return { area, name: kind === 'column' ? name.slice(0, name.lastIndexOf('.')) : name };
}
