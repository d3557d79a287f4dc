/** Two contracts to what changed between them. Pure; says nothing of good or bad. */
import type { Change, Element, Role } from '../changes.ts';
import type { Contract, Operation } from '../contract.ts';
import { place } from '../../../reports/index.ts';
import { announcementOf, lasting, type LifecyclePolicy, stabilityOf } from '../lifecycle.ts';
import { diffBodies } from './bodies.ts';
import { Collector } from './collector.ts';
import { diffLifecycle } from './diff-lifecycle.ts';
import { diffEvents } from './events.ts';
import { diffNames } from './operation-names.ts';
import { SharedChanges } from './shared-changes.ts';
import { diffSchemes, diffSecurity } from './security.ts';
import { diffServers } from './servers.ts';
import { SchemaComparer } from './compare-schemas.ts';
import { diffParameters } from './parameters.ts';
import { diffResponses } from './responses.ts';
import type { DiffTools } from './walk.ts';

export interface ContractDiff {
  readonly changes: readonly Change[];
  /** How many operations, parameters, and places in requests and responses were compared. */
  readonly looked: Readonly<Record<Role, number>>;
  /** True when the contracts are too large to compare in full; the rest is among the changes as unknown. */
  readonly exhausted: boolean;
  /** Knows all pairs of schemas that were compared. */
  readonly comparer: SchemaComparer;
}

export function diffContracts(old: Contract, now: Contract, policy: LifecyclePolicy = {}): ContractDiff {
  const comparer = new SchemaComparer(policy, dialectOf(old) === dialectOf(now));
  const shared = {
    request: new SharedChanges(comparer, 'request'),
    response: new SharedChanges(comparer, 'response'),
  };
  const tools: DiffTools = { collector: new Collector(), comparer, policy, shared };
  for (const key of new Set([...old.operations.keys(), ...now.operations.keys()])) {
    tools.collector.looked('operation');
    const [before, after] = [old.operations.get(key), now.operations.get(key)];
    promise(before, after, tools);
    if (before && after) {
      const pair = { old: before, new: after, name: `${after.method} ${after.path}` };
      diffParameters(pair, tools);
      diffBodies(pair, tools);
      diffResponses(pair, tools);
      diffSecurity(pair, tools);
      diffNames(pair, tools);
      diffLifecycle(
        { element: elementOf(after), place: after.place, old: before.at, new: after.at },
        [before, after],
        tools,
      );
    } else if (before) addOperation('operation-removed', before, tools);
    else if (after) addOperation('operation-added', after, tools);
  }
  diffEvents(old, now, tools);
  diffSchemes(old, now, tools);
  diffServers(old, now, tools);
  const { collector } = tools;
  return { changes: collector.changes(), looked: collector.counts, exhausted: comparer.exhausted, comparer };
}

/** For example `OpenAPI 3.0`. */
function dialectOf({ format }: Contract): string {
  return format.split('.', 2).join('.');
}

function addOperation(
  kind: 'operation-removed' | 'operation-added',
  operation: Operation,
  { collector, policy }: DiffTools,
): void {
  const name = `${operation.method} ${operation.path}`;
  const isGone = kind === 'operation-removed';
  collector.add({
    kind,
    effect: isGone ? 'narrows' : 'widens',
    element: elementOf(operation),
    place: operation.place,
    ...(isGone ? { announced: announcementOf(operation.lifecycle ?? lasting, policy) } : {}),
    [isGone ? 'from' : 'to']: name,
    [isGone ? 'old' : 'new']: operation.at,
  });
}

function elementOf({ method, path }: Operation): Element {
  const name = `${method} ${path}`;
  const key = place.label(place.operation(method, path));
  return { role: 'operation', key, label: `operation \`${name}\`` };
}

/** What the contract calls unstable it may break; where it says nothing that can be read, it may not. */
function promise(
  before: Operation | undefined,
  after: Operation | undefined,
  { collector }: DiffTools,
): void {
  if (before === undefined) return;
  const stability = stabilityOf(before.lifecycle ?? lasting) ?? 'stable';
  for (const { place: at } of [before, after ?? before]) collector.promised(at, stability);
}
