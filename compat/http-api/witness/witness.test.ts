import { expect, test } from 'vitest';
import { diffContracts } from '../diff/diff-contracts.ts';
import { exampleDocument, withParameter, withRequest, withResponse } from '../example.ts';
import { judge } from '../judge.ts';
import { contractOf } from '../read/memory-source.test-support.ts';
import type { Contracts } from '../results.ts';
import { apiRules } from '../rules/index.ts';
import { isRisky, patternEngine } from './pattern-engine.ts';
import type { Violations } from './message-checker.ts';
import { type Witness, witnessAmong } from './witness.ts';
import { WitnessMaker } from './witness-maker.ts';

async function contractsOf(old: string, now: string): Promise<Contracts> {
  const [baseline, candidate] = await Promise.all([
    contractOf({ 'old.yaml': exampleDocument(old) }),
    contractOf({ 'new.yaml': exampleDocument(now) }),
  ]);
  return { baseline, candidate };
}

async function witnesses(old: string, now: string): Promise<Witness[]> {
  const contracts = await contractsOf(old, now);
  const { changes, comparer } = diffContracts(contracts.baseline, contracts.candidate);
  const maker = await WitnessMaker.open(contracts, comparer);
  return changes.flatMap((change) => {
    const judgements = (['contract', 'rollback'] as const).map((preset) =>
      judge(change, apiRules, { preset, levels: {} }),
    );
    const blocking = judgements.find((judgement) => judgement?.level === 'block');
    return blocking === undefined ? [] : [maker.for(blocking)];
  });
}

test('every blocking finding of every rule has an example', async () => {
  const without: string[] = [];
  let shown = 0;
  for (const { id, examples } of apiRules) {
    for (const example of examples.bad) {
      for (const witness of await witnesses(example.old, example.new)) {
        if ('none' in witness) without.push(`${id}: ${example.title}: ${witness.none}`);
        else shown += 1;
      }
    }
  }
  expect(without).toEqual([]);
  expect(shown).toBeGreaterThan(50);
});

const body = (value: unknown): string =>
  `POST /ads\nContent-Type: application/json\n\n${JSON.stringify(value)}`;

test.each([
  [
    'a parameter travels as text, so a number there is a text',
    withParameter('schema: { type: integer }'),
    withParameter('schema: { type: integer, maximum: 50 }'),
    'GET /ads?size=51',
  ],
  [
    'what stands deep inside is shown in the smallest whole',
    withRequest(
      '{ type: object, required: [id, lines], properties: { id: { type: integer }, lines: { type: array, minItems: 1, items: { type: object, properties: { kind: { enum: [a, b] } } } } } }',
    ),
    withRequest(
      '{ type: object, required: [id, lines], properties: { id: { type: integer }, lines: { type: array, minItems: 1, items: { type: object, properties: { kind: { enum: [a] } } } } } }',
    ),
    body({ id: 1, lines: [{ kind: 'b' }] }),
  ],
  [
    'a whole number that is too large for its format',
    withParameter('schema: { type: integer }'),
    withParameter('schema: { type: integer, format: int64 }'),
    'GET /ads?size=10000000000000000000',
  ],
  [
    'an object that fits two alternatives of which it may fit one',
    withRequest('{ type: object, required: [id], properties: { id: { type: integer } } }'),
    withRequest(
      '{ type: object, additionalProperties: false, properties: { id: { type: integer }, name: { type: string } }, oneOf: [{ required: [id] }, { required: [name] }] }',
    ),
    body({ id: 1, name: 'text' }),
  ],
  [
    'only that finding: what another one asks for is there',
    withRequest('{ type: object, properties: { a: { type: integer }, b: { type: string } } }'),
    withRequest('{ type: object, required: [b], properties: { a: { type: string }, b: { type: string } } }'),
    body({ b: 'text', a: 1 }),
  ],
  [
    'patterns are compared as sets, and the shortest text is found',
    withRequest(
      '{ type: object, required: [code], properties: { code: { type: string, pattern: "^[A-Z]{2}-[0-9]{4}$" } } }',
    ),
    withRequest(
      '{ type: object, required: [code], properties: { code: { type: string, pattern: "^[A-Y]{2}-[0-9]{4}$" } } }',
    ),
    body({ code: 'AZ-0000' }),
  ],
  [
    'a long text is not written out',
    withRequest('{ type: object, properties: { note: { type: string } } }'),
    withRequest('{ type: object, properties: { note: { type: string, maxLength: 300 } } }'),
    'POST /ads\nContent-Type: application/json\n\n{"note":"x…(301 times "x")"}',
  ],
])('%s', async (_, old, now, text) => {
  expect(await witnesses(old, now)).toContainEqual(expect.objectContaining({ text }));
});

