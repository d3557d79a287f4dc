import { join } from 'node:path';
import { folderBlobs } from './blobs-folder.ts';
import type { BlobStore } from './blobs.ts';
import { copyBlobs } from './copy-blobs.ts';
import { replaceFile } from './replace-file.ts';
import { reportJson } from './report-json.ts';
import type { Report } from './report.ts';
import { storing } from './store-fault.ts';

/** File of a stored report, and the folder of its bodies beside it. */
export const storedNames = { report: 'report.json', blobs: 'blobs' } as const;

/**
 * Stores a report as `report.json` with its bodies in `blobs/`, and gives the path of the file.
 *
 * The file is streamed and put in place as a whole: who reads meanwhile sees the report before or this one.
 * Bodies go first, so that no stored report names a body that is still to come.
 *
 * @throws {HarnessError} `store-failed` when the folder cannot be written; what stood there stays.
 */
export async function writeReport(folder: string, report: Report, blobs: BlobStore): Promise<string> {
  const path = join(folder, storedNames.report);
  const todo = 'Check free space and rights of the folder.';
  await storing({ what: 'The report cannot be written', where: path, todo }, async () => {
    await copyBlobs(report.blobs, blobs, folderBlobs(join(folder, storedNames.blobs)));
    await replaceFile(path, reportJson(report));
  });
  return path;
}
