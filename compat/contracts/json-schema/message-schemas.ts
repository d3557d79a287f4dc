/** Compares schemas of messages as sets of values, by the engine of HTTP contracts: each is what somebody sends. */
import type { Change } from '../../http-api/changes.ts';
import type { Contract } from '../../http-api/contract.ts';
import { diffContracts } from '../../http-api/diff/diff-contracts.ts';
import { contractFrom } from '../../http-api/read/read-contract.ts';
import { WitnessMaker } from '../../http-api/witness/witness-maker.ts';
import { sentenceFor } from '../../http-api/sentences.ts';
import type { DeployState } from '../../../reports/index.ts';
import { both, type Found, newReader, nobody, oldReader } from '../change-collector.ts';
import { type ContractFiles, textIn } from '../kind.ts';

/** Where the schema of each message stands: `./ad.schema.json` or `./asyncapi.yaml#/…`, by the name of the message. */
export interface MessageSchemas {
  readonly files: ContractFiles;
  readonly references: ReadonlyMap<string, string>;
}

/** What a change does to readers; the kinds of contracts give it a rule. */
export type Reading =
  'old-cannot-read-new' | 'new-cannot-read-old' | 'neither-can-read' | 'not-comparable' | 'other-change';

export interface MessageChange extends Omit<Found, 'rule'> {
  readonly reading: Reading;
  /** Names of the messages that have it; never empty. */
  readonly messages: readonly string[];
}

export interface MessageDiff {
  readonly changes: readonly MessageChange[];
  readonly compared: number;
  readonly unchecked: readonly string[];
}

/** Messages of one name are compared. @throws {HarnessError} `contract-unreadable` */
export async function diffMessages(old: MessageSchemas, now: MessageSchemas): Promise<MessageDiff> {
  const before = await contractOf(old);
  const after = await contractOf(now);
  const { changes, looked, comparer } = diffContracts(before, after);
  const witnesses = await WitnessMaker.open({ baseline: before, candidate: after }, comparer);
  return {
    changes: changes.map((change) => changeFor(change, { before, after, old, now, witnesses })),
    compared: looked.response,
    unchecked: [...new Set([...before.unchecked(), ...after.unchecked()])],
  };
}

const main = 'all messages';
const holder = 'POST webhook:';

function contractOf({ files, references }: MessageSchemas): Promise<Contract> {
  const sent = (reference: string): object => ({
    post: { requestBody: { content: { 'application/json': { schema: { $ref: reference } } } } },
  });
  const webhooks = Object.fromEntries([...references].map(([name, at]) => [name, sent(at)]));
  return contractFrom({
    main,
    display: (name) => (name === main ? main : files.display(name)),
    read(name) {
      if (name === main) return Promise.resolve(JSON.stringify({ openapi: '3.1.0', paths: {}, webhooks }));
      return textIn(files, name);
    },
  });
}

interface Both {
  readonly before: Contract;
  readonly after: Contract;
  readonly old: MessageSchemas;
  readonly now: MessageSchemas;
  readonly witnesses: WitnessMaker;
}

const readings = {
  widens: { reading: 'old-cannot-read-new', fails: oldReader },
  narrows: { reading: 'new-cannot-read-old', fails: newReader },
  incomparable: { reading: 'neither-can-read', fails: both },
  unknown: { reading: 'not-comparable', fails: both, softened: 'it could not be computed' },
  none: { reading: 'other-change', fails: nobody },
} as const;

function changeFor(change: Change, compared: Both): MessageChange {
  const { before, after, old, now, witnesses } = compared;
  const { kind, effect, element, isNominal, places } = change;
  const messages = places.map((at) => at.slice(at.indexOf(holder) + holder.length));
  const [first = ''] = messages;
  if (kind === 'event-added' || kind === 'event-removed') {
    const base = { messages, key: first, label: `message \`${first}\``, layer: 'wire' } as const;
    return kind === 'event-added'
      ? { ...base, ...readings.none, to: 'message', new: fileOf(now, first) }
      : { ...base, ...readings.incomparable, from: 'message', old: fileOf(old, first) };
  }
  const known = isNominal === true ? readings.none : readings[effect];
  return {
    ...known,
    ...(known !== readings.none && { witness: witnesses.for({ change, states: statesTried[effect] }) }),
    messages,
    key: `${first} ${inOwnWords(element.key)}: ${kind}`,
    label: `${inOwnWords(element.label)} of message \`${first}\``,
    layer: 'wire',
    to: whatHappened(change),
    ...(change.old && { old: before.sourceOf(change.old) }),
    ...(change.new && { new: after.sourceOf(change.new) }),
  };
}

/** New code writes in state A, old code in state B. */
const statesTried: Readonly<Record<Change['effect'], readonly DeployState[]>> = {
  widens: ['A'],
  narrows: ['B'],
  incomparable: ['A', 'B'],
  unknown: ['A', 'B'],
  none: [],
};

function fileOf({ files, references }: MessageSchemas, message: string): { readonly file: string } {
  const [path = ''] = (references.get(message) ?? '').replace(/^\.\//, '').split('#');
  return { file: files.display(decodeURI(path)) };
}

/** Without what only an API has, and without the way to the schema in its document. */
function inOwnWords(text: string): string {
  return text
    .replaceAll('properties.', '')
    .replaceAll(holder, '')
    .replace(/^response (?=\w)/i, '')
    .replace(/(^|`)(?:channels|components)\.[^`]*?\.(?:payload|headers)(?:\.schema)?(?:\.|(?=`|$))/g, '$1')
    .replace(/^body of webhook `[^`]*`/i, 'value');
}

/** The sentence without its subject, which is the element. */
function whatHappened(change: Change): string {
  const sentence = sentenceFor(change);
  const { label } = change.element;
  const isSubject = sentence.toLowerCase().startsWith(label.toLowerCase());
  return isSubject ? sentence.slice(label.length).trim() : inOwnWords(sentence);
}
