import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { storePattern, withStore } from '../adapters/coordination/index.ts';
import type { DubboService } from '../adapters/registry/dubbo-service.ts';
import { dubboServices, fits, serviceKey } from '../adapters/registry/dubbo-services.ts';
import type { Instance } from '../adapters/registry/instance.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';

const names = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description }));
const params = Type.Object(
  {
    url: Type.String({
      pattern: storePattern,
      description: 'for example zookeeper://10.0.0.1:2181,10.0.0.2:2181',
    }),
    root: Type.Optional(
      Type.String({ pattern: '^/', description: 'default: /dubbo; of Nacos the group, /DEFAULT_GROUP' }),
    ),
    interfaces: names('default: all below the root; of etcd they must be named'),
    providersMin: Type.Optional(
      Type.Integer({ minimum: 1, description: 'how many each consumer must find; default: 1' }),
    ),
    oneOwner: Type.Optional(
      Type.Boolean({
        description: 'no two applications provide the same interface, group and version; default: false',
      }),
    ),
    changed: names('applications that change'),
    asks: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        minProperties: 1,
        description: 'applications with the only version that they may ask for, for example { jobs: 1.0.0 }',
      }),
    ),
    plan: names('applications that the release names; whoever calls a changed one must be among them'),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

type Facts = { readonly services: readonly DubboService[] } | { readonly fault: string };

const example: Params = { url: 'zookeeper://127.0.0.1:2181' };
const at = (address: string, application: string, version = '1.0'): Instance => ({
  id: address,
  address,
  application,
  version,
});
const orders = (...providers: Instance[]): Facts => ({
  services: [{ name: 'com.shop.Orders', providers, consumers: [at('10.0.0.9', 'web')] }],
});

/** Compares what consumers ask of a Dubbo registry with what providers offer, and says who calls whom. */
export const registryConsumers: Check<Params, Facts> = {
  id: 'registry-consumers',
  question: 'Does every consumer find a provider, and is every caller known?',
  why: 'A consumer whose group and version nobody provides fails at its next call, while both sides look healthy.',
  remedy:
    'Deploy the provider first, keep the former version until its last consumer has gone, or add the caller to the plan.',
  params,
  problems: ({ changed, plan }) =>
    (changed === undefined) === (plan === undefined)
      ? []
      : [{ path: [], problem: '"changed" and "plan" go together' }],
  gather,
  judge,
  examples: [
    { title: 'a provider', params: example, facts: orders(at('10.0.0.1:20880', 'shop')), outcome: 'pass' },
    {
      title: 'a provider of another version',
      params: example,
      facts: orders(at('10.0.0.1:20880', 'shop', '2.0')),
      outcome: 'fail',
    },
    { title: 'no provider', params: example, facts: orders(), outcome: 'fail' },
    {
      title: 'two applications that provide the same',
      params: { ...example, oneOwner: true },
      facts: orders(at('10.0.0.1:20880', 'shop'), at('10.0.0.2:20880', 'shop-next')),
      outcome: 'fail',
    },
    {
      title: 'a caller that the plan does not name',
      params: { ...example, changed: ['shop'], plan: ['shop', 'stock'] },
      facts: orders(at('10.0.0.1:20880', 'shop')),
      outcome: 'fail',
    },
    {
      title: 'callers that the plan names',
      params: { ...example, changed: ['shop'], plan: ['shop', 'web'] },
      facts: orders(at('10.0.0.1:20880', 'shop')),
      outcome: 'pass',
    },
    {
      title: 'a changed application that is not registered',
      params: { ...example, changed: ['shopp'], plan: ['shopp', 'web'] },
      facts: orders(at('10.0.0.1:20880', 'shop')),
      outcome: 'inconclusive',
    },
    {
      title: 'a job that stays on its version',
      params: { ...example, asks: { web: '1.0' } },
      facts: orders(at('10.0.0.1:20880', 'shop')),
      outcome: 'pass',
    },
    {
      title: 'a job that went to another version',
      params: { ...example, asks: { web: '0.9' } },
      facts: orders(at('10.0.0.1:20880', 'shop')),
      outcome: 'fail',
    },
    { title: 'an empty registry', params: example, facts: { services: [] }, outcome: 'inconclusive' },
    { title: 'nobody answers', params: example, facts: { fault: 'ECONNREFUSED' }, outcome: 'error' },
  ],
};

