import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { replay } from '../replay/engine.ts';
import type { ReplayOptions } from '../replay/index.ts';
import { dropEmptyRun, makeRunFolder, newRunFolder, removeRun } from '../replay/journal/run-folders.ts';
import { runsFolder } from '../replay/journal/runs-folder.ts';
import { HarnessError, type Report, type RunContext } from '../reports/index.ts';

/**
 * Replays with a journal in a folder of its own below `cwd`, so that a gate that is killed loses no reply. After a
 * replay without a fault it is removed: it holds replies as they came. Where the config names a journal, that one is
 * kept; where none can be written, the replay goes on without.
 */
export async function journalled(options: ReplayOptions, cwd: string, context: RunContext): Promise<Report> {
  const folder = options.journal === undefined ? ownFolder(cwd, context.now()) : undefined;
  if (folder === undefined) return replay(options, context);
  const shown = relative(cwd, folder);
  // a replay that is refused writes nothing down
  const report = await replay({ ...options, journal: folder }, context).finally(() => dropEmptyRun(folder));
  if (!existsSync(folder)) return report;
  if (report.verdict === 'go') {
    removeRun(folder);
    return report;
  }
  const message = `What this replay heard is kept in ${shown}: \`seaworthy replay resume\` goes on with it, \`seaworthy replay judge\` judges it again.`;
  return { ...report, notices: [...report.notices, { kind: 'info', message }] };
}

function ownFolder(cwd: string, now: Date): string | undefined {
  try {
    const folder = newRunFolder(join(cwd, runsFolder), now);
    makeRunFolder(folder);
    return folder;
  } catch (error) {
    if (error instanceof HarnessError) return undefined;
    throw error;
  }
}
