/** What the check `capacity` takes, and what it finds out. */
import { Type, type Static } from '@sinclair/typebox';
import type { ParamProblem } from '../check.ts';
import { durationPattern } from '../duration.ts';
import { peakProblem, peakQuery, type PeakWindow } from './expected-peak.ts';
import type { MeasuredCapacity } from './measured-capacity.ts';
import { batchesSchema, zonesSchema } from './plan-params.ts';

const nodes = Type.Integer({ minimum: 1 });
export const capacityParams = Type.Object(
  {
    peakPerSecond: Type.Union([Type.Number({ exclusiveMinimum: 0 }), peakQuery], {
      description:
        'requests per second at the peak of the window, or how Prometheus tells it from earlier days',
    }),
    perNode: Type.Union([Type.Number({ exclusiveMinimum: 0 }), Type.String({ minLength: 1 })], {
      description:
        'requests per second that one node carries, or a file with `perSecond` and `measuredAt`: the capacity.json of `seaworthy replay capacity`, or what another load test found',
    }),
    rolling: Type.Optional(Type.Object({ nodes, outAtOnce: nodes }, { additionalProperties: false })),
    groups: Type.Optional(
      Type.Object(
        { nodes },
        { additionalProperties: false, description: 'GREEN grows out of BLUE, as nodes of both together' },
      ),
    ),
    blueGreen: Type.Optional(Type.Object({ blue: nodes, green: nodes }, { additionalProperties: false })),
    batches: Type.Optional(
      Type.Object(
        {
          zones: zonesSchema,
          batches: batchesSchema,
          surviveZone: Type.Optional(
            Type.Boolean({ description: 'any one zone may be lost in the middle; default: false' }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
    headroom: Type.Optional(Type.Number({ minimum: 1, maximum: 10, description: 'factor; default: 1.2' })),
    zoneLost: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'nodes of the largest zone, if its loss must be survived; default: 0',
      }),
    ),
    version: Type.Optional(
      Type.String({ minLength: 1, description: 'the version that must have been measured; default: any' }),
    ),
    maxAge: Type.Optional(
      Type.String({ pattern: durationPattern, description: 'of the measurement; default: 30d' }),
    ),
  },
  { additionalProperties: false },
);
export type CapacityParams = Static<typeof capacityParams>;

/** What is known of the peak and of one node. */
export interface CapacityFacts {
  /** Requests per second of one node; a number that was typed has no time. */
  readonly node?: Pick<MeasuredCapacity, 'perNode'> & Partial<MeasuredCapacity>;
  readonly problem?: string;
  /** Absent where the peak was typed. */
  readonly peak?: readonly PeakWindow[];
  /** ISO 8601. */
  readonly now: string;
}

export function capacityProblems({
  rolling,
  groups,
  blueGreen,
  batches,
  zoneLost,
  peakPerSecond,
}: CapacityParams): ParamProblem[] {
  const kinds = [rolling, groups, blueGreen, batches].filter((kind) => kind !== undefined);
  const unknown = (batches?.batches ?? [])
    .flatMap(({ out = {} }) => Object.keys(out))
    .find((zone) => batches?.zones[zone] === undefined);
  const peak = typeof peakPerSecond === 'number' ? undefined : peakProblem(peakPerSecond);
  return [
    ...(kinds.length === 1
      ? []
      : [{ path: [], problem: 'give one of "rolling", "groups", "blueGreen" or "batches"' }]),
    ...(unknown === undefined
      ? []
      : [{ path: ['batches'], problem: `"out" names ${unknown}, which is not in "zones"` }]),
    ...(batches !== undefined && zoneLost !== undefined
      ? [{ path: ['zoneLost'], problem: '"batches" takes "surviveZone" instead' }]
      : []),
    ...(peak === undefined ? [] : [{ path: ['peakPerSecond'], problem: peak }]),
  ];
}
