import { Type, type Static } from '@sinclair/typebox';
import { place, type Evidence } from '../../reports/index.ts';
import { storePattern } from '../adapters/coordination/index.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { durationMs, durationPattern } from '../duration.ts';
import type { Call } from '../order/call.ts';
import { gatherServices, readReports, type GatheredServices } from '../order/gather-services.ts';
import { incompatibilitiesIn, type Incompatibility } from '../order/incompatibility.ts';
import { releaseOrder } from '../order/release-order.ts';
import type { Graph, Violation } from '../order/service-graph.ts';

const texts = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1 }), { description }));
const params = Type.Object(
  {
    dependsOn: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.String({ minLength: 1 })), {
        description: 'each service with the services it calls; default: the graph of the config',
      }),
    ),
    registry: Type.Optional(
      Type.Object(
        {
          url: Type.String({ pattern: storePattern, description: 'for example zookeeper://10.0.0.1:2181' }),
          root: Type.Optional(
            Type.String({
              pattern: '^/',
              description: 'default: /dubbo; of Nacos the group, /DEFAULT_GROUP',
            }),
          ),
          interfaces: texts('default: all; of etcd they must be named'),
        },
        { additionalProperties: false, description: 'a Dubbo registry: who consumes what whom provides' },
      ),
    ),
    traces: texts('exports of traces: JSON of Jaeger, Zipkin v2 or OpenTelemetry'),
    names: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'names that registry or traces use, each with the name of the service',
      }),
    ),
    compat: texts('report.json of compat api or contracts, one or more for each service that changed'),
    maxAge: Type.Optional(
      Type.String({ pattern: durationPattern, description: 'of those reports; default: 7d' }),
    ),
    services: texts('the services that go out; default: those planned, else all'),
    deploy: texts('the planned order of going out'),
    rollback: texts('the planned order of coming back'),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

type Facts =
  | { readonly fault: string }
  | (GatheredServices & { readonly changes: Readonly<Record<string, readonly Incompatibility[]>> });

const calls = (graph: Graph): Call[] =>
  Object.entries(graph).flatMap(([from, all]) => all.map((to) => ({ from, to, source: 'declared' })));
const facts = (graph: Graph, changes: Readonly<Record<string, readonly Incompatibility[]>> = {}): Facts => ({
  services: [...new Set(Object.entries(graph).flat(2))],
  calls: calls(graph),
  looked: [],
  changes,
});
const chain = facts({ web: ['gateway'], gateway: ['delivery'], delivery: [] });
const each = { a: ['b'], b: ['a'] };
const breaking = (side: 'old' | 'new'): Incompatibility => ({
  breaksOldCallers: side === 'old',
  breaksNewCallers: side === 'new',
  what: 'request-parameter-added at GET /ads: page is required',
});

