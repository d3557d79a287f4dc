import type { PhaseCheck } from '../phase-check.ts';
import { allRowsAgree } from './all-rows-agree.ts';
import { backfillConverges } from './backfill-converges.ts';
import { bridgeConverges } from './bridge-converges.ts';
import { dualWritesArrive } from './dual-writes-arrive.ts';
import { filledRowsAgree } from './filled-rows-agree.ts';
import { newColumnsOptional } from './new-columns-optional.ts';
import { nothingOnlyOld } from './nothing-only-old.ts';
import { oldColumnsDroppable } from './old-columns-droppable.ts';
import { oldColumnsGone } from './old-columns-gone.ts';
import { oldColumnsOptional } from './old-columns-optional.ts';
import { oldColumnsUnused } from './old-columns-unused.ts';
import { readersAgree } from './readers-agree.ts';
import { roundTripKeepsValues } from './round-trip-keeps-values.ts';
import { sidesAgree } from './sides-agree.ts';
import { storedValuesSurvive } from './stored-values-survive.ts';

/** What phases ask on entry and exit, in the order in which they first do. */
export const phaseChecks: readonly PhaseCheck[] = [
  newColumnsOptional,
  roundTripKeepsValues,
  bridgeConverges,
  dualWritesArrive,
  filledRowsAgree,
  storedValuesSurvive,
  backfillConverges,
  allRowsAgree,
  readersAgree,
  sidesAgree,
  oldColumnsOptional,
  nothingOnlyOld,
  oldColumnsUnused,
  oldColumnsDroppable,
  oldColumnsGone,
];
