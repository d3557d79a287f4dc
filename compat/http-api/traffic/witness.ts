/** Says which captured requests a change concerns. Pure. */
import type { Change, ChangeKind } from '../changes.ts';
import type { Contract } from '../contract.ts';
import { acceptsText } from './accepts-text.ts';
import type { MatchedRequest } from './operation-matcher.ts';

/** A question to ask of every captured request to the changed operations. */
export interface Witness {
  /** For the report, after "12 of 340 captured requests": for example "do not send `region`". */
  readonly words: string;
  isHit(request: MatchedRequest): boolean;
}

const valueKinds: ReadonlySet<ChangeKind> = new Set([
  'type',
  'nullability',
  'enum',
  'limit',
  'form',
] as const);

/** Undefined where a captured request line cannot tell, for example for a field of a response. */
export function witnessFor(change: Change, candidate: Contract): Witness | undefined {
  const [location, ...rest] = change.parameter?.split(' ') ?? [];
  const name = rest.join(' ');
  if (location === 'query') return queryWitness(change, name, candidate);
  if (location === 'path' && valueKinds.has(change.kind)) {
    const position = Number(name) - 1;
    return valueWitness(change, candidate, (request) => request.pathValues.slice(position, position + 1));
  }
  return undefined;
}

function queryWitness(change: Change, name: string, candidate: Contract): Witness | undefined {
  const { kind, effect } = change;
  if (effect === 'narrows' && (kind === 'parameter-added' || kind === 'parameter-requiredness')) {
    return { words: `do not send \`${name}\``, isHit: ({ query }) => !query.has(name) };
  }
  if (kind === 'parameter-removed')
    return { words: `send \`${name}\``, isHit: ({ query }) => query.has(name) };
  if (!valueKinds.has(kind)) return undefined;
  return valueWitness(change, candidate, ({ query }) => query.getAll(name));
}

function valueWitness(
  change: Change,
  candidate: Contract,
  valuesIn: (request: MatchedRequest) => readonly string[],
): Witness {
  return {
    words: 'send a value that the candidate does not accept',
    isHit(request) {
      const parameter = candidate.operations.get(request.key)?.parameters.get(change.parameter ?? '');
      if (parameter === undefined) return false;
      const schema = parameter.schema.read();
      return valuesIn(request).some((text) => !acceptsText(schema, text));
    },
  };
}