/** Finds the order from the graph of who calls whom and holds the planned order against it. */
export const order: Check<Params, Facts> = {
  id: 'order',
  question: 'Do services go out downstream first, and come back in reverse?',
  why: 'A caller that goes out before what it calls asks for things that are not there yet.',
  remedy:
    'Ship in the order shown. Break a cycle by making one of its changes compatible, or ship it at once.',
  params,
  gather,
  judge,
  examples: [
    { title: 'a chain', params: {}, facts: chain, outcome: 'pass' },
    {
      title: 'planned downstream first',
      params: { deploy: ['delivery', 'web'], rollback: ['web', 'delivery'] },
      facts: chain,
      outcome: 'pass',
    },
    {
      title: 'a caller before what it calls through another',
      params: { deploy: ['web', 'delivery'] },
      facts: chain,
      outcome: 'fail',
    },
    {
      title: 'rollback in the order of going out',
      params: { rollback: ['delivery', 'web'] },
      facts: chain,
      outcome: 'fail',
    },
    { title: 'a cycle', params: {}, facts: facts(each), outcome: 'fail' },
    {
      title: 'a cycle of which one part goes out',
      params: { services: ['a'] },
      facts: facts(each),
      outcome: 'pass',
    },
    {
      title: 'a cycle in which nothing breaks',
      params: {},
      facts: facts(each, { a: [], b: [] }),
      outcome: 'pass',
    },
    {
      title: 'a change that neither old nor new callers live with',
      params: {},
      facts: facts({ a: ['b'] }, { b: [breaking('old'), breaking('new')] }),
      outcome: 'fail',
    },
    {
      title: 'a change that old callers do not live with, callers first',
      params: { deploy: ['a', 'b'] },
      facts: facts({ a: ['b'] }, { b: [breaking('old')] }),
      outcome: 'pass',
    },
    {
      title: 'a change that old callers do not live with, downstream first',
      params: { deploy: ['b', 'a'] },
      facts: facts({ a: ['b'] }, { b: [breaking('old')] }),
      outcome: 'fail',
    },
    {
      title: 'a planned service that nobody knows',
      params: { deploy: ['delivery', 'wed'] },
      facts: chain,
      outcome: 'fail',
    },
    { title: 'no graph', params: {}, facts: facts({}), outcome: 'inconclusive' },
    { title: 'no registry', params: {}, facts: { fault: 'ECONNREFUSED' }, outcome: 'error' },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { registry, traces, compat = [], maxAge = '7d' } = given;
  const isMeasured = registry !== undefined || traces !== undefined;
  const dependsOn = given.dependsOn ?? (isMeasured ? undefined : context.services);
  try {
    const found = await gatherServices({ ...given, dependsOn, ...(registry && { registry }) }, context);
    const named = await readReports(compat, durationMs(maxAge), context);
    const changes = incompatibilitiesIn([...(context.reports ?? []), ...named]);
    return { ...found, changes: Object.fromEntries(changes) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

function judge(found: Facts, { deploy = [], rollback = [], services }: Params): Judgement {
  if ('fault' in found) return { outcome: 'error', message: `Who calls whom is not known: ${found.fault}.` };
  const planned = [...new Set([...deploy, ...rollback])];
  const going = services ?? (planned.length > 0 ? planned : undefined);
  const changes = new Map(Object.entries(found.changes));
  const ordered = releaseOrder({ ...found, changes, ...(going && { members: going }) });
  const { plan, reasons } = ordered;
  const evidence = [...tables(found, plan)];
  if (found.services.length === 0) {
    const message = 'No service graph is given, so there is no order to judge.';
    return { outcome: 'inconclusive', message, evidence };
  }
  const strangers = (going ?? []).filter((name) => !found.services.includes(name));
  const wrong = [
    ...strangers.map((name) => `${name} is not in the graph`),
    ...plan.cycles.map(
      (cycle, index) =>
        `cycle ${cycle.join(' -> ')}: these must go out at the same time; ${(reasons[index] ?? []).join('; ')}`,
    ),
    ...ordered
      .violations(deploy)
      .map(({ first, second, path }) => `${first} goes out before ${second} (${way(path)})`),
    ...ordered
      .violations(rollback.toReversed())
      .map(({ first, second, path }) => `${second} comes back before ${first} (${way(path)})`),
    ...asymmetry(deploy, rollback),
  ];
  const places = [...new Set([...plan.cycles.flat(), ...planned])].map(place.service);
  const told = { orders: plan, evidence, places };
  if (wrong.length > 0) return { outcome: 'fail', message: `${wrong.join('; ')}.`, ...told };
  return { outcome: 'pass', message: `Out: ${plan.deploy.join(', ')}; back in reverse.`, ...told };
}

function way(path: Violation['path']): string {
  return path.join(' needs ');
}

function* tables(
  { calls: known, looked, changes }: Exclude<Facts, { fault: string }>,
  { deploy, rollback }: { readonly deploy: readonly string[]; readonly rollback: readonly string[] },
): Generator<Evidence> {
  const steps = deploy.map((name, index) => [`${index + 1}`, name, rollback[index] ?? '']);
  yield { kind: 'table', title: 'Order', columns: ['', 'deploy', 'rollback'], rows: steps };
  const rows = known.map(({ from, to, source }) => [from, to, source, statusOf(changes[to])]);
  const title = ['Who calls whom', ...looked].join('; ');
  const columns = ['caller', 'callee', 'known from', 'change of the callee'];
  yield { kind: 'table', title, columns, rows: rows.slice(0, 500) };
}

function statusOf(found: readonly Incompatibility[] | undefined): string {
  if (found === undefined) return 'not compared';
  return found.length === 0 ? 'compatible' : found.map(({ what }) => what).join('; ');
}

/** Whether both plans are given and one is not the other backwards. */
function asymmetry(deploy: readonly string[], rollback: readonly string[]): string[] {
  const back = deploy.toReversed().join(', ');
  return deploy.length === 0 || rollback.length === 0 || back === rollback.join(', ')
    ? []
    : [`the rollback is not the deploy order reversed, which is ${back}`];
}
