import { expect, test } from 'vitest';
import { exampleDocument } from '../example.ts';
import { contractOf } from '../read/memory-source.test-support.ts';
import { diffContracts } from './diff-contracts.ts';

async function told(old: string, now: string): Promise<string[]> {
  const document = (content: string): string =>
    exampleDocument(`get: { responses: { '200': { content: { ${content} } } } }`);
  const contracts = await Promise.all([
    contractOf({ 'old.yaml': document(old) }),
    contractOf({ 'new.yaml': document(now) }),
  ]);
  return diffContracts(...contracts).changes.map(({ kind, from, to }) => `${kind} ${from ?? to}`);
}

const text = '{ schema: { type: string } }';
const number = '{ schema: { type: integer } }';

test.each([
  ['parameters tell two apart', `a/b;v=1: ${text}, a/b;v=2: ${text}`, `a/b;v=1: ${number}, a/b;v=2: ${text}`, ['type string']],
  ['another parameter', `a/b;v=1: ${text}`, `a/b;v=2: ${text}`, ['media-type-added a/b;v=2', 'media-type-removed a/b;v=1']],
  ['a parameter is added', `a/b: ${text}`, `a/b;v=1: ${number}`, ['type string']],
  ['a parameter is gone', `a/b; v=1: ${text}`, `a/b: ${number}`, ['type string']],
  ['one of several, and none is the usual', `a/b: ${text}`, `a/b;v=1: ${text}, a/b;v=2: ${text}`, ['media-type-removed a/b']],
  ['order, spaces, capitals and charsets', `A/B;x=1; v=2: ${text}`, `a/b; v=2;charset=utf-8;x=1: ${text}`, []],
  ['a range', `a/b;v=1: ${text}`, `a/*: ${text}`, ['media-type-added a/*']],
])('%s', async (_, old, now, expected) => expect((await told(old, now)).sort()).toEqual(expected)); // prettier-ignore
