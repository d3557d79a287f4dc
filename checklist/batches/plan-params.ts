/** How a plan of batches is written in a checklist. */
import { Type, type Static } from '@sinclair/typebox';
import { choice } from '../choice.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { audiences, type Batch } from './batch-plan.ts';

export const percent = Type.Number({ exclusiveMinimum: 0, maximum: 100 });

export const zonesSchema = Type.Record(Type.String(), Type.Integer({ minimum: 1 }), {
  description: 'nodes by zone or data centre, for example { sh: 4, bj: 4 }',
});

export const batchesSchema = Type.Array(
  Type.Object(
    {
      name: Type.Optional(Type.String()),
      nodes: Type.Optional(Type.Integer({ minimum: 1, description: 'nodes that change' })),
      percent: Type.Optional(percent),
      audience: Type.Optional(choice(audiences, 'who gets it')),
      bake: Type.Optional(
        Type.String({ pattern: durationPattern, description: 'how long it is watched, for example 30m' }),
      ),
      minSamples: Type.Optional(
        Type.Integer({ minimum: 1, description: 'requests that must be judged before the next batch' }),
      ),
      out: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0 }))),
    },
    { additionalProperties: false },
  ),
  {
    description:
      'in order; percent is the share of users after the batch, out the nodes out of service at once by zone',
  },
);
export type WrittenBatches = Static<typeof batchesSchema>;

export function batchesOf(written: WrittenBatches): Batch[] {
  return written.map(({ bake, ...batch }) => ({
    ...batch,
    ...(bake !== undefined && { bakeMs: durationMs(bake) }),
  }));
}
