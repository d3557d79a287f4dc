/** Makes one list of what all sources found. Pure. */
import type { BuilderFile } from './code/builders.ts';
import type { FoundQuery, QuerySource } from './query-source.ts';
import type { Query, QueryPlace } from './planned.ts';
import type { Refined } from './refine.ts';
import { withoutLiterals } from './spell.ts';

/** A query with where it was found. */
export type Sighting = FoundQuery & {
  readonly foundIn: Pick<QuerySource, 'id' | 'title' | 'literals'>;
  readonly place: QueryPlace;
  /** How many texts it stands for; 1 where nothing is said. */
  readonly texts?: number;
};

/** Where the texts of one kind of source went: `found` is `queries` and all that was set aside. */
export interface QueryLedger {
  readonly foundIn: string;
  readonly found: number;
  readonly queries: number;
  /** The same as another one. */
  readonly repeated: number;
  /** Why others were left out, with how many. */
  readonly setAside: Readonly<Record<string, number>>;
}

export interface CollectedQueries {
  readonly queries: readonly Query[];
  readonly ledgers: readonly QueryLedger[];
  /** Files whose queries a library builds; none where a server or its log says what was sent. */
  readonly built: readonly BuilderFile[];
}

interface Counts {
  found: number;
  queries: number;
  repeated: number;
  setAside: Record<string, number>;
}

/** A query while its sightings add up. */
interface Gathered {
  readonly query: Query;
  readonly alsoAt: QueryPlace[];
  calls: number | undefined;
}

/** A log has most queries thousands of times; those that differ in values only become one before they are parsed. */
export function condensed(sightings: readonly Sighting[]): Sighting[] {
  const kept: Sighting[] = [];
  const indexes = new Map<string, number>();
  for (const sighting of sightings) {
    const { sql, dialect = 'postgresql', foundIn } = sighting;
    const key = foundIn.literals === 'private' ? `${foundIn.id} ${withoutLiterals(sql, dialect)}` : '';
    const index = key === '' ? undefined : indexes.get(key);
    const known = index === undefined ? undefined : kept[index];
    if (index === undefined || known === undefined) {
      indexes.set(key, kept.length);
      kept.push(sighting);
    } else {
      const calls = (known.calls ?? 0) + (sighting.calls ?? 0);
      kept[index] = { ...known, texts: (known.texts ?? 1) + 1, ...(calls > 0 && { calls }) };
    }
  }
  return kept;
}

/** Equal queries become one; calls and places add up. `refined` answers for each sighting, in order. */
export function collect(
  sightings: readonly Sighting[],
  refined: readonly Refined[],
): Omit<CollectedQueries, 'built'> {
  const byKey = new Map<string, Gathered>();
  const ledgers = new Map<string, Counts>();
  sightings.forEach((sighting, i) => {
    const form = refined[i];
    const { title } = sighting.foundIn;
    const counts = ledgers.get(title) ?? { found: 0, queries: 0, repeated: 0, setAside: {} };
    ledgers.set(title, counts);
    const { texts = 1 } = sighting;
    counts.found += texts;
    const reason = sighting.unusable ?? (form?.isOther === true ? 'not of tables' : undefined);
    if (form === undefined || reason !== undefined) {
      const why = reason ?? 'not read';
      counts.setAside[why] = (counts.setAside[why] ?? 0) + texts;
      return;
    }
    const key = `${form.fingerprint} ${valuesIn(form.sql)}`;
    const known = byKey.get(key);
    if (known === undefined) {
      counts.queries += 1;
      counts.repeated += texts - 1;
      byKey.set(key, { query: queryOf(sighting, form), alsoAt: [], calls: sighting.calls });
    } else {
      counts.repeated += texts;
      known.alsoAt.push(sighting.place);
      if (sighting.calls !== undefined) known.calls = (known.calls ?? 0) + sighting.calls;
    }
  });
  return {
    queries: distinctNames([...byKey.values()].map(closed)),
    ledgers: [...ledgers].map(([foundIn, counts]) => ({ foundIn, ...counts })),
  };
}

/** Two queries that differ in a written value only may fare differently: an enum label may go. */
function valuesIn(sql: string): string {
  return (sql.match(/'(?:[^']|'')*'/g) ?? []).join(',');
}

function queryOf({ name, place, foundIn }: Sighting, { text, sql, fingerprint, isOpen }: Refined): Query {
  return {
    name: name ?? shorten(text),
    text,
    sql,
    fingerprint,
    source: place,
    foundIn: foundIn.title,
    ...(isOpen && { isOpen }),
  };
}

function closed({ query, alsoAt, calls }: Gathered): Query {
  return { ...query, ...(alsoAt.length > 0 && { alsoAt }), ...(calls !== undefined && { calls }) };
}

/** How a query without a name is called. */
export function shorten(sql: string): string {
  const flat = sql.replace(/\s+/g, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat;
}

/** Equal names get a number, so that each query has its own place. */
function distinctNames(queries: readonly Query[]): Query[] {
  const seen = new Map<string, number>();
  return queries.map((query) => {
    const count = (seen.get(query.name) ?? 0) + 1;
    seen.set(query.name, count);
    return count === 1 ? query : { ...query, name: `${query.name} #${count}` };
  });
}
