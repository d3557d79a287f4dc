/** Checks that ask a system about something else, each of one host; `${env:TOKEN}` is a secret. */
import type { Asked } from './reply-questions.test-support.ts';

const sha = '1'.repeat(40);
const headers = { authorization: 'Bearer ${env:TOKEN}' };
const login = 'reader:${env:TOKEN}';
const version = 'header:x-version';
const noData = { minSamples: 1, onNoData: 'inconclusive' };
const hosted = (host: string, kind: string) => ({
  host: kind,
  url: `http://${host}`,
  project: 'shop/web',
  token: '${env:TOKEN}',
});
const http = (host: string, path = '/'): string => `http://${host}${path}`;
const stores = ['etcd', 'nacos', 'zookeeper', 'consul', 'apollo', 'k8sproxy'];
const inStores = (id: string, more: (url: string) => Record<string, unknown>): Asked[] =>
  stores.map((form) => ({
    id,
    form,
    with: (host) => more(`${form}://${form === 'zookeeper' ? '' : `${login}@`}${host}/shop`),
  }));

export const systemQuestions: readonly Asked[] = [
  {
    id: 'alert-armed',
    with: (host) => ({
      prometheus: http(host),
      alertmanager: http(host),
      headers,
      alerts: ['TooManyErrors'],
    }),
  },
  {
    id: 'all-of',
    with: (host) => ({
      parts: [{ check: 'metric', with: { url: http(host), headers, query: 'up', atMost: 1, ...noData } }],
    }),
  },
  {
    id: 'capacity',
    with: (host) => ({
      peakPerSecond: { url: http(host), headers, query: 'up', window: '1h', ...noData },
      perNode: 10,
      groups: { nodes: 4 },
    }),
  },
  {
    id: 'ci-status',
    form: 'github',
    with: (host) => ({ ...hosted(host, 'github'), jobs: ['unit'], commit: sha }),
  },
  {
    id: 'ci-status',
    form: 'gitlab',
    with: (host) => ({ ...hosted(host, 'gitlab'), jobs: ['unit'], commit: sha }),
  },
  ...inStores('config-propagation', (url) => ({
    url,
    key: '/a/b',
    instances: ['http://127.0.0.1:1/'],
    shows: version,
    within: '300ms',
  })),
  ...inStores('config-value', (url) => ({ url, values: { '/a/b': 'c' } })),
  ...inStores('config-value', (url) => ({ url, groups: { old: '/a', new: '/b' } })),
  {
    id: 'drain',
    with: (host) => ({
      component: [
        {
          check: 'queue',
          with: { system: 'rabbitmq', url: `http://${login}@${host}`, match: '.', expect: { waitingMax: 0 } },
        },
      ],
      traffic: [{ check: 'metric', with: { url: http(host), headers, query: 'up', atMost: 1, ...noData } }],
      quietFor: '100ms',
      looks: 2,
    }),
  },
  { id: 'dns', with: (host) => ({ names: ['shop.example'], resolver: host, only: ['10.0.0.9'] }) },
  {
    id: 'image',
    with: (host) => ({
      registries: [http(host)],
      repository: 'shop/web',
      tag: 'v1',
      login: { name: 'ci', password: '${env:TOKEN}' },
    }),
  },
  {
    id: 'logs',
    form: 'loki',
    with: (host) => ({
      from: 'loki',
      url: http(host),
      headers,
      query: '{a="b"}',
      all: '{a="b"}',
      atMost: 0,
      ...noData,
    }),
  },
  {
    id: 'logs',
    form: 'elasticsearch',
    with: (host) => ({ from: 'elasticsearch', url: http(host), headers, query: 'a:b', atMost: 0, ...noData }),
  },
  { id: 'metric', with: (host) => ({ url: http(host), headers, query: 'up', atMost: 1, ...noData }) },
  {
    id: 'metric-compare',
    with: (host) => ({
      url: http(host),
      headers,
      value: 'up',
      samples: 'up',
      offsets: ['7d'],
      ratioMax: 2,
      ...noData,
    }),
  },
  ...inStores('order', (url) => ({ registry: { url, interfaces: ['com.shop.Orders'] } })),
  {
    id: 'pull-requests',
    form: 'github',
    with: (host) => ({ ...hosted(host, 'github'), since: 'v1', candidate: 'v2' }),
  },
  {
    id: 'pull-requests',
    form: 'gitlab',
    with: (host) => ({ ...hosted(host, 'gitlab'), since: 'v1', candidate: 'v2' }),
  },
  {
    id: 'queue',
    form: 'rabbitmq',
    with: (host) => ({
      system: 'rabbitmq',
      url: `http://${login}@${host}`,
      match: '.',
      expect: { waitingMax: 0 },
    }),
  },
  {
    id: 'queue',
    form: 'rocketmq',
    with: (host) => ({ system: 'rocketmq', url: http(host), headers, match: '.', expect: { waitingMax: 0 } }),
  },
  {
    id: 'queue',
    form: 'bullmq',
    with: (host) => ({
      system: 'bullmq',
      url: `redis://${login}@${host}`,
      match: '.',
      expect: { waitingMax: 0 },
    }),
  },
  ...inStores('registered-everywhere', (store) => ({ nodes: { a: 'a' }, places: [{ store, path: '/a' }] })),
  ...inStores('registry', (url) => ({ url, paths: ['/a/b'], expect: { nodes: { 'a:1': 'absent' } } })),
  ...inStores('registry-consumers', (url) => ({ url, interfaces: ['com.shop.Orders'] })),
  ...inStores('registry-watch', (url) => ({
    url,
    path: '/a/b',
    becomes: ['10.0.0.1:80'],
    min: 1,
    within: '100ms',
    watch: '300ms',
  })),
  {
    id: 'rehearsal',
    with: (host) => {
      const turn = {
        http: { url: http(host), headers },
        shows: [{ check: 'metric', with: { url: http(host), headers, query: 'up', atMost: 1, ...noData } }],
      };
      return { target: 'the inlet', group: 'preview', turn, back: turn, within: '200ms' };
    },
  },
  {
    id: 'scheduler',
    form: 'bullmq',
    with: (host) => ({
      system: 'bullmq',
      url: `redis://${login}@${host}`,
      groups: ['a'],
      since: '1h',
      minRuns: 0,
      expect: { once: true },
    }),
  },
  {
    id: 'scheduler',
    form: 'xxl-job',
    with: (host) => ({
      system: 'xxl-job',
      url: http(host),
      headers,
      groups: ['a'],
      since: '1h',
      minRuns: 0,
      expect: { once: true },
    }),
  },
  { id: 'silence', with: (host) => ({ url: http(host), headers, labels: { a: 'b' }, expect: 'none' }) },
  {
    id: 'sql',
    with: (host) => ({ url: `postgres://${login}@${host}/shop`, query: 'select 1', expect: { empty: true } }),
  },
  {
    id: 'trace',
    with: (host) => ({ url: http(host), headers, service: 'web', versions: { web: 'v1' }, ...noData }),
  },
];
