import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { lookAt } from '../adapters/file-facts.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { describedFields, tellings, type ApiDescription, type DescribedField } from '../described-fields.ts';

const params = Type.Object(
  {
    file: Type.String({ minLength: 1, description: 'OpenAPI or Swagger, as YAML or JSON' }),
    tells: Type.Optional(
      Type.Array(choice(tellings), {
        minItems: 1,
        uniqueItems: true,
        description:
          'what each field must tell; default: type and description. A default is asked of optional fields of requests',
      }),
    ),
    percentMin: Type.Optional(
      Type.Number({ minimum: 0, maximum: 100, description: 'share of the fields that must; default: 100' }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;
type Facts = ApiDescription | { readonly fault: string };

const example: Params = { file: 'openapi.yaml' };
const fields = (...told: DescribedField['tells'][]): Facts => ({
  operations: 1,
  fields: told.map((tells, index) => ({ name: `GET /orders query f${index}`, tells })),
});

/** Reads the description of an API and looks whether every field tells what callers must know. */
export const apiDescription: Check<Params, Facts> = {
  id: 'api-description',
  question: 'Does every field of the API tell what callers must know?',
  why: 'A field without a type or a meaning is guessed at, and each caller guesses another thing.',
  remedy: 'Write what is missing for the fields that are named.',
  params,
  gather,
  judge,
  examples: [
    { title: 'all is told', params: example, facts: fields(['type', 'description']), outcome: 'pass' },
    {
      title: 'a field without a meaning',
      params: example,
      facts: fields(['type', 'description'], ['type']),
      outcome: 'fail',
    },
    {
      title: 'most of it is enough',
      params: { ...example, percentMin: 50 },
      facts: fields(['type', 'description'], ['type']),
      outcome: 'pass',
    },
    {
      title: 'no default where one is asked',
      params: { ...example, tells: ['default'] },
      facts: fields(['type', 'description']),
      outcome: 'fail',
    },
    {
      title: 'no operations',
      params: example,
      facts: { operations: 0, fields: [] },
      outcome: 'inconclusive',
    },
    { title: 'no such file', params: example, facts: { fault: 'openapi.yaml is missing' }, outcome: 'error' },
  ],
};

async function gather({ file }: Params, context: CheckContext): Promise<Facts> {
  const found = await lookAt(file, context);
  if (found === 'missing') return { fault: `${file} is missing` };
  if ('unreadable' in found) return { fault: `${file} cannot be read: ${found.unreadable}` };
  if (found.text === undefined) return { fault: `${file} is too large` };
  try {
    return describedFields(found.text);
  } catch (error) {
    return { fault: `${file} is no description of an API: ${(error as Error).message.split('\n')[0]}` };
  }
}

function judge(facts: Facts, { file, tells = ['type', 'description'], percentMin = 100 }: Params): Judgement {
  if ('fault' in facts) return { outcome: 'error', message: `${facts.fault}.` };
  if (facts.operations === 0) return { outcome: 'inconclusive', message: `${file} describes no operation.` };
  const lacking = facts.fields.flatMap((field) => {
    const lacks = tells.filter((telling) => !field.tells.includes(telling));
    return lacks.length === 0 ? [] : [{ name: field.name, lacks }];
  });
  const count = facts.fields.length;
  const percent = count === 0 ? 100 : Math.floor(((count - lacking.length) / count) * 1000) / 10;
  const measured = [
    { name: 'fields that tell all', unit: '%', actual: percent, limit: percentMin, samples: count },
  ];
  const rows = lacking.slice(0, 500).map(({ name, lacks }) => [name, lacks.join(', ')]);
  const evidence: Evidence[] = [
    {
      kind: 'table',
      title: `Fields that lack something, ${lacking.length}`,
      columns: ['field', 'lacks'],
      rows,
    },
  ];
  const [first] = lacking;
  if (first !== undefined && percent < percentMin) {
    const message = `${lacking.length} of ${count} fields lack something; the first, ${first.name}, tells no ${first.lacks.join(' and no ')}.`;
    return { outcome: 'fail', message, measured, evidence };
  }
  const message = `${percent} % of ${count} fields in ${facts.operations} operations tell all.`;
  return { outcome: 'pass', message, measured, evidence };
}
