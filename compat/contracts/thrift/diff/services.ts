import { both, callKey, type ChangeCollector, type Found, oldReader, pairs } from '../../change-collector.ts';
import { statesOf } from '../../change.ts';
import type { ThriftFunction, ThriftSchema, ThriftService } from '../model.ts';
import { fieldWitness, type TriedField } from '../witness/field-trial.ts';
import { diffFields } from './fields.ts';

export function diffServices(old: ThriftSchema, now: ThriftSchema, collector: ChangeCollector): void {
  for (const { name, before, after } of pairs(old.services, now.services)) {
    collector.compared += 1;
    if (before && after) diffFunctions(before, after, collector);
    else if (before) {
      const [first = `type:${name}`] = [...before.functions.keys()].map((one) => callKey(name, one));
      const element = { key: name, label: `service \`${name}\``, from: `${before.functions.size} functions` };
      collector.addCall(first, ['A'], {
        ...element,
        rule: 'thrift-service-removed',
        layer: 'wire',
        old: before.at,
      });
    }
  }
}

function diffFunctions(old: ThriftService, now: ThriftService, collector: ChangeCollector): void {
  for (const { name, before, after } of pairs(old.functions, now.functions)) {
    const call = callKey(now.name, name);
    const element = {
      key: `${now.name}.${name}`,
      label: `function \`${now.name}.${name}\``,
      layer: 'wire',
    } as const;
    collector.compared += 1;
    if (before && after) diffFunction({ call, element }, [before, after], collector);
    else if (before) {
      const words = { from: signature(before), old: before.at, new: now.at };
      collector.addCall(call, ['A'], { ...element, rule: 'thrift-function-removed', ...words });
    } else if (after) {
      const words = { to: signature(after), old: old.at, new: after.at };
      collector.addCall(call, ['B'], {
        ...element,
        rule: 'thrift-function-added',
        isAllowed: true,
        ...words,
      });
    }
  }
}

function signature({ returns, parameters, name }: ThriftFunction): string {
  return `${returns.text} ${name}(${[...parameters.values()].map(({ type }) => type.text).join(', ')})`;
}

/** A reply is a struct whose field 0 is the result. */
function resultOf({ returns }: ThriftFunction): TriedField | undefined {
  if (returns.text === 'void') return undefined;
  return { id: 0, name: 'success', requiredness: 'required', type: returns };
}

interface Call {
  readonly call: string;
  readonly element: Pick<Found, 'key' | 'label' | 'layer'>;
}

function diffFunction(
  { call, element }: Call,
  [was, is]: readonly [ThriftFunction, ThriftFunction],
  collector: ChangeCollector,
): void {
  const places = { old: was.at, new: is.at };
  if (was.isOneway !== is.isOneway) {
    const text = (one: ThriftFunction): string => (one.isOneway ? 'oneway' : 'waits for a reply');
    const words = { from: text(was), to: text(is) };
    collector.addCall(call, ['A', 'B'], { ...element, ...places, rule: 'thrift-oneway-changed', ...words });
  }
  if (was.returns.text !== is.returns.text) {
    const words = { from: was.returns.text, to: is.returns.text };
    const witness = fieldWitness({ before: resultOf(was), after: resultOf(is), fails: both });
    collector.addCall(call, ['A', 'B'], {
      ...element,
      ...places,
      rule: 'thrift-return-type-changed',
      ...words,
      ...(witness && { witness }),
    });
  }
  for (const side of ['parameters', 'exceptions'] as const) {
    const use = { inRequests: side === 'parameters', inResponses: side === 'exceptions' };
    const word = side === 'parameters' ? 'parameter' : 'exception';
    const list = { of: element.key, word, before: was[side], after: is[side], ...places } as const;
    diffFields(list, collector, (found) => {
      // an exception that a side does not know is no reply at all
      const isNew = side === 'exceptions' && found.rule === 'thrift-field-added';
      const { fails = both, ...rest } = found;
      const states = statesOf(isNew ? oldReader : fails, use);
      collector.addCall(call, states, rest);
    });
  }
}
