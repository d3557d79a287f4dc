/** Which consumers a change concerns. Pure. */
import type { Change } from '../changes.ts';
import type { Content, Operation } from '../contract.ts';
import type { SchemaComparer } from '../diff/compare-schemas.ts';
import { operationKeys } from '../operation-keys.ts';
import type { Contracts } from '../results.ts';
import { OperationMatcher } from '../traffic/operation-matcher.ts';
import { ChangePaths } from '../witness/change-paths.ts';
import type { Consumer, Use } from './consumer.ts';

export interface UsedBy {
  readonly consumer: string;
  /** For example "calls GET /ads and reads `.price`". */
  readonly how: string;
}

interface Call {
  readonly consumer: string;
  readonly use: Use;
  readonly change: Change;
  /** Of the operation. */
  readonly key: string;
}

export class ConsumerUses {
  readonly #contracts: Contracts;
  readonly #paths: ChangePaths;
  readonly #keys: ReadonlyMap<string, string>;
  /** By key of the operation. */
  readonly #byOperation = new Map<string, { readonly consumer: string; readonly use: Use }[]>();
  /** Calls that neither contract describes, as `checkout: GET /old`. */
  readonly unknown: readonly string[];
  /** All that have a contract. */
  readonly names: ReadonlySet<string>;

  constructor(consumers: readonly Consumer[], contracts: Contracts, comparer: SchemaComparer) {
    this.names = new Set(consumers.map(({ name }) => name));
    this.#contracts = contracts;
    this.#paths = new ChangePaths(comparer);
    this.#keys = operationKeys(contracts);
    const matchers = [new OperationMatcher(contracts.baseline), new OperationMatcher(contracts.candidate)];
    const unknown = new Set<string>();
    for (const { name, uses } of consumers) {
      for (const use of uses) {
        // a template stands for any of its paths
        const target = use.path.replace(/\{[^}]*\}/g, 'x');
        const key = matchers
          .map((matcher) => matcher.match(use.method, target)?.key)
          .find((one) => one !== undefined);
        if (key === undefined) unknown.add(`${name}: ${use.method} ${use.path}`);
        else this.#byOperation.set(key, [...(this.#byOperation.get(key) ?? []), { consumer: name, use }]);
      }
    }
    this.unknown = [...unknown];
  }

  /** Every consumer once, in the order of names. */
  of(changes: readonly Change[]): readonly UsedBy[] {
    const found = new Map<string, string>();
    for (const { change, key, consumer, use } of this.#calls(changes)) {
      const how = this.#howUsed(change, key, use);
      // a use that names the field says more than one that only calls
      if (how !== undefined && (how !== '' || !found.has(consumer)))
        found.set(consumer, `${use.method} ${use.path}${how}`);
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([consumer, how]) => ({ consumer, how }));
  }

  /** Those that call one of the changed operations, whatever of it they use. */
  calling(changes: readonly Change[]): ReadonlySet<string> {
    return new Set([...this.#calls(changes)].map(({ consumer }) => consumer));
  }

  *#calls(changes: readonly Change[]): Generator<Call> {
    for (const change of changes)
      for (const place of change.places) {
        const key = this.#keys.get(place) ?? '';
        for (const one of this.#byOperation.get(key) ?? []) yield { ...one, change, key };
      }
  }

  /** Empty for whoever calls the operation; undefined where the consumer does not use what changed. */
  #howUsed(change: Change, key: string, use: Use): string | undefined {
    const { kind, parameter, element, effect } = change;
    if (parameter !== undefined) {
      if (parameter.startsWith('path ')) return '';
      const name = `\`${parameter.split(' ').slice(1).join(' ')}\``;
      const isAsked =
        effect === 'narrows' && (kind === 'parameter-added' || kind === 'parameter-requiredness');
      if (isAsked) return use.parameters.has(parameter) ? undefined : `, without ${name}`;
      return use.parameters.has(parameter) ? `, with ${name}` : undefined;
    }
    if (element.role === 'operation') return '';
    return this.#howField(change, key, use);
  }

  #howField(change: Change, key: string, use: Use): string | undefined {
    const isReply = change.element.role === 'response';
    const fields = isReply ? use.replyFields : use.requestFields;
    const path = this.#pathOf(change, key, isReply);
    // a consumer contract without fields says nothing of them
    if (path === undefined || path === '' || fields.size === 0) return '';
    const isUsed = fields.has(path);
    const isAsked = !isReply && change.effect === 'narrows' && change.kind.startsWith('field-');
    if (isAsked) return isUsed ? undefined : `, without \`${path}\``;
    return isUsed ? `, ${isReply ? 'reads' : 'sends'} \`${path}\`` : undefined;
  }

  #pathOf(change: Change, key: string, isReply: boolean): string | undefined {
    const [old, now] = [this.#contracts.baseline, this.#contracts.candidate].map(({ operations }) =>
      contentsOf(operations.get(key), isReply),
    );
    const side = isReply ? 'response' : 'request';
    for (const [name, node] of old ?? []) {
      const twin = now?.get(name);
      const path = twin && this.#paths.textTo(change, [node, twin], side);
      if (path !== undefined) return path;
    }
    return undefined;
  }
}

/** Every body of one side, by status and media type. */
function contentsOf(operation: Operation | undefined, isReply: boolean): Content {
  if (operation === undefined) return new Map();
  if (!isReply) return operation.body?.content ?? new Map();
  return new Map(
    [...operation.responses].flatMap(([status, { content }]) =>
      [...content].map(([mediaType, node]) => [`${status} ${mediaType}`, node] as const),
    ),
  );
}
