import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { storePattern, withStore } from '../adapters/coordination/index.ts';
import { followSetting, type InstanceFacts, type SettingSpread } from '../adapters/setting-spread.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { versionSchema } from '../identities.ts';
import { httpUrl, textsOf } from '../params.ts';
import { shownSetting } from '../shown-setting.ts';

const time = (description: string) => Type.String({ pattern: durationPattern, description });
const params = Type.Object(
  {
    url: Type.String({
      pattern: storePattern,
      description: 'of the config centre, for example etcd://10.0.0.1:2379',
    }),
    key: Type.String({ pattern: '^/', description: 'for example /config/shop/limit' }),
    value: Type.Optional(Type.String({ description: 'what the key must hold; default: whatever it holds' })),
    instances: Type.Array(httpUrl, {
      minItems: 1,
      uniqueItems: true,
      description: 'pages of each instance on which it shows the value that it uses',
    }),
    headers: textsOf('sent to the instances'),
    shows: Type.Unsafe<string>({
      ...versionSchema,
      description:
        'where a page shows the value: json:/pointer, header:NAME, cookie:NAME or body:REGEX with one group',
    }),
    runsSince: Type.Optional(
      Type.Unsafe<string>({
        ...versionSchema,
        description: 'where it shows since when it runs; this must stay the same, or it was restarted',
      }),
    ),
    within: time('how long it may take until all show the value'),
    awaitChange: Type.Optional(
      time('how long a change of the key is awaited first; default: the value that is there is the one'),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts extends SettingSpread {
  /** Why the config centre did not tell. */
  readonly fault?: string;
}

const example: Params = {
  url: 'etcd://127.0.0.1:2379',
  key: '/config/shop/limit',
  instances: ['http://10.0.0.1:8080/env', 'http://10.0.0.2:8080/env'],
  shows: 'json:/limit',
  within: '10s',
};
const [one, two] = ['http://10.0.0.1:8080/env', 'http://10.0.0.2:8080/env'] as const;
const both = (second: Partial<InstanceFacts>): Facts => ({
  value: '50',
  changed: true,
  instances: [
    { at: one, seen: '50', afterMs: 120, restarted: false },
    { at: two, restarted: false, ...second },
  ],
});

/** Compares what each instance uses with what the config centre holds, until all agree or the time is over. */
export const configPropagation: Check<Params, Facts> = {
  id: 'config-propagation',
  question: 'Do all instances use what the config centre holds, in time?',
  why: 'An instance that lost its connection to the config centre stays behind, and a switch by config splits the group.',
  remedy:
    'Look at the listener of the instance that is named: its connection, its cache, and whether it reads the key once.',
  params,
  gather,
  judge,
  examples: [
    { title: 'all use it', params: example, facts: both({ seen: '50', afterMs: 300 }), outcome: 'pass' },
    { title: 'one stays behind', params: example, facts: both({ seen: '5' }), outcome: 'fail' },
    {
      title: 'one was restarted for it',
      params: example,
      facts: both({ seen: '50', afterMs: 300, restarted: true }),
      outcome: 'fail',
    },
    {
      title: 'another value than planned',
      params: { ...example, value: '60' },
      facts: both({ seen: '50', afterMs: 300 }),
      outcome: 'fail',
    },
    {
      title: 'one does not answer',
      params: example,
      facts: both({ fault: 'ECONNREFUSED' }),
      outcome: 'error',
    },
    { title: 'one does not tell', params: example, facts: both({}), outcome: 'inconclusive' },
    {
      title: 'no such key',
      params: example,
      facts: { value: null, changed: false, instances: [] },
      outcome: 'fail',
    },
    {
      title: 'nothing was changed',
      params: { ...example, awaitChange: '60s' },
      facts: { ...both({ seen: '50', afterMs: 0 }), changed: false },
      outcome: 'inconclusive',
    },
    {
      title: 'no config centre',
      params: example,
      facts: { fault: 'ECONNREFUSED', value: null, changed: false, instances: [] },
      outcome: 'error',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  try {
    return await withStore(given.url, context, (store) => followSetting(store, given, context));
  } catch (error) {
    return { fault: (error as Error).message, value: null, changed: false, instances: [] };
  }
}

function judge(facts: Facts, given: Params): Judgement {
  const { key, value: planned, within: limit, awaitChange } = given;
  if (facts.fault !== undefined)
    return { outcome: 'error', message: `The config centre was not read: ${facts.fault}.` };
  if (facts.value === null) return { outcome: 'fail', message: `There is no key ${key}.` };
  const shown = shownSetting(key, facts.value);
  const evidence = [tableOf(facts, key)];
  const say = (outcome: Judgement['outcome'], message: string): Judgement => ({ outcome, message, evidence });
  if (planned !== undefined && facts.value !== planned)
    return say('fail', `${key} is ${shown}, not ${shownSetting(key, planned)}.`);
  const named = (test: (each: InstanceFacts) => boolean): string =>
    facts.instances
      .filter(test)
      .map(({ at }) => at)
      .join(', ');
  const behind = named(({ seen, afterMs }) => seen !== undefined && afterMs === undefined);
  if (behind !== '') return say('fail', `${key} is ${shown}, and after ${limit} not so at ${behind}.`);
  const late = named(({ afterMs = 0 }) => afterMs > durationMs(limit));
  if (late !== '') return say('fail', `${late} took longer than ${limit}.`);
  const restarted = named((each) => each.restarted);
  if (restarted !== '') return say('fail', `${restarted} was restarted meanwhile.`);
  const silent = named(({ fault }) => fault !== undefined);
  if (silent !== '') return say('error', `No usable reply from ${silent}.`);
  const untold = named(({ seen }) => seen === undefined);
  if (untold !== '') return say('inconclusive', `${untold} does not tell the value.`);
  if (awaitChange !== undefined && !facts.changed)
    return say('inconclusive', `${key} was not changed within ${awaitChange}, so that nothing is proved.`);
  return say('pass', `All ${facts.instances.length} instances use ${shown}.`);
}

function tableOf({ instances }: Facts, key: string): Evidence {
  const rows = instances.map(({ at, seen, fault, afterMs, restarted }) => [
    at,
    seen === undefined ? (fault ?? 'not told') : shownSetting(key, seen),
    afterMs === undefined ? '' : `${afterMs} ms`,
    restarted ? 'restarted' : '',
  ]);
  return {
    kind: 'table',
    title: `Instances that use ${key}`,
    columns: ['instance', 'uses', 'after', ''],
    rows,
  };
}
