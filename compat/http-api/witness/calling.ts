/** Examples for changes that leave the set of values as it is: how a call is written, whose it is, how long it is answered. */
import type { Change } from '../changes.ts';
import type { Contract, Parameter, Scheme } from '../contract.ts';
import { isRecord } from '../read/record.ts';
import type { Contracts } from '../results.ts';
import { type BothOperations, baseRequest } from './base-request.ts';
import { otherThan, type Writer } from './embed.ts';
import { Sampler } from './samples.ts';
import { requestText } from './show-message.ts';
import { writtenAs } from './written-as.ts';
import type { Witness } from './witness.ts';

export interface Call {
  readonly change: Change;
  readonly operations: BothOperations;
  readonly contracts: Contracts;
  readonly writer: Writer;
}

type CallWitness = (call: Call) => Witness | undefined;

/** By kind of change; a kind that is not here is shown by a message that one contract allows and the other refuses. */
const callWitnesses: Partial<Readonly<Record<Change['kind'], CallWitness>>> = {
  'parameter-style': styled,
  'security-scheme': credentialed,
  discriminator: tagged,
  sunset: ({ change, ...call }) => whole(call, `A request that is answered ${change.to ?? 'no longer'}`),
  stability: ({ change, ...call }) =>
    whole(
      call,
      `A request whose answer was called ${change.from ?? 'stable'} and is ${change.to ?? 'not'} now`,
    ),
};

/** Undefined for kinds that a message shows. */
export function callWitness(call: Call): Witness | undefined {
  return callWitnesses[call.change.kind]?.(call);
}

const names = { old: 'baseline', new: 'candidate' } as const;

function whole({ operations, writer }: Omit<Call, 'change'>, title: string): Witness {
  const request = baseRequest(operations, writer);
  if (request === undefined) return { none: 'no request to it was found' };
  return { title, text: requestText(operations[writer], request) };
}

/** The same value as each side writes it. */
function styled({ change, operations, writer }: Call): Witness | undefined {
  const find = (side: Writer): Parameter | undefined => parameterOf(change, operations[side]);
  const [mine, other] = [find(writer), find(otherThan(writer))];
  if (mine === undefined || other === undefined) return encoded(change, writer);
  const sample = new Sampler('request').of(mine.schema, other.schema);
  const value = telling(sample?.value ?? '', [mine, other]);
  return {
    title: `How the ${names[writer]} writes it, and what the ${names[otherThan(writer)]} expects`,
    text: `${writtenAs(mine, value)}\n${writtenAs(other, value)}`,
  };
}

/** One value in a list shows no separator, one word nothing that is escaped. */
function telling(value: unknown, sides: readonly Parameter[]): unknown {
  if (Array.isArray(value)) return value.length < 2 ? [value[0] ?? 'a', value[0] ?? 'b'] : value;
  if (isRecord(value)) return Object.keys(value).length < 2 ? { first: 'a', second: 'b', ...value } : value;
  if (sides.every(({ mediaType }) => mediaType !== undefined)) return value;
  return sides.some(({ style }) => style.includes('may be empty')) ? '' : 'a/b';
}

function parameterOf(change: Change, operation: BothOperations['old']): Parameter | undefined {
  if (change.parameter !== undefined) return operation.parameters.get(change.parameter);
  const [, status = '', name = ''] = / (\S+) header (\S+)$/.exec(change.element.key) ?? [];
  return operation.responses.get(status)?.headers.get(name);
}

function encoded({ element, from, to }: Change, writer: Writer): Witness {
  const [mine = '', other = ''] = writer === 'old' ? [from, to] : [to, from];
  return {
    title: `How the ${names[writer]} writes it, and what the ${names[otherThan(writer)]} expects`,
    text: `${element.label}\n${mine}\n${other}`,
  };
}

/** A body whose kind the two sides look up in different fields, or under different names. */
function tagged({ change, operations, writer }: Call): Witness {
  const { old, new: now } = operations;
  const isReply = change.element.role === 'response';
  const contents = [old, now].map((side) =>
    isReply
      ? [...side.responses.values()].flatMap(({ content }) => [...content.values()])
      : [...(side.body?.content.values() ?? [])],
  );
  const [node] = contents[writer === 'old' ? 0 : 1] ?? [];
  const sample = node && new Sampler(isReply ? 'response' : 'request').of(node);
  if (sample === undefined) return { none: 'no value that shows it was found' };
  return {
    title: `A body that the baseline reads by \`${change.from ?? 'no tag'}\` and the candidate by \`${change.to ?? 'no tag'}\``,
    text: JSON.stringify(withTag(sample.value, writer === 'old' ? change.from : change.to)),
  };
}

function withTag(value: unknown, field = ''): unknown {
  const isField = isRecord(value) && /^[\w-]+$/.test(field) && field !== 'none';
  return isField ? { [field]: '…', ...value } : value;
}

/** The call with credentials as one side asks for them. */
function credentialed({ change, operations, contracts, writer }: Call): Witness {
  const name = change.element.key.replace(/^security scheme /, '');
  const scheme = (side: Contract): Scheme | undefined => side.schemes.get(name);
  const mine = scheme(writer === 'old' ? contracts.baseline : contracts.candidate);
  const request = baseRequest(operations, writer);
  if (mine === undefined || request === undefined) return { none: 'no request to it was found' };
  const call = requestText(operations[writer], request);
  return {
    title: `A request as the ${names[writer]} asks for it; the ${names[otherThan(writer)]} looks for other credentials`,
    text: `${call}\n${carriedAs(mine, change)}`,
  };
}

function carriedAs({ carried }: Scheme, { from = '', to = '' }: Change): string {
  const [type, where, name = ''] = carried.split(' ');
  if (type === 'apiKey' && where === 'header') return `${name}: …`;
  if (type === 'apiKey') return `# ${where} ${name}=…`;
  if (type === 'http') return `Authorization: ${where?.replace(/^./, (one) => one.toUpperCase()) ?? ''} …`;
  return `Authorization: Bearer …  # ${from} → ${to}`;
}
