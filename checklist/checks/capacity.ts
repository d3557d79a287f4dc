import { Type, type Static } from '@sinclair/typebox';
import type { Evidence, Measured } from '../../reports/index.ts';
import { lookAt } from '../adapters/file-facts.ts';
import { capacityAt, type Rollout } from '../batches/remaining-capacity.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { durationMs, durationPattern } from '../duration.ts';

const nodes = Type.Integer({ minimum: 1 });
const params = Type.Object(
  {
    peakPerSecond: Type.Number({
      exclusiveMinimum: 0,
      description: 'requests per second at the peak of the window',
    }),
    perNode: Type.Union([Type.Number({ exclusiveMinimum: 0 }), Type.String({ minLength: 1 })], {
      description:
        'requests per second that one node carries, or the capacity.json that `seaworthy replay capacity` wrote',
    }),
    rolling: Type.Optional(Type.Object({ nodes, outAtOnce: nodes }, { additionalProperties: false })),
    groups: Type.Optional(
      Type.Object(
        { nodes },
        { additionalProperties: false, description: 'GREEN grows out of BLUE, as nodes of both together' },
      ),
    ),
    blueGreen: Type.Optional(Type.Object({ blue: nodes, green: nodes }, { additionalProperties: false })),
    headroom: Type.Optional(Type.Number({ minimum: 1, maximum: 10, description: 'factor; default: 1.2' })),
    zoneLost: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'nodes of the largest zone, if its loss must be survived; default: 0',
      }),
    ),
    maxAge: Type.Optional(
      Type.String({ pattern: durationPattern, description: 'of the measurement; default: 30d' }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  /** Requests per second of one node. */
  readonly perNode?: number;
  /** ISO 8601; absent for a number that was typed. */
  readonly measuredAt?: string;
  readonly attestedVersion?: string;
  readonly problem?: string;
  /** ISO 8601. */
  readonly now: string;
}

const now = '2026-11-17T12:00:00.000Z';
const example: Params = { peakPerSecond: 1000, perNode: 250, groups: { nodes: 8 } };
const measured: Params = { ...example, perNode: 'capacity.json' };

/** Holds what is left at the worst moment of the release against the peak: nodes out, a zone lost, half the fleet gone. */
export const capacity: Check<Params, Facts> = {
  id: 'capacity',
  question: 'Do the nodes that are left carry the peak at the worst moment?',
  why: 'On the average there is always enough; it is the moment when the old group goes that brings the service down.',
  remedy: 'Take fewer nodes out at once, release outside of the peak, or add nodes before.',
  params,
  problems: ({ rolling, groups, blueGreen }) =>
    [rolling, groups, blueGreen].filter((kind) => kind !== undefined).length === 1
      ? []
      : [{ path: [], problem: 'give one of "rolling", "groups" or "blueGreen"' }],
  gather,
  judge,
  examples: [
    { title: 'just over half carries it', params: example, facts: { perNode: 250, now }, outcome: 'pass' },
    {
      title: 'just over half does not',
      params: { ...example, peakPerSecond: 1100 },
      facts: { perNode: 250, now },
      outcome: 'fail',
    },
    {
      title: 'enough, unless a zone is lost',
      params: { ...example, zoneLost: 2 },
      facts: { perNode: 250, now },
      outcome: 'fail',
    },
    {
      title: 'one at a time',
      params: { peakPerSecond: 1000, perNode: 250, rolling: { nodes: 8, outAtOnce: 1 } },
      facts: { perNode: 250, now },
      outcome: 'pass',
    },
    {
      title: 'a green cluster that is too small',
      params: { peakPerSecond: 1000, perNode: 250, blueGreen: { blue: 8, green: 4 } },
      facts: { perNode: 250, now },
      outcome: 'fail',
    },
    {
      title: 'measured yesterday',
      params: measured,
      facts: { perNode: 250, measuredAt: '2026-11-16T12:00:00Z', now },
      outcome: 'pass',
    },
    {
      title: 'measured long ago',
      params: measured,
      facts: { perNode: 250, measuredAt: '2026-06-01T12:00:00Z', now },
      outcome: 'inconclusive',
    },
    {
      title: 'no measurement',
      params: measured,
      facts: { problem: 'capacity.json is missing', now },
      outcome: 'error',
    },
  ],
};

async function gather({ perNode }: Params, context: CheckContext): Promise<Facts> {
  const at = { now: context.now().toISOString() };
  if (typeof perNode === 'number') return { ...at, perNode };
  const found = await lookAt(perNode, context);
  if (found === 'missing')
    return { ...at, problem: `${perNode} is missing; \`seaworthy replay capacity\` writes it` };
  if ('unreadable' in found) return { ...at, problem: `${perNode} cannot be read: ${found.unreadable}` };
  try {
    const { perSecond, measuredAt, attestedVersion } = JSON.parse(found.text ?? '') as Record<
      string,
      unknown
    >;
    if (typeof perSecond !== 'number' || typeof measuredAt !== 'string')
      throw new Error('it holds no "perSecond" and "measuredAt"');
    return {
      ...at,
      perNode: perSecond,
      measuredAt,
      ...(typeof attestedVersion === 'string' && { attestedVersion }),
    };
  } catch (error) {
    return {
      ...at,
      problem: `${perNode} is no measurement: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function judge({ perNode, measuredAt, attestedVersion, problem, now: at }: Facts, given: Params): Judgement {
  if (perNode === undefined)
    return { outcome: 'error', message: `${problem ?? 'The capacity of a node is unknown'}.` };
  const { peakPerSecond, headroom = 1.2, zoneLost = 0, maxAge = '30d' } = given;
  const findings = capacityAt(rolloutOf(given), { peakPerSecond, perNode, headroom, zoneLost });
  const rows = findings.map(({ name, left, carries, needed }) => [
    name,
    `${left}`,
    `${Math.floor(carries)}`,
    `${Math.ceil(needed)}`,
  ]);
  const evidence: Evidence[] = [
    {
      kind: 'table',
      title: `left × ${perNode}/s against ${peakPerSecond}/s × ${headroom}`,
      columns: ['moment', 'nodes left', 'carry, 1/s', 'needed, 1/s'],
      rows,
    },
  ];
  const [worst] = findings;
  if (worst === undefined) throw new Error('a rollout without a moment');
  const numbers: Measured[] = [
    {
      name: 'carried at the worst moment',
      unit: '1/s',
      actual: Math.floor(worst.carries),
      limit: Math.ceil(worst.needed),
    },
  ];
  const told = { measured: numbers, evidence };
  const shown = `${worst.left} nodes carry ${Math.floor(worst.carries)}/s when ${worst.name}${zoneLost > 0 ? ' and a zone is lost' : ''}; needed are ${Math.ceil(worst.needed)}/s`;
  if (worst.carries < worst.needed) return { outcome: 'fail', message: `${shown}.`, ...told };
  if (measuredAt !== undefined && Date.parse(at) - Date.parse(measuredAt) > durationMs(maxAge)) {
    return {
      outcome: 'inconclusive',
      message: `The capacity of a node was measured on ${measuredAt.slice(0, 10)}, more than ${maxAge} ago. ${shown}.`,
      ...told,
    };
  }
  const version = attestedVersion === undefined ? '' : ` (measured with ${attestedVersion})`;
  return { outcome: 'pass', message: `${shown}${version}.`, ...told };
}

function rolloutOf({ rolling, groups, blueGreen }: Params): Rollout {
  if (rolling !== undefined) return { kind: 'rolling', ...rolling };
  if (groups !== undefined) return { kind: 'groups', ...groups };
  if (blueGreen !== undefined) return { kind: 'blue-green', ...blueGreen };
  throw new Error('no rollout');
}
