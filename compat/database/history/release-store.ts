/** Reads and writes the history of releases in a record store. */
import { HarnessError, recordsName, withRecords } from '../../../reports/index.ts';
import type { SchemaModel } from '../model.ts';
import { catalogOf } from './object-key.ts';
import { releaseOf } from './release-record.ts';
import type { ReleaseRecord } from './release-record.ts';
import { newestFirst } from './last-use.ts';
import type { ReleaseHistory } from './last-use.ts';

const kind = 'release';

/**
 * All recorded releases at a folder or `postgres://` URL, newest first.
 *
 * @throws {HarnessError} `store-failed` when it cannot be read, or a record is damaged.
 */
export async function readReleases(place: string): Promise<ReleaseRecord[]> {
  return withRecords(place, async (store) => {
    const stored = await store.list(kind);
    return newestFirst(await Promise.all(stored.map((record) => releaseOf(record, recordsName(place)))));
  });
}

/**
 * The history to ask; `left out` is the release that is only about to go out.
 *
 * @throws {HarnessError} `usage` for a number of releases that is none; as {@link readReleases}.
 */
export async function openHistory(
  place: string,
  unusedReleases: number,
  leftOut?: Pick<ReleaseRecord, 'service'> & { readonly release?: string },
): Promise<ReleaseHistory> {
  if (!Number.isInteger(unusedReleases) || unusedReleases < 1) {
    throw new HarnessError('usage', {
      what: 'The number of releases that must have done without something is a whole number above zero.',
    });
  }
  const releases = await readReleases(place);
  return {
    releases: releases.filter(
      ({ service, release }) => service !== leftOut?.service || release !== leftOut.release,
    ),
    unusedReleases,
  };
}

/** Keeps a release in place of what was recorded of it before; its turn in the history stays. */
export async function writeRelease(place: string, release: ReleaseRecord): Promise<ReleaseRecord> {
  return withRecords(place, async (store) => {
    const key = `${release.service}/${release.release}`;
    const known = await store.get(kind, key);
    // A damaged one is replaced, which is how it is repaired.
    const before = known && (await releaseOf(known, place).catch(() => undefined));
    const kept = { ...release, recordedAt: before?.recordedAt ?? release.recordedAt };
    await store.put(kind, key, kept);
    return kept;
  });
}

/**
 * Refuses the history of another database: what it does not know it would call unused.
 *
 * @throws {HarnessError} `config-unusable`
 */
export function expectSameDatabase(
  releases: readonly ReleaseRecord[],
  schema: SchemaModel,
  place: string,
): void {
  const names = Object.keys(catalogOf(schema).tables);
  const known = new Set(releases.flatMap(({ catalog }) => Object.keys(catalog.tables)));
  if (names.length === 0 || known.size === 0 || names.some((name) => known.has(name))) return;
  throw new HarnessError('config-unusable', {
    what: `The release history is of another database: it knows none of the tables of the baseline (${names.slice(0, 3).join(', ')}).`,
    where: recordsName(place),
    todo: 'Name the history of this database, or a new place for one.',
  });
}
