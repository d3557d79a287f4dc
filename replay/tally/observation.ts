import type { PlannedRequest } from '../planned-request.ts';
import type { Reply } from '../reply.ts';

/** All replies to one request. */
export interface Observation {
  readonly request: PlannedRequest;
  readonly stable: Reply;
  readonly preview: Reply;
  /** The second reply of stable, where it was asked for. */
  readonly stableAgain?: Reply;
}
