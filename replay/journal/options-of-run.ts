import type { ReplayOptions } from '../options.ts';
import { readRunRecord } from './read-journal.ts';
import { journalIn } from './run-journal.ts';
import { differing, digestsOf } from './stored-options.ts';

/**
 * The options that a run was begun with, as far as a journal holds them; not `complete` where some are secret.
 *
 * @throws {HarnessError} `input-unreadable` for what is no journal.
 */
export function optionsOfRun(folder: string): {
  readonly options: ReplayOptions;
  readonly complete: boolean;
} {
  const { options, digests, runId } = readRunRecord(journalIn(folder));
  return { options, complete: differing(digests, digestsOf(options, runId)).length === 0 };
}
