/** What a plan says of a set of registered instances, and whether the set is so. */
import { Type, type Static } from '@sinclair/typebox';
import { serves, type Instance } from './adapters/registry/instance.ts';
import { choice } from './choice.ts';

const texts = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1 }), { description }));
const histogram = (description: string) =>
  Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0 }), { description, minProperties: 1 }));

/** Addresses are `host:port` as they are registered. */
export const instancesExpectation = Type.Object(
  {
    equals: texts('exactly these addresses'),
    contains: texts('these addresses, and maybe others'),
    hasNot: texts('none of these addresses'),
    count: Type.Optional(Type.Integer({ minimum: 0, description: 'how many are registered' })),
    min: Type.Optional(
      Type.Integer({ minimum: 1, description: 'how many must be enabled, healthy and of some weight' }),
    ),
    versions: histogram('how many of each version, for example { v1: 4 }; no others'),
    versionsMax: Type.Optional(Type.Integer({ minimum: 1, description: 'how many versions may live' })),
    groups: histogram('how many of each group, for example { GREEN: 4 }; no others'),
    groupOverHalf: Type.Optional(
      Type.String({ minLength: 1, description: 'more than half of those that serve are of this group' }),
    ),
    zones: histogram('how many each zone has in full'),
    zoneServes: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'the share of each of "zones" that must serve; default: 0.75',
      }),
    ),
    nodes: Type.Optional(
      Type.Record(
        Type.String(),
        choice(['serves', 'idle', 'registered', 'absent'], 'idle: absent, disabled or of weight 0'),
        { description: 'the state of single addresses', minProperties: 1 },
      ),
    ),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type InstancesExpectation = Static<typeof instancesExpectation>;

export interface InstancesFindings {
  /** What is not as planned. */
  readonly wrong: readonly string[];
  /** What the registry does not tell. */
  readonly unknown: readonly string[];
}

type Rule = (expect: InstancesExpectation, instances: readonly Instance[]) => Partial<InstancesFindings>;

/** Compares a set with its plan. */
export function judgeInstances(
  expect: InstancesExpectation,
  instances: readonly Instance[],
): InstancesFindings {
  const found = rules.map((rule) => rule(expect, instances));
  return {
    wrong: found.flatMap(({ wrong = [] }) => wrong),
    unknown: found.flatMap(({ unknown = [] }) => unknown),
  };
}

/** How two sets of addresses differ, in words; empty when they are equal. */
export function differences(actual: readonly string[], wanted: readonly string[]): string[] {
  const missing = wanted.filter((address) => !actual.includes(address));
  const extra = actual.filter((address) => !wanted.includes(address));
  return [
    ...(missing.length > 0 ? [`not registered: ${listed(missing)}`] : []),
    ...(extra.length > 0 ? [`registered too: ${listed(extra)}`] : []),
  ];
}

function listed(addresses: readonly string[]): string {
  const more = addresses.length - 10;
  return `${addresses.slice(0, 10).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const rules: readonly Rule[] = [
  addresses,
  numbers,
  marks('version', ({ versions }) => versions),
  marks('group', ({ groups }) => groups),
  versionsMax,
  groupOverHalf,
  zones,
  nodes,
];

function addresses(
  { equals, contains = [], hasNot = [] }: InstancesExpectation,
  instances: readonly Instance[],
): Partial<InstancesFindings> {
  const actual = instances.map(({ address }) => address);
  const missing = contains.filter((address) => !actual.includes(address));
  const present = hasNot.filter((address) => actual.includes(address));
  return {
    wrong: [
      ...(equals === undefined ? [] : differences(actual, equals)),
      ...(missing.length > 0 ? [`not registered: ${listed(missing)}`] : []),
      ...(present.length > 0 ? [`still registered: ${listed(present)}`] : []),
    ],
  };
}

function numbers(
  { count, min }: InstancesExpectation,
  instances: readonly Instance[],
): Partial<InstancesFindings> {
  const able = instances.filter(serves).length;
  return {
    wrong: [
      ...(count !== undefined && instances.length !== count
        ? [`${instances.length} are registered, not ${count}`]
        : []),
      ...(min !== undefined && able < min ? [`${able} serve, and ${min} are needed`] : []),
    ],
  };
}

function marks(
  name: 'version' | 'group',
  planOf: (expect: InstancesExpectation) => Readonly<Record<string, number>> | undefined,
): Rule {
  return (expect, instances) => {
    const plan = planOf(expect);
    if (plan === undefined) return {};
    const counts = countsOf(name, instances);
    const names = [...new Set([...Object.keys(plan), ...counts.keys()])];
    const wrong = names
      .filter((each) => (counts.get(each) ?? 0) !== (plan[each] ?? 0))
      .map((each) => `${counts.get(each) ?? 0} are of ${name} ${each}, not ${plan[each] ?? 0}`);
    return { wrong, unknown: untold(name, instances) };
  };
}

function versionsMax(
  { versionsMax: most }: InstancesExpectation,
  instances: readonly Instance[],
): Partial<InstancesFindings> {
  if (most === undefined) return {};
  const found = [...countsOf('version', instances).keys()];
  const wrong = found.length > most ? [`${found.length} versions live: ${found.join(', ')}`] : [];
  return { wrong, unknown: untold('version', instances) };
}

function groupOverHalf(
  { groupOverHalf: group }: InstancesExpectation,
  instances: readonly Instance[],
): Partial<InstancesFindings> {
  if (group === undefined) return {};
  const able = instances.filter(serves);
  const own = able.filter((instance) => instance.group === group).length;
  const wrong = own * 2 > able.length ? [] : [`${own} of ${able.length} that serve are of ${group}`];
  return { wrong, unknown: untold('group', instances) };
}

function zones(
  { zones: plan, zoneServes = 0.75 }: InstancesExpectation,
  instances: readonly Instance[],
): Partial<InstancesFindings> {
  if (plan === undefined) return {};
  const able = countsOf('zone', instances.filter(serves));
  const wrong = Object.entries(plan)
    .filter(([zone, full]) => (able.get(zone) ?? 0) < full * zoneServes)
    .map(([zone, full]) => `${able.get(zone) ?? 0} of ${full} serve in ${zone}`);
  return { wrong, unknown: untold('zone', instances) };
}

function nodes(
  { nodes: states = {} }: InstancesExpectation,
  instances: readonly Instance[],
): Partial<InstancesFindings> {
  const wrong = Object.entries(states).flatMap(([address, wanted]) => {
    const own = instances.filter((instance) => instance.address === address);
    const able = own.some(serves);
    const isSo = {
      serves: able,
      idle: !able,
      registered: own.length > 0,
      absent: own.length === 0,
    }[wanted];
    if (isSo) return [];
    const actual =
      own.length === 0 ? 'not registered' : able ? 'registered and serves' : 'registered and idle';
    return [`${address} is ${actual}`];
  });
  return { wrong };
}

function countsOf(name: 'version' | 'group' | 'zone', instances: readonly Instance[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { [name]: mark } of instances) {
    if (mark !== undefined) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return counts;
}

function untold(name: 'version' | 'group' | 'zone', instances: readonly Instance[]): string[] {
  const silent = instances.filter(({ [name]: mark }) => mark === undefined);
  return silent.length === 0
    ? []
    : [`${silent.length} of ${instances.length} do not tell their ${name}, ${silent[0]?.address} for one`];
}