async function gather({ url, root, interfaces }: Params, context: CheckContext): Promise<Facts> {
  try {
    const services = await withStore(url, context, (store) => dubboServices(store, root, interfaces));
    return { services };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

function judge(facts: Facts, given: Params): Judgement {
  if ('fault' in facts) return { outcome: 'error', message: `The registry was not read: ${facts.fault}.` };
  const { services } = facts;
  const demands = services.flatMap((service) => service.consumers.map((consumer) => ({ service, consumer })));
  const evidence = [tableOf(services)];
  const wrong = [
    ...unmet(services, given.providersMin ?? 1),
    ...(given.oneOwner === true ? sharedKeys(services) : []),
    ...strangers(services, given),
    ...astray(services, given.asks ?? {}),
  ];
  const measured = [{ name: 'consumers', unit: 'consumers', actual: demands.length }];
  if (wrong.length > 0) return { outcome: 'fail', message: `${wrong.join('; ')}.`, measured, evidence };
  const known = services.flatMap(({ providers, consumers }) => [...providers, ...consumers]);
  const absent = [...(given.changed ?? []), ...Object.keys(given.asks ?? {})].filter(
    (name) => !known.some(({ application }) => application === name),
  );
  if (absent.length > 0) {
    const message = `Nobody in the registry is called ${absent.join(' or ')}, so nothing is known of it.`;
    return { outcome: 'inconclusive', message, measured, evidence };
  }
  if (known.length === 0) {
    const message = 'Nobody provides or consumes anything here; look at the root and the interfaces.';
    return { outcome: 'inconclusive', message, measured, evidence };
  }
  const message = `${demands.length} consumers of ${services.length} interfaces find what they ask for.`;
  return { outcome: 'pass', message, measured, evidence };
}

function unmet(services: readonly DubboService[], least: number): string[] {
  const texts = services.flatMap(({ name, providers, consumers }) =>
    consumers.flatMap((consumer) => {
      const found = providers.filter((provider) => fits(consumer, provider)).length;
      if (found >= least) return [];
      const who = consumer.application ?? consumer.address;
      return [`${who} asks for ${serviceKey(name, consumer)}, which ${found} of ${least} provide`];
    }),
  );
  return [...new Set(texts)];
}

function sharedKeys(services: readonly DubboService[]): string[] {
  return services.flatMap(({ name, providers }) => {
    const owners = new Map<string, Set<string>>();
    for (const provider of providers) {
      const key = serviceKey(name, provider);
      owners.set(key, (owners.get(key) ?? new Set()).add(provider.application ?? 'an unnamed application'));
    }
    return [...owners]
      .filter(([, found]) => found.size > 1)
      .map(([key, found]) => `${[...found].join(' and ')} provide ${key}`);
  });
}

function strangers(services: readonly DubboService[], { changed = [], plan = [] }: Params): string[] {
  const callers = services
    .filter(({ providers }) => providers.some(({ application = '' }) => changed.includes(application)))
    .flatMap(({ name, consumers }) =>
      consumers.map(({ application, address }) => ({ name, caller: application ?? address })),
    )
    .filter(({ caller }) => !plan.includes(caller));
  return [...new Set(callers.map(({ name, caller }) => `${caller} calls ${name} and is not in the plan`))];
}

/** Callers that were not changed and would reach another version than before. */
function astray(services: readonly DubboService[], asks: Readonly<Record<string, string>>): string[] {
  return services.flatMap(({ name, consumers }) =>
    consumers
      .filter(({ application = '', version = '' }) => (asks[application] ?? version) !== version)
      .map(
        (consumer) =>
          `${consumer.application} asks for ${serviceKey(name, consumer)}, not ${asks[consumer.application ?? '']}`,
      ),
  );
}

function tableOf(services: readonly DubboService[]): Evidence {
  const rows = services.flatMap(({ name, providers, consumers }) =>
    [
      ...consumers.map((each) => ['consumes', each] as const),
      ...providers.map((each) => ['provides', each] as const),
    ].map(([does, instance]) => [
      serviceKey(name, instance),
      does,
      instance.application ?? '',
      instance.address,
    ]),
  );
  const columns = ['group/interface:version', 'does', 'application', 'address'];
  return { kind: 'table', title: `${rows.length} registrations`, columns, rows: rows.slice(0, 500) };
}
