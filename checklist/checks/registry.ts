import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { storePattern, withStore } from '../adapters/coordination/index.ts';
import { serves, type Instance } from '../adapters/registry/instance.ts';
import { registered } from '../adapters/registry/registered.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { differences, instancesExpectation, judgeInstances } from '../registry-judgement.ts';

const pathSchema = Type.String({ pattern: '^/', description: 'for example /ssp/delivery/online/v1' });
const params = Type.Object(
  {
    url: Type.String({
      pattern: storePattern,
      description: 'for example zookeeper://10.0.0.1:2181,10.0.0.2:2181 or etcd://10.0.0.1:2379',
    }),
    paths: Type.Array(pathSchema, {
      minItems: 1,
      description: 'what is looked at, each by itself; of a Dubbo interface /dubbo/INTERFACE/providers',
    }),
    expect: Type.Optional(instancesExpectation),
    sameAs: Type.Optional(
      Type.String({ pattern: '^/', description: 'each path has the addresses of this one' }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface PathFacts {
  readonly path: string;
  /** Absent where there is no such path. */
  readonly instances?: readonly Instance[] | undefined;
}
type Facts =
  { readonly paths: readonly PathFacts[]; readonly model?: PathFacts } | { readonly fault: string };

const path = '/ssp/delivery/online';
const example: Params = { url: 'zookeeper://127.0.0.1:2181', paths: [path], expect: { versions: { v0: 2 } } };
const twoOf = (version: string): Instance[] =>
  ['10.0.0.1:8080', '10.0.0.2:8080'].map((address) => ({ id: address, address, version }));

/** Reads which instances are registered and compares them with the plan. */
export const registry: Check<Params, Facts> = {
  id: 'registry',
  question: 'Are exactly the planned instances registered?',
  why: 'Callers find a service through the registry: who is missing there gets no work, and who is there too soon does.',
  remedy:
    'Look at the instances shown: register what is missing, withdraw what is too much, or correct the plan.',
  params,
  problems: ({ expect, sameAs }) =>
    expect === undefined && sameAs === undefined
      ? [{ path: [], problem: 'give "expect" or "sameAs", or nothing can be wrong' }]
      : [],
  gather,
  judge,
  examples: [
    {
      title: 'the planned version',
      params: example,
      facts: { paths: [{ path, instances: twoOf('v0') }] },
      outcome: 'pass',
    },
    {
      title: 'another version',
      params: example,
      facts: { paths: [{ path, instances: twoOf('v1') }] },
      outcome: 'fail',
    },
    {
      title: 'instances that do not tell their version',
      params: { ...example, expect: { versionsMax: 2 } },
      facts: { paths: [{ path, instances: [{ id: 'a', address: 'a' }] }] },
      outcome: 'inconclusive',
    },
    {
      title: 'a path that is not there',
      params: { ...example, expect: { min: 1 } },
      facts: { paths: [{ path }] },
      outcome: 'fail',
    },
    {
      title: 'a node that was withdrawn with its path',
      params: { ...example, expect: { nodes: { '10.0.0.1:8080': 'absent' } } },
      facts: { paths: [{ path }] },
      outcome: 'inconclusive',
    },
    {
      title: 'a node that still takes work',
      params: { ...example, expect: { nodes: { '10.0.0.1:8080': 'idle' } } },
      facts: { paths: [{ path, instances: twoOf('v0') }] },
      outcome: 'fail',
    },
    {
      title: 'the same as another path',
      params: { url: example.url, paths: [path], sameAs: `${path}/v0` },
      facts: {
        paths: [{ path, instances: twoOf('v0') }],
        model: { path: `${path}/v0`, instances: twoOf('v0').slice(1) },
      },
      outcome: 'fail',
    },
    { title: 'nobody answers', params: example, facts: { fault: 'ECONNREFUSED' }, outcome: 'error' },
  ],
};

async function gather({ url, paths, sameAs }: Params, context: CheckContext): Promise<Facts> {
  try {
    return await withStore(url, context, async (store) => {
      const read = async (each: string): Promise<PathFacts> => ({
        path: each,
        instances: await registered(store, each),
      });
      return {
        paths: await Promise.all(paths.map(read)),
        ...(sameAs !== undefined && { model: await read(sameAs) }),
      };
    });
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

function judge(facts: Facts, { expect = {}, sameAs }: Params): Judgement {
  if ('fault' in facts) return { outcome: 'error', message: `The registry was not read: ${facts.fault}.` };
  const { paths, model } = facts;
  const told = {
    measured: paths.map((each) => ({
      name: `registered below ${each.path}`,
      unit: 'instances',
      actual: each.instances?.length ?? 0,
    })),
    evidence: [tableOf(model === undefined ? paths : [...paths, model])],
  };
  const found = paths.map((each) => {
    const { wrong, unknown } = judgeInstances(expect, each.instances ?? []);
    const unlike =
      sameAs === undefined
        ? []
        : differences(addressesOf(each), addressesOf(model)).map(
            (text) => `${text} (compared with ${sameAs})`,
          );
    return {
      wrong: [...wrong, ...unlike].map((text) => `${each.path}: ${text}`),
      unknown: [...unknown, ...(each.instances === undefined ? ['there is no such path'] : [])].map(
        (text) => `${each.path}: ${text}`,
      ),
    };
  });
  const wrong = found.flatMap((each) => each.wrong);
  const unknown = found.flatMap((each) => each.unknown);
  if (model !== undefined && model.instances === undefined)
    unknown.push(`${model.path}: there is no such path`);
  if (wrong.length > 0) return { outcome: 'fail', message: `${[...wrong, ...unknown].join('; ')}.`, ...told };
  // An empty path and a path with a typing mistake look alike: neither proves anything.
  if (unknown.length > 0) return { outcome: 'inconclusive', message: `${unknown.join('; ')}.`, ...told };
  const count = paths.reduce((sum, each) => sum + (each.instances?.length ?? 0), 0);
  return { outcome: 'pass', message: `${count} instances below ${paths.length} paths, as planned.`, ...told };
}

function addressesOf(facts: PathFacts | undefined): string[] {
  return [...new Set(facts?.instances?.map(({ address }) => address))].sort();
}

function tableOf(paths: readonly PathFacts[]): Evidence {
  const rows = paths.flatMap((each) =>
    (each.instances ?? []).map((instance) => {
      const { address, application = '', version = '', group = '', zone = '', weight } = instance;
      const state = serves(instance) ? 'serves' : 'idle';
      return [each.path, address, application, version, group, zone, `${weight ?? ''}`, state];
    }),
  );
  const columns = ['path', 'address', 'application', 'version', 'group', 'zone', 'weight', 'state'];
  return { kind: 'table', title: `${rows.length} registered instances`, columns, rows: rows.slice(0, 500) };
}
