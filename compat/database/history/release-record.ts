import { HarnessError } from '../../../reports/index.ts';
import type { StoredRecord } from '../../../reports/index.ts';
import type { ReleaseRecord } from './release-schema.ts';

export type { RecordedCatalog, RecordedQuery, ReleaseRecord } from './release-schema.ts';

/** @throws {HarnessError} `store-failed` where it is damaged, or of another program or version. */
export async function releaseOf({ key, value }: StoredRecord, place: string): Promise<ReleaseRecord> {
  const [{ Value }, { Release }] = await Promise.all([
    import('@sinclair/typebox/value'),
    import('./release-schema.ts'),
  ]);
  if (Value.Check(Release, value)) return value;
  const { format } = (typeof value === 'object' && value !== null ? value : {}) as { format?: unknown };
  if (typeof format === 'number' && format > 1) {
    throw new HarnessError('store-failed', {
      what: `The record of release ${key} is of format ${format}, which a newer version writes.`,
      where: place,
      todo: 'Install that version, or record the release again.',
    });
  }
  const [fault] = Value.Errors(Release, value);
  const at = fault === undefined || fault.path === '' ? '' : ` at ${fault.path}`;
  throw new HarnessError('store-failed', {
    what: `The record of release ${key} is damaged or no release${at}: ${fault?.message ?? 'it cannot be read'}.`,
    where: place,
    todo: `Restore it from a backup, or record the release again with \`seaworthy history record\`.`,
  });
}
