import { Type } from '@sinclair/typebox';
import type { Check } from '../check.ts';
import { gatherParts, judgeParts, partProblems, partsSchema, type Part, type PartFacts } from '../parts.ts';

const params = Type.Object(
  { parts: partsSchema('checks of which each must pass, as { check, with }') },
  { additionalProperties: false },
);
interface Params {
  readonly parts: readonly Part[];
}
interface Facts {
  /** In the order of the parts. */
  readonly parts: readonly PartFacts[];
}

const example: Params = {
  parts: [
    { name: 'clock', check: 'window', with: { allow: ['Mon-Thu 10:00-17:00 Asia/Shanghai'] } },
    { name: 'port', check: 'tcp', with: { targets: ['10.0.0.1:8080'], expect: 'closed' } },
  ],
};
const inTime: PartFacts = { facts: { now: '2026-11-17T03:00:00Z' } };
const port = (state: string): PartFacts => ({ facts: { answers: [{ target: '10.0.0.1:8080', state }] } });
const unsigned = {
  item: 'NODE-12',
  boundTo: 'tree:a',
  attestations: [],
  authors: [],
  claimsCount: true,
  now: '2026-11-17T12:00:00Z',
};

/** Asks several checks as one: what is true only when several systems say so. */
export const allOf: Check<Params, Facts> = {
  id: 'all-of',
  question: 'Do all of these checks pass?',
  why: 'Some things are true only when several systems say so: a node is back when it is registered and gets requests.',
  remedy: 'Look at the parts that did not pass; each tells what is wrong by itself.',
  params,
  problems: ({ parts }) => partProblems(parts, ['parts']),
  gather: async ({ parts }, context) => ({ parts: await gatherParts(parts, context) }),
  judge: (facts, { parts }) => judgeParts(parts, facts.parts),
  examples: [
    { title: 'both pass', params: example, facts: { parts: [inTime, port('refused')] }, outcome: 'pass' },
    { title: 'one fails', params: example, facts: { parts: [inTime, port('open')] }, outcome: 'fail' },
    {
      title: 'one could not be asked',
      params: example,
      facts: { parts: [inTime, { fault: 'ECONNREFUSED' }] },
      outcome: 'error',
    },
    { title: 'one was not asked', params: example, facts: { parts: [inTime] }, outcome: 'inconclusive' },
    {
      title: 'a person has not answered',
      params: { parts: [{ check: 'manual', with: { statement: 'it was looked at' } }] },
      facts: { parts: [{ facts: unsigned }] },
      outcome: 'pending',
    },
  ],
};
