import { expect, test } from 'vitest';
import type { CompleteReply } from '../reply.ts';
import type { Observation } from '../tally/observation.ts';
import { openRedactor } from '../tally/redactor.ts';
import { emptyContract, foldContract, mergeContracts } from './contract-tally.ts';
import type { ReplyChecker } from './reply-checker.ts';

/** Takes the body for the place of a violation. */
const checker: ReplyChecker = {
  check: (_route, { body: { text = '' } }) =>
    text === '-'
      ? 'not-json'
      : text === ''
        ? []
        : [{ at: `body:${text}`, keyword: 'type', message: 'must be' }],
};
const rules = { checker, show: { headers: new Set<string>(), redactor: openRedactor('key') } };

function seen(stable: string, preview: string): Observation {
  const reply = (text: string): CompleteReply => ({
    status: 200,
    headers: {},
    body: { bytes: text.length, text },
    latencyUs: 1,
  });
  const request = {
    route: 'GET /a',
    method: 'GET',
    target: '/a',
    headers: {},
    source: { file: 'a', line: 1 },
  } as const;
  return { request, stable: reply(stable), preview: reply(preview) };
}

const all = [seen('', ''), seen('', '/b'), seen('/b', '/b'), seen('/b', '/long'), seen('', '-')];

test('counts what preview breaks, and what stable breaks with it', () => {
  const tally = emptyContract();
  for (const one of all) foldContract(tally, one, rules);
  expect(tally).toMatchObject({
    checked: 4,
    unchecked: { 'not-json': 1 },
    violations: { 'body:/b type': { preview: 2, stable: 1 }, 'body:/long type': { preview: 1, stable: 0 } },
  });
});

test('two halves merged are the whole', () => {
  const [whole, first, second] = [emptyContract(), emptyContract(), emptyContract()];
  for (const [index, one] of all.entries()) {
    foldContract(whole, one, rules);
    foldContract(index % 2 === 0 ? first : second, one, rules);
  }
  mergeContracts(first, second);
  expect(first).toEqual(whole);
});
