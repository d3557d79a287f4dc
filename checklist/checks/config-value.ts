import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { storePattern, withStore } from '../adapters/coordination/index.ts';
import type { StoredText, TreeStore } from '../adapters/coordination/tree-store.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { shownSetting } from '../shown-setting.ts';

const key = Type.String({ pattern: '^/' });
const params = Type.Object(
  {
    url: Type.String({
      pattern: storePattern,
      description: 'for example zookeeper://10.0.0.1:2181 or etcd://user:${env:ETCD_PASSWORD}@10.0.0.1:2379',
    }),
    values: Type.Optional(
      Type.Record(key, Type.String(), {
        minProperties: 1,
        description: 'keys with the values that they must have, for example { /ssp/version: v1 }',
      }),
    ),
    exist: Type.Optional(
      Type.Array(key, { minItems: 1, description: 'keys that must have a value, whatever it is' }),
    ),
    defaulted: Type.Optional(
      Type.Array(key, {
        description: 'those of "exist" that may be missing, because the code has a default',
      }),
    ),
    groups: Type.Optional(
      Type.Object(
        {
          old: key,
          new: Type.String({ pattern: '^/' }),
          reviewed: Type.Optional(
            Type.Array(Type.String({ minLength: 1 }), {
              description: 'names whose values may differ, because somebody looked at them',
            }),
          ),
        },
        { additionalProperties: false, description: 'two paths: the new one has every key of the old one' },
      ),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly fault?: string;
  /** Null where there is no such key. */
  readonly values: Readonly<Record<string, StoredText | null>>;
  /** The texts of both groups by name. */
  readonly groups?: { readonly old: Texts; readonly new: Texts };
}
type Texts = Readonly<Record<string, string>>;

const url = 'etcd://127.0.0.1:2379';
const version: Params = { url, values: { '/ssp/version': 'v1' } };
const stored = (text: string): StoredText => ({ text, revision: '7' });
const groups: Params = { url, groups: { old: '/config/BLUE', new: '/config/GREEN', reviewed: ['group'] } };

/** Reads keys of a config centre and compares them with the plan. */
export const configValue: Check<Params, Facts> = {
  id: 'config-value',
  question: 'Does the config centre hold the planned values?',
  why: 'A key that is missing or old takes effect on all instances at once, and no build sees it.',
  remedy: 'Write the planned value, or correct the plan; look at a difference before it is called reviewed.',
  params,
  problems: ({ values, exist, groups: pair }) =>
    values === undefined && exist === undefined && pair === undefined
      ? [{ path: [], problem: 'give "values", "exist" or "groups", or nothing can be wrong' }]
      : [],
  gather,
  judge,
  examples: [
    {
      title: 'the planned value',
      params: version,
      facts: { values: { '/ssp/version': stored('v1') } },
      outcome: 'pass',
    },
    {
      title: 'the former value',
      params: version,
      facts: { values: { '/ssp/version': stored('v0') } },
      outcome: 'fail',
    },
    { title: 'no such key', params: version, facts: { values: { '/ssp/version': null } }, outcome: 'fail' },
    {
      title: 'a missing key with a default',
      params: { url, exist: ['/shop/limit', '/shop/host'], defaulted: ['/shop/limit'] },
      facts: { values: { '/shop/limit': null, '/shop/host': stored('x') } },
      outcome: 'pass',
    },
    {
      title: 'a missing key without one',
      params: { url, exist: ['/shop/limit'] },
      facts: { values: { '/shop/limit': null } },
      outcome: 'fail',
    },
    {
      title: 'a difference that was looked at',
      params: groups,
      facts: { values: {}, groups: { old: { group: 'BLUE' }, new: { group: 'GREEN' } } },
      outcome: 'pass',
    },
    {
      title: 'a difference that nobody looked at',
      params: groups,
      facts: { values: {}, groups: { old: { limit: '5' }, new: { limit: '50' } } },
      outcome: 'fail',
    },
    {
      title: 'a key that the new group lacks',
      params: groups,
      facts: { values: {}, groups: { old: { limit: '5' }, new: {} } },
      outcome: 'fail',
    },
    {
      title: 'an old group without keys',
      params: groups,
      facts: { values: {}, groups: { old: {}, new: { limit: '5' } } },
      outcome: 'inconclusive',
    },
    {
      title: 'nobody answers',
      params: version,
      facts: { fault: 'ECONNREFUSED', values: {} },
      outcome: 'error',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { values = {}, exist = [], groups: pair } = given;
  const keys = [...new Set([...Object.keys(values), ...exist])];
  try {
    return await withStore(given.url, context, async (store) => {
      const read = await Promise.all(
        keys.map(async (each) => [each, (await store.value(each)) ?? null] as const),
      );
      return {
        values: Object.fromEntries(read),
        ...(pair && {
          groups: { old: await textsBelow(store, pair.old), new: await textsBelow(store, pair.new) },
        }),
      };
    });
  } catch (error) {
    return { fault: (error as Error).message, values: {} };
  }
}

async function textsBelow(store: TreeStore, path: string): Promise<Texts> {
  const entries = (await store.children(path)) ?? [];
  return Object.fromEntries(entries.map(({ name, text }) => [name, text]));
}

function judge({ fault, values, groups: found }: Facts, given: Params): Judgement {
  if (fault !== undefined) return { outcome: 'error', message: `The config centre was not read: ${fault}.` };
  const { values: planned = {}, exist = [], defaulted = [], groups: pair } = given;
  const wrong = [
    ...Object.entries(planned).flatMap(([each, wanted]) => {
      const actual = values[each]?.text;
      if (actual === wanted) return [];
      return [
        `${each} is ${actual === undefined ? 'missing' : shownSetting(each, actual)}, not ${shownSetting(each, wanted)}`,
      ];
    }),
    ...exist
      .filter((each) => !values[each] && !defaulted.includes(each))
      .map((each) => `${each} is missing and has no default`),
    ...(found && pair ? groupProblems(found, pair) : []),
  ];
  const evidence = [
    ...(Object.keys(values).length > 0 ? [valueTable(values, planned)] : []),
    ...(found ? [groupTable(found)] : []),
  ];
  if (wrong.length > 0) return { outcome: 'fail', message: `${wrong.join('; ')}.`, evidence };
  if (found && pair && Object.keys(found.old).length === 0) {
    return { outcome: 'inconclusive', message: `There are no keys below ${pair.old} to compare.`, evidence };
  }
  const count = Object.keys(values).length + Object.keys(found?.old ?? {}).length;
  return { outcome: 'pass', message: `As planned, ${count} of ${count}.`, evidence };
}

function groupProblems(
  found: { readonly old: Texts; readonly new: Texts },
  { new: path, reviewed = [] }: NonNullable<Params['groups']>,
): string[] {
  return Object.entries(found.old).flatMap(([name, text]) => {
    const other = Object.hasOwn(found.new, name) ? found.new[name] : undefined;
    if (other === undefined) return [`${path} has no ${name}`];
    return other === text || reviewed.includes(name) ? [] : [`${name} differs, and nobody reviewed that`];
  });
}

function valueTable(values: Facts['values'], planned: Texts): Evidence {
  const rows = Object.entries(values).map(([each, value]) => [
    each,
    planned[each] === undefined ? 'any' : shownSetting(each, planned[each]),
    value ? shownSetting(each, value.text) : 'missing',
    value?.revision ?? '',
  ]);
  return { kind: 'table', title: 'Keys', columns: ['key', 'planned', 'actual', 'revision'], rows };
}

function groupTable({ old, new: other }: { readonly old: Texts; readonly new: Texts }): Evidence {
  const names = [...new Set([...Object.keys(old), ...Object.keys(other)])].sort();
  const side = (texts: Texts, name: string): string =>
    Object.hasOwn(texts, name) ? shownSetting(name, texts[name] ?? '') : 'missing';
  const rows = names.map((name) => [name, side(old, name), side(other, name)]);
  return {
    kind: 'table',
    title: 'Keys of both groups',
    columns: ['key', 'old', 'new'],
    rows: rows.slice(0, 500),
  };
}
