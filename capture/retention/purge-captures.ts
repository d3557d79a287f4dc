import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError, type RunContext } from '../../reports/index.ts';
import { openFile } from '../open-file.ts';
import { parseHeaderLine } from '../recording.ts';

export interface PurgeOptions {
  /** Says what would be removed and removes nothing. */
  readonly dryRun?: boolean;
}

export interface PurgeSummary {
  /** Files whose retention is over: removed, or with `dryRun` to be removed. */
  readonly expired: readonly KeptUntil[];
  readonly kept: readonly KeptUntil[];
  /** Captures of ours that state no retention; only people remove them. */
  readonly endless: readonly string[];
  /** Everything else in the folder, left alone and mostly unread. */
  readonly others: number;
  readonly failed: readonly { readonly file: string; readonly why: string }[];
}

export interface KeptUntil {
  readonly file: string;
  readonly retainUntil: string;
}

/**
 * Removes the recorded captures of a folder whose retention is over. Only files whose own first line says that
 * they are ours are touched: no links, no subfolders, no other files, whatever their names.
 *
 * @throws {HarnessError} `input-unreadable` when the folder cannot be read.
 */
export async function purgeCaptures(
  folder: string,
  options: PurgeOptions,
  context: RunContext,
): Promise<PurgeSummary> {
  const expired: KeptUntil[] = [];
  const kept: KeptUntil[] = [];
  const endless: string[] = [];
  const failed: { file: string; why: string }[] = [];
  let others = 0;
  for (const entry of await entriesOf(folder)) {
    if (context.signal.aborted) break;
    const file = join(folder, entry.name);
    const header = entry.isFile() ? await headerOf(file) : undefined;
    const retainUntil = header?.retainUntil;
    if (header === undefined) others += 1;
    else if (retainUntil === undefined || Number.isNaN(Date.parse(retainUntil))) endless.push(file);
    else if (Date.parse(retainUntil) >= context.now().getTime()) kept.push({ file, retainUntil });
    else {
      const why = options.dryRun === true ? undefined : await remove(file);
      if (why === undefined) expired.push({ file, retainUntil });
      else failed.push({ file, why });
    }
  }
  return { expired, kept, endless, others, failed };
}

async function entriesOf(folder: string): ReturnType<typeof listing> {
  try {
    return await listing(folder);
  } catch (cause) {
    throw new HarnessError('input-unreadable', {
      what: `The folder cannot be read (${(cause as NodeJS.ErrnoException).code}).`,
      where: folder,
      todo: 'Name the folder that `seaworthy capture` wrote to.',
      cause,
    });
  }
}

function listing(folder: string) {
  return readdir(folder, { withFileTypes: true }).then((entries) =>
    entries.sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

/** What the first line says, plain or packed; undefined when the file is none of ours or cannot be read. */
async function headerOf(file: string): Promise<{ readonly retainUntil?: string } | undefined> {
  const source = openFile(file);
  try {
    const [first = ''] = (await source.head()).split('\n', 1);
    return parseHeaderLine(first);
  } catch {
    return undefined;
  } finally {
    await source.close();
  }
}

/** Why it could not be removed. */
async function remove(file: string): Promise<string | undefined> {
  try {
    await rm(file);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
