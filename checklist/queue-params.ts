/** Parameters of the check of queues. */
import { Type, type Static } from '@sinclair/typebox';
import { queueSources } from './adapters/queue/index.ts';
import type { ParamProblem } from './check.ts';
import { choice } from './choice.ts';
import { durationMs, durationPattern } from './duration.ts';
import { textsOf } from './params.ts';
import { patternProblems } from './pattern.ts';
import { queueExpectSchema } from './queue-judgement.ts';

export const queueParams = Type.Object(
  {
    system: choice(queueSources.map(({ id }) => id)),
    url: Type.String({
      pattern: String.raw`^(https?://|rediss?://|\$\{env:)`,
      description: 'of the management API of RabbitMQ, the dashboard of RocketMQ, or redis:// for BullMQ',
    }),
    headers: textsOf('request headers, for example the cookie of a dashboard'),
    namespace: Type.Optional(
      Type.String({
        description: 'virtual host of RabbitMQ (default: /) or key prefix of BullMQ (default: bull)',
      }),
    ),
    queues: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description: 'names of queues or topics; for the failed jobs of BullMQ "orders:failed"',
      }),
    ),
    match: Type.Optional(
      Type.String({ minLength: 1, description: 'regular expression of names, instead of "queues"' }),
    ),
    expect: queueExpectSchema,
    over: Type.Optional(
      Type.String({ pattern: durationPattern, description: 'looks twice, this long apart, for example 15s' }),
    ),
    lag: Type.Optional(
      Type.String({
        pattern: durationPattern,
        description:
          'how old the numbers of the server may be; give it where RabbitMQ has a collect_statistics_interval of its own; default: 10s for RabbitMQ, else 0s',
      }),
    ),
    before: Type.Optional(
      Type.Record(Type.String(), Type.Integer({ minimum: 0 }), {
        description: 'how many messages waited in each queue before the release, for "growthMax"',
      }),
    ),
  },
  { additionalProperties: false },
);
export type QueueParams = Static<typeof queueParams>;

/** What could never fail, or could not be seen. */
export function queueProblems({
  system,
  queues,
  match,
  expect,
  over,
  lag,
  before,
}: QueueParams): ParamProblem[] {
  const usualLagMs = queueSources.find(({ id }) => id === system)?.lagMs ?? 0;
  const lagMs = lag === undefined ? usualLagMs : durationMs(lag);
  const needsTwo = expect.publishedMax !== undefined || (expect.growthMax !== undefined && !before);
  const unsaid = (queues ?? []).filter((name) => before !== undefined && !Object.hasOwn(before, name));
  return [
    ...patternProblems({ match, onlyConsumers: expect.onlyConsumers, noConsumers: expect.noConsumers }),
    ...((queues === undefined) === (match === undefined)
      ? [{ path: ['queues'], problem: 'give either "queues" or "match"' }]
      : []),
    ...(needsTwo && over === undefined
      ? [{ path: ['expect'], problem: 'growth is seen only over time: give "over"' }]
      : []),
    ...(over !== undefined && durationMs(over) <= lagMs
      ? [{ path: ['over'], problem: `numbers of ${system} are up to ${lagMs} ms old: "over" must be longer` }]
      : []),
    ...(expect.exists === false && (match !== undefined || Object.keys(expect).length > 1)
      ? [
          {
            path: ['expect', 'exists'],
            problem: 'queues that must not exist are named, with nothing else expected',
          },
        ]
      : []),
    ...(expect.growthMax !== undefined && over === undefined && unsaid.length > 0
      ? [{ path: ['before'], problem: `"before" does not say how many waited in ${unsaid.join(', ')}` }]
      : []),
  ];
}
