import type { BlobStore } from './blobs.ts';
import type { BlobEntry } from './report.ts';

/** Copies blobs into another store. The entries that were not there to copy are given back. */
export async function copyBlobs(
  entries: readonly BlobEntry[],
  from: BlobStore,
  to: BlobStore,
): Promise<readonly BlobEntry[]> {
  const missing: BlobEntry[] = [];
  for (const entry of entries) {
    const text = await from.get(entry.sha256);
    if (text === undefined) missing.push(entry);
    else await to.put(text, entry.mediaType);
  }
  return missing;
}
