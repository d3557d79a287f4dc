import type { ContractDiff } from '../../kind.ts';
import type { ProtoSchema } from '../model.ts';
import type { FieldTrials } from '../witness/field-trial.ts';
import { DiffContext } from './context.ts';
import { diffEnums } from './enums.ts';
import { diffExtensions } from './extensions.ts';
import { diffFiles } from './files.ts';
import { diffMessages } from './messages.ts';
import { diffServices } from './services.ts';

/** Two schemas to what changed between them. Pure. */
export function diffSchemas(old: ProtoSchema, now: ProtoSchema, trials: FieldTrials): ContractDiff {
  const context = new DiffContext(old, now, trials);
  diffFiles(context);
  diffMessages(context);
  diffEnums(context);
  diffExtensions(context);
  diffServices(context);
  return { changes: context.changes, compared: context.compared, unchecked: [] };
}
