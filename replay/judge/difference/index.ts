/** What two replies disagree about. Says nothing of whether it matters. */
import type { CompleteReply } from '../../reply.ts';
import { noRules, type CompareRules } from './compare-rules.ts';
import { compareBodies } from './body.ts';
import type { ReplyDifference } from './difference.ts';
import { compareHeaders } from './headers.ts';
import { compareStatus } from './status.ts';

export * from './difference.ts';

export function compareReplies(
  stable: CompleteReply,
  preview: CompleteReply,
  rules: CompareRules = noRules,
): readonly ReplyDifference[] {
  const status = compareStatus(stable, preview);
  if (status.length > 0) return status;
  const headers = compareHeaders(stable, preview, rules);
  const bodies = compareBodies(stable, preview, rules);
  return bodies.length === 0 ? headers : [...headers, ...bodies];
}
