/** Whether recent releases used something. Pure. */
import { inOrder } from '../read/migration.ts';
import { isUseOf, keysIn } from './object-key.ts';
import type { ReleaseRecord } from './release-record.ts';

/** The releases of everyone who uses one database. */
export interface ReleaseHistory {
  readonly releases: readonly ReleaseRecord[];
  /** How many releases in a row must have done without something before it may go. */
  readonly unusedReleases: number;
}

export interface HistoryAnswer {
  /** `unknown`: the history cannot tell, for the reason given. */
  readonly result: 'unused' | 'used' | 'unknown';
  /** The releases that decide, newest first, `service release` where there are several services. */
  readonly releases: readonly string[];
  /** Its newest use in any release that is recorded. */
  readonly lastUse?: LastUse;
  readonly reason?: string;
}

export interface LastUse {
  readonly release: string;
  readonly query: string;
}

/** Each service decides for itself: the last releases of every one of them must have done without it. */
export function askHistory({ releases, unusedReleases }: ReleaseHistory, key: string): HistoryAnswer {
  const services = byService(newestFirst(releases));
  const name = ({ service, release }: ReleaseRecord): string =>
    services.length > 1 ? `${service} ${release}` : release;
  const useIn = (release: ReleaseRecord): LastUse[] =>
    release.queries
      .filter(({ uses }) => uses.some((use) => isUseOf(key, use)))
      .map((query) => ({ release: name(release), query: query.name }));
  const recent = services.flatMap((own) => own.slice(0, unusedReleases));
  const [lastUse] = newestFirst(releases).flatMap(useIn);
  const seen = { releases: recent.map(name), ...(lastUse && { lastUse }) };
  const [recentUse] = newestFirst(recent).flatMap(useIn);
  if (recentUse !== undefined) return { ...seen, result: 'used', lastUse: recentUse };
  const reason = doubt({ services, unusedReleases, recent }, key, name);
  return reason === undefined ? { ...seen, result: 'unused' } : { ...seen, result: 'unknown', reason };
}

/** Why silence proves nothing here. */
function doubt(
  {
    services,
    unusedReleases,
    recent,
  }: {
    readonly services: readonly (readonly ReleaseRecord[])[];
    readonly unusedReleases: number;
    readonly recent: readonly ReleaseRecord[];
  },
  key: string,
  name: (release: ReleaseRecord) => string,
): string | undefined {
  if (services.length === 0) return 'no release is recorded';
  const young = services.find((own) => own.length < unusedReleases);
  if (young?.[0] !== undefined) {
    const { service } = young[0];
    return `only ${young.length} of ${unusedReleases} releases of ${service} ${young.length === 1 ? 'is' : 'are'} recorded`;
  }
  const partial = recent.find(({ complete }) => !complete);
  if (partial !== undefined) return `not all queries of ${name(partial)} are recorded`;
  const stranger = !services.some(([newest]) => newest !== undefined && keysIn(newest.catalog).has(key));
  return stranger ? 'no recorded release knows it' : undefined;
}

function byService(releases: readonly ReleaseRecord[]): ReleaseRecord[][] {
  const groups = new Map<string, ReleaseRecord[]>();
  for (const release of releases) {
    groups.set(release.service, [...(groups.get(release.service) ?? []), release]);
  }
  return [...groups.values()];
}

/** The release that was first recorded last comes first. */
export function newestFirst(releases: readonly ReleaseRecord[]): ReleaseRecord[] {
  return releases.toSorted((a, b) =>
    a.recordedAt === b.recordedAt
      ? inOrder(b.release, a.release)
      : Number(a.recordedAt < b.recordedAt) * 2 - 1,
  );
}
