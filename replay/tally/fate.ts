/** Decides what becomes of a sent request, and counts what its replies prove. */
import type { Attester, Proof } from '../attest.ts';
import { isComplete, type Reply } from '../reply.ts';
import { asksToBackOff, hasDrifted, isFromCache } from '../usable.ts';
import type { Observation } from './observation.ts';
import { count } from './counts.ts';
import type { RouteTally, Tally } from './tally.ts';

/** Where a sent request ends in the ledger: compared, or set aside with this reason. */
export type Fate =
  | 'compared'
  | 'interrupted'
  | 'backed-off'
  | 'timeout'
  | 'error'
  | 'stable-drifted'
  | 'wrong-group'
  | 'unproven'
  | 'same-version'
  | 'other-version'
  | 'from-cache';

export interface FateBook {
  readonly tally: Tally;
  readonly route: RouteTally;
  readonly attester: Attester;
}

/** The first reason not to compare wins; a pair without any is compared. */
export function fateOf(book: FateBook, seen: Observation): Fate {
  const { stable, preview, request } = seen;
  if (isInterrupted(stable) || isInterrupted(preview)) return 'interrupted';
  if (asksToBackOff(stable) || asksToBackOff(preview)) return 'backed-off';
  const unproven = unprovenFate(book, seen);
  if (!isComplete(stable)) return stable.failed;
  if (hasDrifted(request, stable)) return 'stable-drifted';
  if (unproven !== undefined) return unproven;
  if (!isComplete(preview)) return preview.failed;
  return isFromCache(stable) || isFromCache(preview) ? 'from-cache' : 'compared';
}

function isInterrupted(reply: Reply): boolean {
  return !isComplete(reply) && reply.failed === 'interrupted';
}

function unprovenFate(book: FateBook, { stable, stableAgain, preview }: Observation): Fate | undefined {
  const { attester, route } = book;
  const ours = attester.prove('stable', stable);
  const theirs = attester.prove('preview', preview);
  const { version } = theirs;
  countProof(book, 'preview', preview, theirs);
  const isSame = theirs.group === 'proven' && version !== undefined && version === ours.version;
  if (isSame) {
    count(route.sameVersion, version);
    return 'same-version';
  }
  countProof(book, 'stable', stable, ours);
  if (stableAgain !== undefined)
    countProof(book, 'stable', stableAgain, attester.prove('stable', stableAgain));
  const proofs = isComplete(preview) ? [ours, theirs] : [ours];
  if (proofs.some(({ group }) => group === 'wrong')) return 'wrong-group';
  if (proofs.some(({ group }) => group === 'unproven')) return 'unproven';
  if (version === undefined || attester.isCandidate(version)) return undefined;
  count(route.otherVersion, version);
  return 'other-version';
}

function countProof(
  { tally, route }: FateBook,
  group: 'stable' | 'preview',
  reply: Reply,
  proof: Proof,
): void {
  if (!isComplete(reply)) return;
  const known = tally.groups[group];
  known.replies += 1;
  if (proof.group === 'unproven') {
    known.unproven += 1;
    count(known.unprovenStatus, String(reply.status));
  } else if (proof.group === 'wrong') {
    known.wrong += 1;
    count(route.wrong[group], proof.version ?? '');
  } else if (proof.version !== undefined) count(known.versions, proof.version);
}
