import type { GuardLimits } from './options.ts';
import { isComplete, type Reply } from './reply.ts';

/** Why a run stopped itself. */
export interface Harm {
  readonly group: 'stable' | 'preview';
  readonly reason: string;
}

/** Watches both groups and says when to stop. Pure: it is told of replies and knows nothing else. */
export class Guard {
  readonly #limits: Required<GuardLimits>;
  readonly #seen = { stable: fresh(), preview: fresh() };
  #backOffs = 0;

  constructor(limits: Required<GuardLimits>) {
    this.#limits = limits;
  }

  /** The first harm, once there is any. */
  observe(group: 'stable' | 'preview', reply: Reply, capturedStatus: number | undefined): Harm | undefined {
    const seen = this.#seen[group];
    const isError = isComplete(reply)
      ? reply.status >= 500 && (capturedStatus ?? 0) < 500
      : reply.failed !== 'interrupted';
    seen.replies += 1;
    seen.errors += isError ? 1 : 0;
    seen.row = isError ? seen.row + 1 : 0;
    const { consecutiveMax, repliesMin } = this.#limits;
    const shareMax = this.#limits[group === 'stable' ? 'stableErrorShareMax' : 'previewErrorShareMax'];
    if (seen.row >= consecutiveMax) return { group, reason: `${group} gave ${seen.row} errors in a row` };
    if (seen.replies < repliesMin || seen.errors <= shareMax * seen.replies) return undefined;
    return { group, reason: `${seen.errors} of ${seen.replies} replies of ${group} were errors` };
  }

  /** A target asked to stay away for a while. */
  backedOff(group: 'stable' | 'preview'): Harm | undefined {
    this.#backOffs += 1;
    if (this.#backOffs <= this.#limits.backOffsMax) return undefined;
    return { group, reason: `targets asked ${this.#backOffs} times to back off, the last one was ${group}` };
  }
}

function fresh(): { replies: number; errors: number; row: number } {
  return { replies: 0, errors: 0, row: 0 };
}
