import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderBlobs } from './blobs-folder.ts';
import type { BlobStore } from './blobs.ts';
import { HarnessError } from './harness-error.ts';
import { schemaFault } from './report-schema.ts';
import { schemaVersion } from './report.ts';
import type { Report } from './report.ts';
import { storedNames } from './write-report.ts';

/** Node cannot hold a longer text. */
const bytesMax = 512 * 1024 * 1024 - 24;

/** A report and the store of its bodies. */
export interface StoredReport {
  readonly report: Report;
  readonly blobs: BlobStore;
  /** The file that was read. */
  readonly path: string;
}

/**
 * Reads a stored report: the file itself, or the folder that {@link writeReport} filled.
 *
 * It is checked against the schema of this version. A report of a newer minor version may hold members that
 * are not known here; they are kept and ignored. Another major version is refused.
 *
 * @throws {HarnessError} `report-unreadable` when it is not there, broken, cut off or of another major version
 */
export async function readReport(path: string): Promise<Report> {
  return (await openReport(path)).report;
}

/** Like {@link readReport}, with the bodies beside it. */
export async function openReport(path: string): Promise<StoredReport> {
  const file = await fileAt(path);
  const report = await parseReport(await textOf(file), file);
  return { report, blobs: folderBlobs(join(dirname(file), storedNames.blobs)), path: file };
}

/**
 * A report from its JSON text.
 *
 * @param where the file or address it came from, for the error
 * @throws {HarnessError} `report-unreadable`
 */
export async function parseReport(text: string, where: string): Promise<Report> {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (cause) {
    const what = text.trim() === '' ? 'The report is empty.' : 'The report is no JSON; it may be cut off.';
    throw unreadable(what, where, cause);
  }
  return checkedReport(found, where);
}

/** A report from its parsed JSON. See {@link parseReport}. */
export async function checkedReport(found: unknown, where: string): Promise<Report> {
  const minorIsNewer = checkVersion((found as { schemaVersion?: unknown } | null)?.schemaVersion, where);
  const fault = await schemaFault(found, { unknownMembers: minorIsNewer });
  if (fault !== undefined) throw unreadable(`The report is damaged: ${fault}.`, where);
  return found as Report;
}

/** True when the report is of a newer minor version than this program. */
function checkVersion(version: unknown, where: string): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(typeof version === 'string' ? version : '') ?? [];
  if (major === undefined)
    throw unreadable('This is no report of Seaworthy: it has no schema version.', where);
  const [ourMajor, ourMinor] = schemaVersion.split('.').map(Number);
  if (Number(major) !== ourMajor) {
    const what = `The report has schema version ${String(version)}; this program reads ${ourMajor}.x.`;
    throw new HarnessError('report-unreadable', {
      what,
      where,
      todo: 'Read it with the version of seaworthy that wrote it.',
    });
  }
  return Number(minor) > (ourMinor ?? 0);
}

async function fileAt(path: string): Promise<string> {
  try {
    const found = await stat(path);
    const file = found.isDirectory() ? join(path, storedNames.report) : path;
    const { size } = found.isDirectory() ? await stat(file) : found;
    if (size > bytesMax) throw unreadable('The report is larger than 512 MiB.', file);
    return file;
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw unreadable('There is no report.', path, cause);
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw unreadable('The report cannot be read.', file, cause);
  }
}

function unreadable(what: string, where: string, cause?: unknown): HarnessError {
  return new HarnessError('report-unreadable', {
    what,
    where,
    todo: 'Give a report.json that seaworthy wrote, or run the tool again.',
    cause,
  });
}
