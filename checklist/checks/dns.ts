import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { askNames, type NameAnswer } from '../adapters/name-server.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';

const texts = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });
const params = Type.Object(
  {
    names: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description: 'every domain that is asked for',
    }),
    type: Type.Optional(choice(['A', 'AAAA', 'CNAME', 'TXT'], 'default: A')),
    resolver: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          'address of a name server, for example 10.0.0.2 or 10.0.0.2:5353; default: that of this machine',
      }),
    ),
    only: Type.Optional(texts),
    never: Type.Optional(texts),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly answers: readonly NameAnswer[];
}

const example: Params = { names: ['shop.example'], only: ['10.0.0.9'] };
const found = (...values: string[]): Facts => ({ answers: [{ name: 'shop.example', values }] });

/** Resolves names through a name server, the way a machine of that network does. */
export const dns: Check<Params, Facts> = {
  id: 'dns',
  question: 'Do all names resolve to where they should?',
  why: 'One name that still leads to production lets a test of the preview change what users see.',
  remedy: 'Correct the zone or the hosts of that network, then wait until the former answer has expired.',
  params,
  problems: ({ only, never }) =>
    only === undefined && never === undefined
      ? [{ path: [], problem: 'give "only" or "never", or nothing can be wrong' }]
      : [],
  gather,
  judge,
  examples: [
    { title: 'the wanted address', params: example, facts: found('10.0.0.9'), outcome: 'pass' },
    { title: 'one more address', params: example, facts: found('10.0.0.9', '203.0.113.5'), outcome: 'fail' },
    {
      title: 'an address that must not be there',
      params: { names: ['shop.example'], never: ['203.0.113.5'] },
      facts: found('203.0.113.5'),
      outcome: 'fail',
    },
    {
      title: 'a name that is not known',
      params: example,
      facts: { answers: [{ name: 'shop.example', fault: 'ENOTFOUND' }] },
      outcome: 'fail',
    },
    {
      title: 'no answer',
      params: example,
      facts: { answers: [{ name: 'shop.example', fault: 'ETIMEOUT' }] },
      outcome: 'error',
    },
  ],
};

async function gather({ names, type = 'A', resolver }: Params, context: CheckContext): Promise<Facts> {
  return { answers: await askNames(names, { type, resolver }, context) };
}

/** The server answered, and knows no such name. */
const unknownNames = new Set(['ENOTFOUND', 'ENODATA']);

function judge(
  { answers }: Facts,
  { only, never = [], resolver = 'the resolver of this machine' }: Params,
): Judgement {
  const rows = answers.map(({ name, values = [], fault = '' }) => [name, values.join(', ') || fault]);
  const evidence: Evidence[] = [
    { kind: 'table', title: `Answers of ${resolver}`, columns: ['name', 'answer'], rows },
  ];
  const wrong = answers.flatMap(({ name, values = [], fault }) => [
    ...(fault !== undefined && unknownNames.has(fault) ? [`${name} is not known`] : []),
    ...values
      .filter((value) => never.includes(value) || (only && !only.includes(value)))
      .map((value) => `${name} leads to ${value}`),
  ]);
  if (wrong.length > 0)
    return {
      outcome: 'fail',
      message: `${wrong.slice(0, 5).join(', ')}${wrong.length > 5 ? ` and ${wrong.length - 5} more` : ''}.`,
      evidence,
    };
  const mute = answers.find(({ fault }) => fault !== undefined);
  if (mute)
    return {
      outcome: 'error',
      message: `${resolver} gave no answer for ${mute.name}: ${mute.fault}.`,
      evidence,
    };
  return { outcome: 'pass', message: `All ${answers.length} names lead where they should.`, evidence };
}
