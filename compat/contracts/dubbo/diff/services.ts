import { callKey, type ChangeCollector, pairs } from '../../change-collector.ts';
import type { DeployState } from '../../../../reports/index.ts';
import { type JavaSchema, type JavaService, serviceKey } from '../model.ts';
import { diffMethods } from './methods.ts';

/** Compares what callers find by interface, group and version. */
export function diffServices(old: JavaSchema, now: JavaSchema, collector: ChangeCollector): void {
  for (const { before, after } of pairs(old.services, now.services)) {
    collector.compared += 1;
    if (before && after) diffMethods(before, after, collector);
    else if (before) addRemoved(before, now, collector);
    else if (after) addNew(after, old, collector);
  }
  diffSerializations(old, now, collector);
}

function named(service: JavaService): { readonly key: string; readonly label: string } {
  const key = serviceKey(service);
  return { key, label: `interface \`${key}\`` };
}

function callsOf({ interface: name, methods }: JavaService): string {
  const [first] = methods?.values() ?? [];
  return first === undefined ? `type:${name}` : callKey(name, first.name);
}

/** Gone; or found under another group or version only. */
function addRemoved(was: JavaService, now: JavaSchema, collector: ChangeCollector): void {
  const others = [...now.services.values()].filter((one) => one.interface === was.interface);
  const base = { ...named(was), layer: 'wire', old: was.at } as const;
  const [other] = others;
  if (other === undefined) {
    const from = `${was.methods?.size ?? 'unknown'} methods`;
    collector.addCall(callsOf(was), ['A'], { ...base, rule: 'dubbo-interface-removed', from });
    return;
  }
  const sameGroup = others.find(({ group }) => group === was.group);
  const rule = sameGroup === undefined ? 'dubbo-group-changed' : 'dubbo-version-changed';
  const [from, to] =
    sameGroup === undefined
      ? [`group ${was.group || 'none'}`, `group ${others.map(({ group }) => group || 'none').join(', ')}`]
      : [`version ${was.version || 'none'}`, `version ${sameGroup.version || 'none'}`];
  collector.addCall(callsOf(was), ['A'], { ...base, rule, from, to, new: (sameGroup ?? other).at });
}

function addNew(is: JavaService, old: JavaSchema, collector: ChangeCollector): void {
  const states: DeployState[] = ['B'];
  const before = [...old.services.values()].find((one) => one.interface === is.interface);
  collector.addCall(callsOf(is), states, {
    ...named(is),
    rule: 'dubbo-interface-added',
    layer: 'wire',
    isAllowed: true,
    to: `group ${is.group || 'none'}, version ${is.version || 'none'}`,
    new: is.at,
    ...(before && { old: before.at }),
  });
}

function diffSerializations(old: JavaSchema, now: JavaSchema, collector: ChangeCollector): void {
  const text = ({ serializations }: JavaSchema): string => [...serializations].sort().join(', ');
  const [from, to] = [text(old), text(now)];
  if (from === to) return;
  collector.addCall('type:serialization', ['A', 'B'], {
    rule: 'dubbo-serialization-changed',
    key: 'serialization',
    label: 'serialization',
    layer: 'wire',
    from,
    to,
    softened: 'both sides read it where both have its library and allow it',
  });
}
