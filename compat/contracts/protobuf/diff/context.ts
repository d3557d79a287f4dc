import { ChangeCollector, usesOf } from '../../change-collector.ts';
import type { ProtoSchema } from '../model.ts';
import type { FieldTrials } from '../witness/field-trial.ts';
import { carriedTypes } from './carried-types.ts';

/** Both schemas, and where their differences go. */
export class DiffContext extends ChangeCollector {
  readonly old: ProtoSchema;
  readonly now: ProtoSchema;

  readonly trials: FieldTrials;

  constructor(old: ProtoSchema, now: ProtoSchema, trials: FieldTrials) {
    super(usesOf([old, now].flatMap(carriedTypes)));
    this.old = old;
    this.now = now;
    this.trials = trials;
  }
}
