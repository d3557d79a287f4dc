import type { Format } from '../format.ts';
import { releaseComment } from './comment/release-comment.ts';

/** Git hosts take comments of 65,536 characters; the rest is for what the poster adds. */
const charactersMax = 62_000;

/** A comment for a pull request: what matters first, details folded, cut by rank to what a comment holds. */
export const markdown: Format = {
  id: 'markdown',
  title: 'Markdown for a pull-request comment',
  fileName: 'report.md',
  async *render(report, _blobs, { bytesMax = charactersMax }) {
    // No character is less than a byte, so the smaller of both limits holds both.
    const room = { max: Math.min(charactersMax, bytesMax), lengthOf: (text: string) => text.length };
    for (const chunk of releaseComment(report, room)) yield { path: '', chunk };
  },
};
