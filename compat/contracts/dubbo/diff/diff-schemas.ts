import { ChangeCollector, usesOf } from '../../change-collector.ts';
import type { ContractDiff } from '../../kind.ts';
import type { JavaSchema } from '../model.ts';
import { carriedTypes } from './carried-types.ts';
import { diffClasses } from './classes.ts';
import { diffServices } from './services.ts';

/** Two schemas to what changed between them. Pure. */
export function diffSchemas(old: JavaSchema, now: JavaSchema): ContractDiff {
  const uses = usesOf([old, now].flatMap(carriedTypes));
  const collector = new ChangeCollector(uses);
  diffServices(old, now, collector);
  diffClasses({ old, now, uses }, collector);
  const unchecked = [...new Set([...old.unchecked, ...now.unchecked])];
  return { changes: collector.changes, compared: collector.compared, unchecked };
}
