import type { Body } from '../../body.ts';
import type { ReplyHead } from './reply-head.ts';

/** A reply that came whole. */
export interface ReadReply {
  readonly head: ReplyHead;
  readonly body: Body;
  /** Whether the connection may carry another request. */
  readonly isReusable: boolean;
}
