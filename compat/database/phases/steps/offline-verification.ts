import { bridgeConverges } from '../checks/bridge-converges.ts';
import { dualWritesArrive } from '../checks/dual-writes-arrive.ts';
import { filledRowsAgree } from '../checks/filled-rows-agree.ts';
import { storedValuesSurvive } from '../checks/stored-values-survive.ts';
import type { Phase } from '../phase.ts';

export const offlineVerification: Phase = {
  id: 'offline-verification',
  title: 'Compare what was written on both sides',
  reads: 'old columns',
  writes: 'both',
  entry: [dualWritesArrive, bridgeConverges],
  exit: [filledRowsAgree, storedValuesSurvive],
  todo: () => 'Release nothing. Compare the rows that were written on both sides until none disagrees.',
  rollback: 'to dual-write-read-old, or to the code before the change. Nothing is lost.',
};
