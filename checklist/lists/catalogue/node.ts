import { nodeBack } from './node-back.ts';
import type { Row } from './row.ts';

const queues = { system: '${var:queueSystem}', url: '${var:queueServer}' };
const alerts = { url: '${var:alertmanager}', labels: '${var:nodeLabels}' };

export const node: readonly Row[] = [
  {
    id: 'NODE-01',
    articles: ['002'],
    phase: 'before',
    level: 'block',
    tier: 2,
    title: 'Every node is ready: disk, runtime, clock, agent',
    how: {
      check: 'on-nodes',
      with: { nodes: '${var:hosts}', argv: '${var:nodeFacts}', values: '${var:nodeLimits}' },
      timeout: '2m',
      testedOn: 'processes; ssh is the command of the site',
    },
  },
  {
    id: 'NODE-02',
    articles: ['002'],
    phase: 'node',
    level: 'block',
    tier: 2,
    title: 'Alerts are silent for this node only, and for a limited time',
    how: {
      check: 'silence',
      with: { ...alerts, expect: 'silenced', loud: '${var:loudAlerts}' },
      testedOn: 'Alertmanager',
    },
  },
  {
    id: 'NODE-03',
    articles: ['001', '002'],
    phase: 'node',
    level: 'block',
    tier: 1,
    title: 'The node gets no new work',
    how: {
      check: 'all-of',
      with: {
        parts: [
          {
            name: 'registry',
            check: 'registry',
            with: {
              url: '${var:registry}',
              paths: '${var:servicePaths}',
              expect: { nodes: '${var:nodesOut}' },
            },
          },
          {
            name: 'edge',
            check: 'nginx-config',
            with: { file: '${var:prodConf}', upstreams: '${var:upstreams}' },
          },
        ],
      },
      testedOn: 'ZooKeeper, etcd and nginx',
    },
  },
  {
    id: 'NODE-04',
    articles: ['001'],
    phase: 'node',
    level: 'block',
    tier: 1,
    title: 'Two independent witnesses say that the node is idle',
    how: {
      check: 'drain',
      with: { component: '${var:drainComponent}', traffic: '${var:drainTraffic}', quietFor: '30s' },
      timeout: '90s',
      testedOn: 'Redis with BullMQ, log files, sockets',
    },
  },
  {
    id: 'NODE-05',
    articles: ['001', '002'],
    phase: 'node',
    level: 'block',
    tier: 1,
    title: 'Requests under way end before the process does, and it ends by itself',
    how: {
      check: 'all-of',
      with: {
        parts: [
          {
            name: 'requests under way',
            check: 'metric',
            with: {
              url: '${var:prometheus}',
              query: '${var:inFlight}',
              atMost: 0,
              minSamples: 1,
              onNoData: 'inconclusive',
            },
          },
          {
            name: 'how it ended',
            check: 'on-nodes',
            with: { nodes: '${var:hosts}', argv: '${var:howEnded}', outputMatches: '${var:endedWell}' },
          },
        ],
      },
      timeout: '2m',
      testedOn: 'Prometheus, processes',
    },
  },
  {
    id: 'NODE-06',
    articles: ['001'],
    phase: 'node',
    level: 'block',
    tier: 2,
    title: 'The node consumes no messages any more, and none is left unacknowledged',
    how: {
      check: 'queue',
      with: { ...queues, match: '.', expect: { noConsumers: '${var:drainedNode}' } },
      testedOn: 'RabbitMQ, Redis with BullMQ',
    },
  },
  {
    id: 'NODE-07',
    articles: ['001'],
    phase: 'after',
    level: 'block',
    tier: 2,
    title: 'Retry and dead-letter queues have not grown',
    how: {
      check: 'queue',
      with: {
        ...queues,
        queues: '${var:deadLetters}',
        expect: { growthMax: 0 },
        before: '${var:deadLettersBefore}',
      },
      testedOn: 'RabbitMQ, Redis with BullMQ',
    },
  },
  {
    id: 'NODE-08',
    articles: ['001'],
    phase: 'node',
    level: 'block',
    tier: 2,
    title: 'The scheduler gives the node no job, and none was cut off',
    how: {
      check: 'scheduler',
      with: {
        system: '${var:schedulerSystem}',
        url: '${var:schedulerServer}',
        groups: '${var:taskGroups}',
        since: '10m',
        minRuns: 0,
        expect: { noNodes: '${var:drainedNode}', failedMax: 0 },
      },
      testedOn: 'Redis with BullMQ; XXL-JOB by specified replies',
    },
  },
  ...nodeBack,
];
