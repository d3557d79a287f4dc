/** Two contracts to what changed between them. Pure; says nothing of good or bad. */
import type { Change, Role } from '../changes.ts';
import type { Contract, Operation } from '../contract.ts';
import { place } from '../../../reports/index.ts';
import { diffBodies } from './bodies.ts';
import { Collector } from './collector.ts';
import { diffEvents } from './events.ts';
import { diffNames } from './operation-names.ts';
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
}

export function diffContracts(old: Contract, now: Contract): ContractDiff {
  const tools: DiffTools = { collector: new Collector(), comparer: new SchemaComparer() };
  for (const key of new Set([...old.operations.keys(), ...now.operations.keys()])) {
    tools.collector.looked('operation');
    const [before, after] = [old.operations.get(key), now.operations.get(key)];
    if (before && after) {
      const pair = { old: before, new: after, name: `${after.method} ${after.path}` };
      diffParameters(pair, tools);
      diffBodies(pair, tools);
      diffResponses(pair, tools);
      diffSecurity(pair, tools);
      diffNames(pair, tools);
    } else if (before) addOperation('operation-removed', before, tools);
    else if (after) addOperation('operation-added', after, tools);
  }
  diffEvents(old, now, tools);
  diffSchemes(old, now, tools);
  diffServers(old, now, tools);
  const { collector, comparer } = tools;
  return { changes: collector.changes(), looked: collector.counts, exhausted: comparer.exhausted };
}

function addOperation(
  kind: 'operation-removed' | 'operation-added',
  operation: Operation,
  { collector }: DiffTools,
): void {
  const name = `${operation.method} ${operation.path}`;
  const isGone = kind === 'operation-removed';
  collector.add({
    kind,
    effect: isGone ? 'narrows' : 'widens',
    element: {
      role: 'operation',
      key: place.label(place.operation(operation.method, operation.path)),
      label: `operation \`${name}\``,
    },
    place: operation.place,
    [isGone ? 'from' : 'to']: name,
    [isGone ? 'old' : 'new']: operation.at,
  });
}