test('a schema that contains itself has one too', async () => {
  const tree = (type: string): string =>
    `get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Tree' } } } } } }
---
components: { schemas: { Tree: { type: object, properties: { size: { type: ${type} }, children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } } } }`;
  expect(await witnesses(tree('integer'), tree('number'))).toEqual([
    {
      title: 'A reply to GET /ads that fits the candidate and not the baseline',
      text: 'HTTP 200\nContent-Type: application/json\n\n{"size":0.5}',
    },
  ]);
});

test('of many operations the one is taken that sends what changed as a whole, or a list of it', async () => {
  const tree = (type: string, near: string): string =>
    `get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } } }
post: { responses: { '201': { content: { application/json: { schema: ${near} } } } } }
---
components: { schemas: { Page: { type: object, required: [next, ad], properties: { next: { type: string }, ad: { $ref: '#/components/schemas/Ad' } } }, Ad: { type: object, properties: { size: { type: ${type} } } } } }`;
  const ad = "{ $ref: '#/components/schemas/Ad' }";
  for (const [near, text] of [
    [ad, '{"size":0.5}'],
    [`{ type: array, items: ${ad} }`, '[{"size":0.5}]'],
    ['{ type: object }', '{"next":"text","ad":{"size":0.5}}'],
  ] as const) {
    const [found] = await witnesses(tree('integer', near), tree('number', near));
    expect(found).toMatchObject({ text: expect.stringMatching(/\n\n/) });
    expect(found && 'text' in found && found.text.split('\n\n')[1]).toBe(text);
  }
});

test('a pattern says nothing beyond the limits of length beside it, and a text beyond them keeps to it', async () => {
  const hash = (pattern: string, most: number): string =>
    `{ type: string, minLength: 4, maxLength: ${most}, pattern: '${pattern}' }`;
  const [old, now] = [hash('^[0-9a-f]+$', 4), hash('^([0-9a-f]{4}([0-9a-f]{4})?)$', 8)];
  const same = { none: 'the values that may be written stay the same' };
  expect(await witnesses(withRequest(old), withRequest(old.replace('+', '{4}')))).toEqual([same]);
  // the longer texts are new, as the limit says, and the pattern takes none of the others
  const found = await witnesses(withResponse(old), withResponse(now));
  expect(found).toHaveLength(2);
  expect(found).toContainEqual(same);
  const longer = expect.stringMatching(/"[0-9a-f]{8}"$/) as unknown;
  expect(found).toContainEqual(expect.objectContaining({ text: longer }));
});

test('a message that both contracts accept, or both refuse, is none', () => {
  const misfit = { part: 'body', keyword: 'type', at: '' };
  const options = { what: 'A request', writer: 'old' } as const;
  const said = (text: string, own: Violations, other: Violations) => ({
    text,
    own: () => own,
    other: () => other,
  });
  const tried = [
    said('ccc', [], [misfit]),
    said('a', [], []),
    said('b', [misfit], []),
    said('cc', [], [misfit]),
  ];
  expect(witnessAmong(tried, options)).toMatchObject({ text: 'cc' });
  expect(witnessAmong(tried.slice(1, 3), options)).toEqual({
    none: 'of 2 values that were tried none fits the one contract and not the other',
  });
  expect(witnessAmong([said('a', undefined, [misfit])], options)).toMatchObject({
    none: expect.stringContaining('too large'),
  });
});

test('where no value is found the finding says so', async () => {
  const [witness] = await witnesses(
    withResponse('{ type: string, minLength: 9000 }'),
    withResponse('{ type: string, minLength: 8000 }'),
  );
  expect(witness).toHaveProperty('none');
});

test('patterns that may take for ever are not run, and two patterns are two', () => {
  expect(['(a+)+$', '(a|a)*$', '^(\\d+,)*x$'].filter((pattern) => !isRisky(pattern))).toEqual([]);
  expect(['^[a-z]+$', '^(a|b)$', '^\\d{4}-\\d{2}$'].filter((pattern) => isRisky(pattern))).toEqual([]);
  expect(patternEngine('(a+)+$').test('a'.repeat(40))).toBe(true);
  expect(patternEngine('^a$').test('b')).toBe(false);
  expect(String(patternEngine('^a$'))).not.toBe(String(patternEngine('^b$')));
});
