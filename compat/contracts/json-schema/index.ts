import type { Change } from '../../http-api/changes.ts';
import { diffContracts } from '../../http-api/diff/diff-contracts.ts';
import type { ContractSource } from '../../http-api/read/contract-source.ts';
import { contractFrom } from '../../http-api/read/read-contract.ts';
import { sentenceFor } from '../../http-api/sentences.ts';
import type { Contract } from '../../http-api/contract.ts';
import { HarnessError } from '../../../reports/index.ts';
import { both, ChangeCollector, type Found, newReader, nobody, oldReader } from '../change-collector.ts';
import type { ContractFiles, ContractKind } from '../kind.ts';
import { jsonSchemaRules } from './rules/index.ts';

/** Compares schemas of messages as sets of values, by the engine of HTTP contracts: each is what somebody writes. */
export const jsonSchema: ContractKind = {
  id: 'json-schema',
  title: 'JSON Schema',
  reads: (name) => /\.schema\.(?:json|ya?ml)$/.test(name),
  async compare(old, now) {
    const before = await contractFrom(sourceOf(old));
    const after = await contractFrom(sourceOf(now));
    const collector = new ChangeCollector(new Map());
    const { changes, looked } = diffContracts(before, after);
    for (const change of changes) collector.add(typeOf(change), foundFor(change, before, after));
    const unchecked = new Set([...before.unchecked(), ...after.unchecked()]);
    return { changes: collector.changes, compared: looked.response, unchecked: [...unchecked] };
  },
  rules: jsonSchemaRules,
};

const main = 'all messages';

/** A description in which each file is what one operation answers. */
function sourceOf(files: ContractFiles): ContractSource {
  const answer = (name: string): object => ({
    get: {
      responses: { 200: { content: { 'application/json': { schema: { $ref: `./${encodeURI(name)}` } } } } },
    },
  });
  const paths = Object.fromEntries([...files.texts.keys()].map((name) => [`/${name}`, answer(name)]));
  return {
    main,
    display: (name) => (name === main ? main : files.display(name)),
    read(name) {
      if (name === main) return Promise.resolve(JSON.stringify({ openapi: '3.1.0', paths }));
      const text = files.texts.get(name);
      return text === undefined ? Promise.reject(missing(files.display(name))) : Promise.resolve(text);
    },
  };
}

function missing(where: string): HarnessError {
  return new HarnessError('contract-unreadable', { what: 'The file is not among those compared.', where });
}

/** The file of the message. */
function typeOf({ places: [place] }: Change): string {
  return place.replace(/^operation:GET \//, '');
}

const rules = {
  widens: { rule: 'json-schema-old-cannot-read-new', fails: oldReader },
  narrows: { rule: 'json-schema-new-cannot-read-old', fails: newReader },
  incomparable: { rule: 'json-schema-neither-can-read', fails: both },
  unknown: { rule: 'json-schema-not-comparable', fails: both },
  none: { rule: 'json-schema-other-change', fails: nobody },
} as const;

function foundFor(change: Change, before: Contract, after: Contract): Found {
  const { effect, element, isNominal } = change;
  const known = rules[isNominal === true ? 'none' : goneIsMessage(change) ? 'incomparable' : effect];
  return {
    ...known,
    key: `${element.key}: ${change.kind}`,
    label: element.label.replace(/^response (?:200 of GET )?/, ''),
    layer: 'wire',
    to: sentenceFor(change),
    ...(change.old && { old: before.sourceOf(change.old) }),
    ...(change.new && { new: after.sourceOf(change.new) }),
    ...(known.rule === 'json-schema-not-comparable' ? { softened: 'it could not be computed' } : {}),
  };
}

function goneIsMessage({ kind }: Change): boolean {
  return kind === 'operation-removed';
}
