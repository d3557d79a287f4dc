import type { CompleteReply } from '../../reply.ts';
import type { ReplyDifference } from './difference.ts';

/** Another status. It swallows the rest: an error page has other headers and another body anyway. */
export function compareStatus(stable: CompleteReply, preview: CompleteReply): readonly ReplyDifference[] {
  if (stable.status === preview.status) return [];
  return [
    { at: 'status', kind: 'status-changed', stable: String(stable.status), preview: String(preview.status) },
  ];
}
