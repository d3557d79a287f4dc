/** Holds every keyword of a schema, in both directions and at each kind of place, against what is known of it. */
import { describe, expect, test } from 'vitest';
import { judge } from '../judge.ts';
import { contractOf } from '../read/memory-source.test-support.ts';
import { apiRules } from '../rules/index.ts';
import { diffContracts } from './diff-contracts.ts';
import { components, crossing, type KeywordCase, narrowing } from './keyword-cases.test-support.ts';

type Json = Readonly<Record<string, unknown>>;

const inJson = (schema: unknown): Json => ({ content: { 'application/json': { schema } } });
const field = (schema: unknown): Json => ({ type: 'object', properties: { field: schema } });
const answers = (schema: unknown): Json => ({ 200: { description: '', ...inJson(schema) } });
const parameter = { name: 'filter', in: 'query' };
const event = (schema: unknown): Json => ({ post: { requestBody: inJson(schema), responses: {} } });

/** Where the schema stands, and who writes there. */
const places: Readonly<Record<string, readonly ['request' | 'response', (schema: unknown) => Json]>> = {
  'a request': ['request', (schema) => ({ requestBody: inJson(schema) })],
  'a field of items of a request': [
    'request',
    (schema) => ({ requestBody: inJson({ type: 'array', items: field(schema) }) }),
  ],
  'a parameter in JSON': [
    'request',
    (schema) => ({ parameters: [{ ...parameter, ...inJson(field(schema)) }] }),
  ],
  'a field of a response': ['response', (schema) => ({ responses: answers(field(schema)) })],
  'a callback': ['response', (schema) => ({ callbacks: { done: { '{$url}': event(field(schema)) } } })],
};

function described(operation: Json): string {
  const { paths, ...rest } = { paths: { '/x': { post: { responses: {}, ...operation } } }, components };
  return JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths, ...rest });
}

/** How heavy the heaviest finding weighs under a strict reading; undefined where there is none. */
async function weight(old: Json, now: Json): Promise<string | undefined> {
  const [before, after] = await Promise.all(
    [old, now].map((operation, nth) => contractOf({ [`${nth}.json`]: described(operation) })),
  );
  if (before === undefined || after === undefined) return undefined;
  const options = { preset: 'contract', levels: {} } as const;
  const levels = diffContracts(before, after).changes.map(
    (change) => judge(change, apiRules, options)?.level,
  );
  return ['block', 'warn', 'info'].find((level) => levels.some((one) => one === level));
}

describe.each(Object.entries(places))('in %s', (_, [side, at]) => {
  const tight = side === 'request' ? 'narrow' : 'widen';
  test.each(narrowing)(
    `%s: only what lets ${tight === 'narrow' ? 'less' : 'more'} through blocks`,
    async (...one) => {
      const [, before, after]: KeywordCase = one;
      const weights = [await weight(at(before), at(after)), await weight(at(after), at(before))];
      const [narrows, widens] = weights;
      expect(tight === 'narrow' ? narrows : widens).toBe('block');
      expect(['info', 'warn']).toContain(tight === 'narrow' ? widens : narrows);
    },
  );
  test.each(crossing)('%s: blocks both ways', async (...one) => {
    const [, before, after]: KeywordCase = one;
    expect([await weight(at(before), at(after)), await weight(at(after), at(before))]).toEqual([
      'block',
      'block',
    ]);
  });
});
