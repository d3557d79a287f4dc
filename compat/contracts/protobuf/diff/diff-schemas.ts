import type { ContractDiff } from '../../kind.ts';
import type { ProtoSchema } from '../model.ts';
import { DiffContext } from './context.ts';
import { diffEnums } from './enums.ts';
import { diffExtensions } from './extensions.ts';
import { diffFiles } from './files.ts';
import { diffMessages } from './messages.ts';
import { diffServices } from './services.ts';

/** Two schemas to what changed between them. Pure. */
export function diffSchemas(old: ProtoSchema, now: ProtoSchema): ContractDiff {
  const context = new DiffContext(old, now);
  diffFiles(context);
  diffMessages(context);
  diffEnums(context);
  diffExtensions(context);
  diffServices(context);
  return { changes: context.changes, compared: context.compared, unchecked: [] };
}
