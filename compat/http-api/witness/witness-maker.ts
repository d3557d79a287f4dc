/**
 * Makes an example for a finding: a request or reply that one side may write and the other side refuses. Each is held
 * against both contracts with a validator before it is shown.
 */
import type { ChangeKind } from '../changes.ts';
import type { Contract, Event, Operation } from '../contract.ts';
import type { SchemaComparer } from '../diff/compare-schemas.ts';
import type { Judgement } from '../judge.ts';
import { operationKeys } from '../operation-keys.ts';
import type { Contracts } from '../results.ts';
import { baseRequest, type BothOperations } from './base-request.ts';
import { ChangePaths } from './change-paths.ts';
import { callWitness } from './calling.ts';
import { changedBodies, type Changed } from './changed-values.ts';
import { otherThan, type Writer } from './embed.ts';
import { MessageChecker } from './message-checker.ts';
import { NearPlaces } from './near-places.ts';
import { replyCandidates } from './reply-candidates.ts';
import { requestCandidates } from './request-candidates.ts';
import { Sampler } from './samples.ts';
import { replyText, requestText } from './show-message.ts';
import { type Witness, witnessAmong } from './witness.ts';

const placesMax = 3;
const findingsMax = 200;

const unchanged = 'what is sent stays the same';

/** Kinds of changes that no single message shows. */
const reasons: Partial<Readonly<Record<ChangeKind, string>>> = {
  'operation-name': unchanged,
  deprecation: unchanged,
  server: unchanged,
};

export class WitnessMaker {
  readonly #contracts: Contracts;
  readonly #checkers: Readonly<Record<Writer, MessageChecker>>;
  readonly #paths: ChangePaths;
  readonly #keys: ReadonlyMap<string, string>;
  readonly #near: NearPlaces;
  #made = 0;

  private constructor(
    contracts: Contracts,
    checkers: Readonly<Record<Writer, MessageChecker>>,
    comparer: SchemaComparer,
  ) {
    this.#contracts = contracts;
    this.#checkers = checkers;
    this.#paths = new ChangePaths(comparer);
    this.#keys = operationKeys(contracts);
    this.#near = new NearPlaces(contracts);
  }

  static async open(contracts: Contracts, comparer: SchemaComparer): Promise<WitnessMaker> {
    const [old, now] = await Promise.all([
      MessageChecker.open(contracts.baseline, { isBrief: true }),
      MessageChecker.open(contracts.candidate, { isBrief: true }),
    ]);
    return new WitnessMaker(contracts, { old, new: now }, comparer);
  }

