/** Two AsyncAPI documents to what changed between them; schemas are compared by the kinds that they are written in. */
import type { DeployState } from '../../../reports/index.ts';
import { ChangeCollector, both, newReader, nobody, oldReader, pairs } from '../change-collector.ts';
import { type Fails, statesOf } from '../change.ts';
import type { ContractDiff } from '../kind.ts';
import { type AsyncApi, type AsyncMessage, type AsyncOperation, operationName } from './model.ts';

/** A message that both sides know. */
export interface MessagePair {
  /** `send orders: OrderPlaced`. */
  readonly name: string;
  readonly action: AsyncOperation['action'];
  readonly place: string;
  readonly before: AsyncMessage;
  readonly after: AsyncMessage;
}

export interface StructureDiff extends ContractDiff {
  readonly messages: readonly MessagePair[];
}

/** Others read what the application sends, and it reads what others send; queues keep both. */
export function statesFor(action: AsyncOperation['action'], fails: Fails): DeployState[] {
  const travelling = statesOf(fails, { inRequests: action === 'receive', inResponses: action === 'send' });
  const kept = statesOf(fails, { inRequests: false, inResponses: false }).filter((state) => state > 'B');
  return [...travelling, ...kept];
}

export function placeOf(operation: AsyncOperation): string {
  return `operation:${operation.action.toUpperCase()} ${operation.address}`;
}

/** All but the schemas. */
export function diffStructure(old: AsyncApi, now: AsyncApi): StructureDiff {
  const collector = new ChangeCollector(new Map());
  const messages: MessagePair[] = [];
  const [before, after] = paired(old.operations, now.operations);
  for (const { before: was, after: is } of pairs(before, after)) {
    collector.compared += 1;
    if (was && is) messages.push(...diffOperation([was, is], collector));
    else if (was) addOperation(was, 'asyncapi-operation-removed', collector);
    else if (is) addOperation(is, 'asyncapi-operation-added', collector);
  }
  const unchecked = [...new Set([...old.unchecked, ...now.unchecked])];
  return { changes: collector.changes, compared: collector.compared, unchecked, messages };
}

type Operations = ReadonlyMap<string, AsyncOperation>;

/** By id of the channel; where none is the same, by address. */
function paired(old: Operations, now: Operations): readonly [Operations, Operations] {
  const moved = [...now].map(([key, operation]): [string, AsyncOperation] => {
    if (old.has(key)) return [key, operation];
    const name = operationName(operation);
    const same = [...old].find(([other, one]) => operationName(one) === name && !now.has(other));
    return [same?.[0] ?? key, operation];
  });
  return [old, new Map(moved)];
}

function addOperation(operation: AsyncOperation, rule: string, collector: ChangeCollector): void {
  const isNew = rule === 'asyncapi-operation-added';
  const name = operationName(operation);
  const states: DeployState[] = isNew ? ['B'] : ['A'];
  collector.addCall(placeOf(operation), states, {
    rule,
    key: name,
    label: `operation \`${name}\``,
    layer: 'wire',
    ...(isNew ? { isAllowed: true, to: name, new: operation.at } : { from: name, old: operation.at }),
  });
}

function diffOperation(
  [was, is]: readonly [AsyncOperation, AsyncOperation],
  collector: ChangeCollector,
): MessagePair[] {
  const name = operationName(is);
  const base = { layer: 'wire', old: was.at, new: is.at } as const;
  if (was.address !== is.address) {
    const words = { rule: 'asyncapi-address-changed', from: was.address, to: is.address };
    collector.addCall(placeOf(was), ['A', 'B'], {
      ...base,
      ...words,
      key: name,
      label: `channel \`${is.channel}\``,
    });
  }
  const found: MessagePair[] = [];
  for (const { name: key, before, after } of pairs(...sameNames(was.messages, is.messages))) {
    collector.compared += 1;
    const element = { key: `${name}: ${key}`, label: `message \`${key}\` of \`${name}\`` };
    if (before && after) {
      const pair = { name: element.key, action: is.action, place: placeOf(is), before, after };
      diffContentType(pair, collector);
      found.push(pair);
    } else if (before) {
      // what is no longer sent is missed; what is no longer understood is refused
      const states: DeployState[] = is.action === 'send' ? ['A'] : statesFor('receive', newReader);
      collector.addCall(placeOf(is), states, {
        ...element,
        ...base,
        rule: 'asyncapi-message-removed',
        from: key,
      });
    } else {
      const states = statesFor(is.action, oldReader);
      collector.addCall(placeOf(is), states, {
        ...element,
        ...base,
        rule: 'asyncapi-message-added',
        isAllowed: true,
        to: key,
      });
    }
  }
  return found;
}

type Messages = ReadonlyMap<string, AsyncMessage>;

/** Where both sides know one message, it is the same whatever it is called. */
function sameNames(was: Messages, is: Messages): readonly [Messages, Messages] {
  const [name] = was.keys();
  const [only] = is.values();
  if (was.size !== 1 || is.size !== 1 || name === undefined || only === undefined) return [was, is];
  return [was, new Map([[name, only]])];
}

function diffContentType(
  { name, action, place, before, after }: MessagePair,
  collector: ChangeCollector,
): void {
  if (before.contentType === after.contentType) return;
  const isUnsaid = before.contentType === '' || after.contentType === '';
  collector.addCall(place, statesFor(action, isUnsaid ? nobody : both), {
    rule: 'asyncapi-content-type-changed',
    key: name,
    label: `message \`${name}\``,
    layer: 'wire',
    from: before.contentType || 'not said',
    to: after.contentType || 'not said',
    old: before.at,
    new: after.at,
  });
}
