import { Buffer } from 'node:buffer';
import type { Format } from '../format.ts';
import { releaseComment } from './comment/release-comment.ts';

/** GitHub takes 1 MiB from a step; the rest is for what else the step says. */
const summaryBytesMax = 1_000_000;

/**
 * The page of a CI job: the same as a comment, with room for more. GitHub shows what is appended to the file
 * `$GITHUB_STEP_SUMMARY`, also for pull requests of forks, where nobody may comment.
 */
export const summary: Format = {
  id: 'summary',
  title: 'Markdown for the summary of a CI job',
  fileName: 'summary.md',
  async *render(report, _blobs, { bytesMax = summaryBytesMax }) {
    const room = {
      max: Math.min(summaryBytesMax, bytesMax),
      lengthOf: (text: string) => Buffer.byteLength(text),
    };
    for (const chunk of releaseComment(report, room)) yield { path: '', chunk };
  },
};
