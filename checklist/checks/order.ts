import { Type, type Static } from '@sinclair/typebox';
import { place, type Evidence } from '../../reports/index.ts';
import type { Check, Judgement } from '../check.ts';
import { planOrder, violationsOf, type Graph } from '../order.ts';

const names = Type.Array(Type.String({ minLength: 1 }));
const params = Type.Object(
  {
    dependsOn: Type.Optional(
      Type.Record(Type.String(), names, {
        description: 'each service with the services it calls; default: the graph of the config',
      }),
    ),
    deploy: Type.Optional(Type.Array(Type.String(), { description: 'the planned order of going out' })),
    rollback: Type.Optional(Type.Array(Type.String(), { description: 'the planned order of coming back' })),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly graph: Graph;
}

const chain: Graph = { web: ['gateway'], gateway: ['delivery'], delivery: [] };

/** Finds the order from the graph of who calls whom and holds the planned order against it. */
export const order: Check<Params, Facts> = {
  id: 'order',
  question: 'Do services go out downstream first, and come back in reverse?',
  why: 'A caller that goes out before what it calls asks for things that are not there yet.',
  remedy:
    'Ship in the order shown. Break a cycle by making one of its changes compatible, or ship it at once.',
  params,
  gather: (params, context) => Promise.resolve({ graph: params.dependsOn ?? context.services ?? {} }),
  judge,
  examples: [
    { title: 'a chain', params: {}, facts: { graph: chain }, outcome: 'pass' },
    {
      title: 'planned downstream first',
      params: { deploy: ['delivery', 'web'], rollback: ['web', 'delivery'] },
      facts: { graph: chain },
      outcome: 'pass',
    },
    {
      title: 'a caller before what it calls through another',
      params: { deploy: ['web', 'delivery'] },
      facts: { graph: chain },
      outcome: 'fail',
    },
    {
      title: 'rollback in the order of going out',
      params: { rollback: ['delivery', 'web'] },
      facts: { graph: chain },
      outcome: 'fail',
    },
    { title: 'a cycle', params: {}, facts: { graph: { a: ['b'], b: ['a'] } }, outcome: 'fail' },
    {
      title: 'a planned service that nobody knows',
      params: { deploy: ['delivery', 'wed'] },
      facts: { graph: chain },
      outcome: 'fail',
    },
    { title: 'no graph', params: {}, facts: { graph: {} }, outcome: 'inconclusive' },
  ],
};

function judge({ graph }: Facts, { deploy = [], rollback = [] }: Params): Judgement {
  const orders = planOrder(graph);
  if (orders.deploy.length === 0) {
    return { outcome: 'inconclusive', message: 'No service graph is given, so there is no order to judge.' };
  }
  const planned = [...new Set([...deploy, ...rollback])];
  const wrong = [
    ...planned.filter((name) => !orders.deploy.includes(name)).map((name) => `${name} is not in the graph`),
    ...orders.cycles.map((cycle) => `cycle ${cycle.join(' -> ')}: these must go out at the same time`),
    ...violationsOf(graph, deploy).map(
      ({ first, second, path }) => `${first} goes out before ${second} (${path.join(' calls ')})`,
    ),
    ...violationsOf(graph, rollback.toReversed()).map(
      ({ first, second, path }) => `${second} comes back before ${first} (${path.join(' calls ')})`,
    ),
    ...asymmetry(deploy, rollback),
  ];
  const evidence: Evidence[] = [
    {
      kind: 'table',
      title: 'Order',
      columns: ['', 'deploy', 'rollback'],
      rows: orders.deploy.map((name, index) => [`${index + 1}`, name, orders.rollback[index] ?? '']),
    },
  ];
  const places = orders.cycles.flat().concat(planned).map(place.service);
  const told = { orders, evidence, places: [...new Set(places)] };
  if (wrong.length > 0) return { outcome: 'fail', message: `${wrong.join('; ')}.`, ...told };
  return { outcome: 'pass', message: `Out: ${orders.deploy.join(', ')}; back in reverse.`, ...told };
}

/** Whether both plans are given and one is not the other backwards. */
function asymmetry(deploy: readonly string[], rollback: readonly string[]): string[] {
  const back = deploy.toReversed().join(', ');
  return deploy.length === 0 || rollback.length === 0 || back === rollback.join(', ')
    ? []
    : [`the rollback is not the deploy order reversed, which is ${back}`];
}
