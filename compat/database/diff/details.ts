import type { Change } from '../changes.ts';
import type { ExclusionModel, IndexModel, TableDetails, TriggerModel } from '../details.ts';
import type { TableModel } from '../model.ts';
import { missingFrom } from './missing.ts';
import type { TableContext } from './table-context.ts';

/** Indexes, triggers, row security and what else stands on a table in both schemas. */
export function detailChanges(before: TableModel, after: TableModel, context: TableContext): Change[] {
  const [old, now] = [before.details, after.details];
  if (old === undefined || now === undefined) return [];
  const { table, newTable, origins } = context;
  const sayOld = (sql: string): string => context.sayOld(sql);
  const names = { table, newTable };
  const asIs = (sql: string): string => sql;
  const indexes = missingFrom(old.indexes, now.indexes, indexText(asIs), indexText(sayOld));
  const exclusions = missingFrom(old.exclusions, now.exclusions, exclusionText(asIs), exclusionText(sayOld));
  return [
    ...indexes.added.map((plainIndex): Change => ({ kind: 'index-added', ...names, plainIndex })),
    ...indexes.dropped.map((plainIndex): Change => ({ kind: 'index-dropped', ...names, plainIndex })),
    ...exclusions.added.map((exclusion): Change => ({
      kind: 'exclusion-added',
      ...names,
      origins,
      exclusion,
    })),
    ...exclusions.dropped.map((exclusion): Change => ({ kind: 'exclusion-dropped', ...names, exclusion })),
    ...attached(old, now, context),
    ...(old.partition !== null && now.partition === null
      ? [{ kind: 'partition-detached', ...names, partition: old.partition } satisfies Change]
      : []),
    ...updatesRefused(old, now, context),
    ...triggerChanges(old, now, context),
    ...rowSecurityChange(old, now, context),
  ];
}

/** A table that comes to inherit keeps its rows and its writers. */
function attached(
  old: TableDetails,
  now: TableDetails,
  { table, newTable, origins }: TableContext,
): Change[] {
  const { parent, constraint = null } = now.partition ?? {};
  if (old.partition !== null || parent === undefined || constraint === null) return [];
  return [{ kind: 'partition-attached', table, newTable, origins, partition: { parent, constraint } }];
}

type Say = (sql: string) => string;

function indexText(say: Say): (index: IndexModel) => string {
  return ({ method, keys, predicate }) =>
    JSON.stringify([method, keys.map(say), predicate && say(predicate)]);
}

function exclusionText(say: Say): (exclusion: ExclusionModel) => string {
  return ({ keys, operators, predicate }) =>
    JSON.stringify([keys.map(say), operators, predicate && say(predicate)]);
}

/** Triggers that fire and are named alike are one; a disabled one is as good as gone. */
function triggerChanges(old: TableDetails, now: TableDetails, context: TableContext): Change[] {
  const { table, newTable } = context;
  const names = { table, newTable };
  const [before, after] = [old, now].map(({ triggers }) => triggers.filter(({ enabled }) => enabled));
  const find = (
    list: readonly TriggerModel[] | undefined,
    { name }: TriggerModel,
  ): TriggerModel | undefined => list?.find((trigger) => trigger.name === name);
  const changed = (before ?? []).flatMap((trigger): Change[] => {
    const newTrigger = find(after, trigger) ?? null;
    const isSame = newTrigger !== null && context.sayOld(newTrigger.definition) === trigger.definition;
    return isSame ? [] : [{ kind: 'trigger-changed', ...names, trigger, newTrigger }];
  });
  const added = (after ?? []).filter((trigger) => find(before, trigger) === undefined);
  return [...changed, ...added.map((trigger): Change => ({ kind: 'trigger-added', ...names, trigger }))];
}

/** For publications that did not make the server refuse them before. */
function updatesRefused(old: TableDetails, now: TableDetails, { table, newTable }: TableContext): Change[] {
  const publications = (now.refusedFor ?? []).filter((name) => old.refusedFor?.includes(name) !== true);
  const isNew = publications.length > 0 && old.refusedFor?.length === 0;
  return isNew ? [{ kind: 'updates-refused', table, newTable, publications }] : [];
}

function rowSecurityChange(old: TableDetails, now: TableDetails, context: TableContext): Change[] {
  const { table, newTable } = context;
  const policies = old.rowSecurity;
  const newPolicies = now.rowSecurity.map((line) => context.sayOld(line));
  // Policies do nothing until row security is enabled.
  const isOn = policies.includes('enabled') || newPolicies.includes('enabled');
  if (!isOn || policies.toSorted().join('\n') === newPolicies.toSorted().join('\n')) return [];
  return [{ kind: 'row-security-changed', table, newTable, policies, newPolicies }];
}
