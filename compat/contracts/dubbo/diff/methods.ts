import { callKey, type ChangeCollector, type Found, pairs } from '../../change-collector.ts';
import { type JavaMethod, type JavaService, serviceKey, shown, signatureOf } from '../model.ts';

/** A provider finds a method by its name and its erased parameters. */
export function diffMethods(was: JavaService, is: JavaService, collector: ChangeCollector): void {
  if (was.methods === undefined || is.methods === undefined) return;
  const [before, after] = comparable(was.methods, is.methods);
  const changed = new Set<string>();
  for (const { name: signature, before: old, after: now } of pairs(before, after)) {
    const [method = now] = [old];
    if (method === undefined) continue;
    collector.compared += 1;
    const context: MethodContext = {
      call: callKey(is.interface, method.name),
      element: elementOf(is, method),
      places: { old: old?.at ?? was.at, new: now?.at ?? is.at },
      collector,
    };
    if (old && now) diffMethod([old, now], context);
    else if (old) addGone(old, { onlyNew: onlyIn(after, before, old.name), changed }, context);
    else if (now && !changed.has(signature))
      addNew(
        now,
        [...before.values()].some(({ name }) => name === now.name),
        context,
      );
  }
}

type Methods = ReadonlyMap<string, JavaMethod>;

/** Where one side knows names only, names are compared. */
function comparable(before: Methods, after: Methods): readonly [Methods, Methods] {
  const isNamesOnly = [...before.values(), ...after.values()].some(({ types }) => types === undefined);
  if (!isNamesOnly) return [before, after];
  const byName = (methods: Methods): Methods =>
    new Map([...methods.values()].map(({ name, at, exceptions }) => [name, { name, at, exceptions }]));
  return [byName(before), byName(after)];
}

function onlyIn(these: Methods, those: Methods, name: string): string[] {
  return [...these].filter(([key, method]) => method.name === name && !those.has(key)).map(([key]) => key);
}

interface MethodContext {
  readonly call: string;
  readonly element: Pick<Found, 'key' | 'label' | 'layer'>;
  readonly places: Pick<Found, 'old' | 'new'>;
  readonly collector: ChangeCollector;
}

function elementOf(service: JavaService, method: JavaMethod): MethodContext['element'] {
  const key = `${serviceKey(service)}#${shown(signatureOf(method))}`;
  return { key, label: `method \`${key}\``, layer: 'wire' };
}

function textOf(method: JavaMethod): string {
  const { types, name } = method;
  if (types === undefined) return name;
  return shown(`${types.returns.text} ${name}(${types.parameters.map(({ text }) => text).join(', ')})`);
}

function addGone(
  was: JavaMethod,
  { onlyNew, changed }: { readonly onlyNew: readonly string[]; readonly changed: Set<string> },
  { call, element, places, collector }: MethodContext,
): void {
  const from = textOf(was);
  const next = onlyNew.find((key) => !changed.has(key));
  if (next === undefined) {
    collector.addCall(call, ['A'], { ...element, ...places, rule: 'dubbo-method-removed', from });
    return;
  }
  changed.add(next);
  const words = { rule: 'dubbo-method-signature-changed', from, to: shown(next) };
  collector.addCall(call, ['A', 'B'], { ...element, ...places, ...words });
}

function addNew(
  is: JavaMethod,
  isOverload: boolean,
  { call, element, places, collector }: MethodContext,
): void {
  const words = { ...element, ...places, to: textOf(is), isAllowed: true };
  collector.addCall(call, ['B'], { ...words, rule: 'dubbo-method-added' });
  if (!isOverload) return;
  const softened = 'only calls that name no types of parameters are concerned, such as those of gateways';
  collector.addCall(call, ['A'], { ...words, rule: 'dubbo-overload-added', softened });
}

function diffMethod([was, is]: readonly [JavaMethod, JavaMethod], context: MethodContext): void {
  const { call, element, places, collector } = context;
  if (was.types && is.types) {
    const [from, to] = [textOf(was), textOf(is)];
    const isErasedSame = was.types.returns.erased === is.types.returns.erased;
    const rule = isErasedSame ? 'dubbo-generic-type-changed' : 'dubbo-return-type-changed';
    if (from !== to) collector.addCall(call, ['A', 'B'], { ...element, ...places, rule, from, to });
  }
  for (const name of is.exceptions.filter((one) => !was.exceptions.includes(one))) {
    const to = `throws ${shown(name)}`;
    collector.addCall(call, ['A'], { ...element, ...places, rule: 'dubbo-exception-added', to });
  }
  for (const name of was.exceptions.filter((one) => !is.exceptions.includes(one))) {
    const words = {
      rule: 'dubbo-exception-removed',
      layer: 'source',
      from: `throws ${shown(name)}`,
    } as const;
    collector.addCall(call, ['A'], { ...element, ...places, ...words });
  }
}
