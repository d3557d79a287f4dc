/** What stands beside schemas: how parameters are written, what events carry, which schemes are described. */
import { expect, test } from 'vitest';
import { exampleDocument } from '../example.ts';
import { judge } from '../judge.ts';
import { contractOf } from '../read/memory-source.test-support.ts';
import { apiRules } from '../rules/index.ts';
import { diffContracts } from './diff-contracts.ts';
import { elementName } from './element.ts';

async function found(old: string, now: string): Promise<string[]> {
  const [before, after] = await Promise.all([
    contractOf({ 'old.yaml': exampleDocument(old) }),
    contractOf({ 'new.yaml': exampleDocument(now) }),
  ]);
  return diffContracts(before, after).changes.map((change) => {
    const judgement = judge(change, apiRules, { preset: 'gray', levels: {} });
    return `${judgement?.rule.id} ${judgement?.level}`;
  });
}

const query = (text: string): string => `get: { parameters: [{ name: q, in: query, ${text} }] }`;
const webhook = (text: string): string => `get: {}\n---\nwebhooks: { sold: { post: { ${text} } } }`;
const scheme = (text: string): string => `get: { security: [{ key: [] }] }\n---\ncomponents: { ${text} }`;
const text = 'schema: { type: string }';
const list = 'schema: { type: array, items: { type: string } }';

test.each([
  ['one value looks the same exploded or not', query(text), query(`${text}, explode: false`), []],
  ['a list does not', query(list), query(`${list}, explode: false`), ['parameter-style-changed block']],
  ['one value is a list of one', query(text), query(list), ['parameter-values-widened warn']],
  ['a list is not one value', query(list), query(text), ['parameter-type-changed block']],
  [
    'a list of another kind is no list of one',
    query(text),
    query('schema: { type: array, items: { type: object } }'),
    ['parameter-type-changed block'],
  ],
  [
    'empty values are refused now',
    query(`${text}, allowEmptyValue: true`),
    query(text),
    ['parameter-style-changed block'],
  ],
  [
    'a webhook lost a parameter that was always there',
    webhook(`parameters: [{ name: X-Id, in: header, required: true, ${text} }]`),
    webhook('parameters: []'),
    ['response-header-removed block'],
  ],
  [
    'the body of a webhook may be missing',
    webhook(`requestBody: { required: true, content: { text/plain: { ${text} } } }`),
    webhook(`requestBody: { content: { text/plain: { ${text} } } }`),
    ['response-field-became-optional block'],
  ],
  [
    'an answer to a webhook is no longer described',
    webhook("responses: { '200': { description: x }, '202': { description: x } }"),
    webhook("responses: { '200': { description: x } }"),
    ['request-values-narrowed block'],
  ],
  [
    'a scheme in use is no longer described',
    scheme('securitySchemes: { key: { type: http, scheme: bearer } }'),
    scheme('schemas: {}'),
    ['security-scheme-changed info'],
  ],
])('%s', async (_, old, now, expected) => {
  expect(await found(old, now)).toEqual(expected);
});

test.each([
  ['commas are the usual way of 2.0 only', 'csv', '', ['parameter-style-changed']],
  ['commas stay', '', ', explode: false', []],
  ['repeated in both', 'multi', '', []],
  ['another sign', 'pipes', ', explode: false', ['parameter-style-changed']],
  ['the same sign', 'pipes', ', style: pipeDelimited, explode: false', []],
])('a list of Swagger 2.0 in OpenAPI 3: %s', async (_, format, more, expected) => {
  const written = format === '' ? '' : `, collectionFormat: ${format}`;
  const old = (type: string): string =>
    `swagger: '2.0'\npaths: { /ads: { get: { parameters: [{ name: q, in: query, ${type} }], responses: {} } } }`;
  const now = `openapi: 3.0.3\npaths: { /ads: { get: { parameters: [{ name: q, in: query, ${list}${more} }], responses: {} } } }`;
  const after = await contractOf({ 'new.yaml': now });
  const toldFrom = async (type: string): Promise<string[]> =>
    diffContracts(await contractOf({ 'old.yaml': old(type) }), after).changes.map(
      (change) => apiRules.find(({ on }) => on.includes(change.kind))?.id ?? '',
    );
  expect(await toldFrom(`type: array, items: { type: string }${written}`)).toEqual(expected);
});

test('a file in a form is binary, as OpenAPI 3 writes it', async () => {
  const form = (type: string): string =>
    `swagger: '2.0'\npaths: { /ads: { post: { consumes: [multipart/form-data], parameters: [{ name: f, in: formData, ${type} }], responses: {} } } }`;
  const upload = `openapi: 3.0.3\npaths: { /ads: { post: { requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string, format: binary } } } } } }, responses: {} } } }`;
  const [file, text, now] = await Promise.all(
    [form('type: file'), form('type: string'), upload].map((written) => contractOf({ 'ads.yaml': written })),
  );
  const kinds = (old = now, other = now): string[] =>
    old && other ? diffContracts(old, other).changes.map(({ kind }) => kind) : [];
  expect(kinds(file, now)).toEqual([]);
  expect(kinds(file, text)).toEqual(['form']);
});

test('a schema that is a file of its own is called after the file', () => {
  const named = ['models/ad.yml', 'models/user.yml'].map((file) =>
    elementName({ file, pointer: '/properties/name' }),
  );
  expect(named).toEqual(['models/ad.name', 'models/user.name']);
});