  for({ change, states }: Pick<Judgement, 'change' | 'states'>): Witness {
    const known =
      change.isNominal === true ? 'the values that may be written stay the same' : reasons[change.kind];
    if (known !== undefined) return { none: known };
    this.#made += 1;
    if (this.#made > findingsMax) return { none: `examples are made for ${findingsMax} findings only` };
    let answer: Witness = { none: 'no value that shows it was found' };
    const places = this.#near.of(change).slice(0, placesMax);
    // what ends too soon breaks in no state, and yet old callers are those who meet it
    const shown = states.length === 0 ? (['A'] as const) : states;
    for (const state of shown.filter((one) => one === 'A' || one === 'B')) {
      // callers write requests, the provider replies; in state B it is the old provider, and new callers
      const writer = (state === 'A') === (change.element.role === 'response') ? 'new' : 'old';
      for (const place of places) {
        answer = this.#at(place, { change, writer, paths: this.#paths });
        if ('text' in answer) return answer;
      }
    }
    return answer;
  }

  #at(place: string, changed: Changed): Witness {
    const events = this.#both(({ events: all }) => [...all.values()].find((event) => event.place === place));
    if (events.old !== undefined || events.new !== undefined) return this.#event(events, changed);
    const key = this.#keys.get(place) ?? '';
    const { old, new: now } = this.#both(({ operations }) => operations.get(key));
    if (old === undefined || now === undefined) return onlyIn(changed.writer, old ?? now);
    const operations = { old, new: now };
    const call = callWitness({ ...changed, operations, contracts: this.#contracts });
    if (call !== undefined) return call;
    if (changed.change.element.role === 'response') return this.#reply(changed, operations);
    return changed.change.kind.startsWith('media-type-') && changed.change.element.role === 'operation'
      ? accepting(changed, now)
      : this.#request(changed, operations);
  }

  #both<T>(pick: (contract: Contract) => T): Readonly<Record<Writer, T>> {
    return { old: pick(this.#contracts.baseline), new: pick(this.#contracts.candidate) };
  }

  #request(changed: Changed, operations: BothOperations): Witness {
    const { writer } = changed;
    const base = baseRequest(operations, writer);
    if (base === undefined) return { none: 'no request that fits the one contract was found' };
    const [mine, other] = [operations[writer], operations[otherThan(writer)]];
    const candidates = requestCandidates(changed, operations, base).map((request) => ({
      text: requestText(mine, request),
      own: () => this.#checkers[writer].request(mine, request),
      other: () => this.#checkers[otherThan(writer)].request(other, request),
    }));
    return witnessAmong(candidates, { what: 'A request', writer });
  }

  #reply(changed: Changed, operations: BothOperations): Witness {
    const { writer } = changed;
    const [mine, other] = [operations[writer], operations[otherThan(writer)]];
    const candidates = replyCandidates(changed, operations).map((reply) => ({
      text: replyText(reply),
      own: () => this.#checkers[writer].reply(mine, reply),
      other: () => this.#checkers[otherThan(writer)].reply(other, reply),
    }));
    return witnessAmong(candidates, { what: `A reply to ${mine.method} ${mine.path}`, writer });
  }

  #event(events: Readonly<Record<Writer, Event | undefined>>, changed: Changed): Witness {
    const { writer } = changed;
    const [mine, other] = [events[writer]?.body?.content, events[otherThan(writer)]?.body?.content];
    const sole = events.old === undefined ? events.new : events.new === undefined ? events.old : undefined;
    if (sole !== undefined) return unheardOf(sole);
    if (mine === undefined || other === undefined)
      return { none: 'one of the contracts does not describe it' };
    const contents = [events.old?.body?.content, events.new?.body?.content];
    const candidates = changedBodies(contents, changed).map((body) => ({
      text: JSON.stringify(body.value),
      own: () => this.#checkers[writer].content('response', mine, body),
      other: () => this.#checkers[otherThan(writer)].content('response', other, body),
    }));
    return witnessAmong(candidates, { what: 'A message', writer });
  }
}

/** Any request shows that an operation is not there. */
function onlyIn(writer: Writer, operation: Operation | undefined): Witness {
  const request = operation && baseRequest({ old: operation, new: operation }, writer);
  if (operation === undefined || request === undefined) return { none: 'no request to it was found' };
  const [has, lacks] = writer === 'old' ? ['baseline', 'candidate'] : ['candidate', 'baseline'];
  return {
    title: `A request that the ${has} answers and the ${lacks} does not know`,
    text: requestText(operation, request),
  };
}

function unheardOf({ label, body }: Event): Witness {
  const [node] = body?.content.values() ?? [];
  const sample = node && new Sampler('response').of(node);
  const text = sample === undefined ? label : `${label}\n\n${JSON.stringify(sample.value)}`;
  return { title: 'A message that only one of the contracts describes', text };
}

function accepting({ change, writer }: Changed, { method, path }: Operation): Witness {
  const [can, cannot] = writer === 'old' ? ['baseline', 'candidate'] : ['candidate', 'baseline'];
  return {
    title: `A request that the ${can} can answer and the ${cannot} cannot`,
    text: `${method} ${path}\nAccept: ${change.from ?? change.to ?? ''}`,
  };
}
