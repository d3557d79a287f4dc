export const phaseIds = [
  'dual-write-read-old',
  'offline-verification',
  'backfill',
  'dual-read-old-first',
  'dual-read-new-first',
  'write-new-read-new',
  'remove-old',
] as const;

export type PhaseId = (typeof phaseIds)[number];

/** From 1. */
export function phaseNumber(id: PhaseId): number {
  return phaseIds.indexOf(id) + 1;
}
