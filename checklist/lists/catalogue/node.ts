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
      statement: 'disk, runtime, clock and agent of each node were looked at',
      because: 'it takes an agent on the nodes; the check command asks it',
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
      statement: 'the process ended without being killed',
      because: 'how a process ended is known to who supervises it; the check command asks it',
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
  {
    id: 'NODE-09',
    articles: ['002'],
    phase: 'node',
    level: 'block',
    tier: 3,
    title: 'The old process and its ports are gone before the new one starts',
    how: { check: 'tcp', with: { targets: '${var:formerPorts}', expect: 'closed' }, testedOn: 'sockets' },
  },
  {
    id: 'NODE-10',
    articles: ['002'],
    phase: 'node',
    level: 'block',
    tier: 1,
    title: 'Each node runs the planned version',
    how: { check: 'http', with: { url: '${var:edge}', cases: '${var:instances}' }, testedOn: 'HTTP servers' },
  },
  {
    id: 'NODE-11',
    articles: ['002'],
    phase: 'node',
    level: 'block',
    tier: 1,
    title: 'Each node is healthy',
    how: {
      check: 'all-of',
      with: {
        parts: [
          { name: 'healthy', check: 'http', with: { url: '${var:health}' } },
          {
            name: 'five times in a row',
            check: 'continuity',
            with: { url: '${var:health}', duration: '5s', perSecond: 1, minSamples: 5 },
          },
          {
            name: 'registered',
            check: 'registry',
            with: {
              url: '${var:registry}',
              paths: '${var:servicePaths}',
              expect: { nodes: '${var:nodesBack}' },
            },
          },
        ],
      },
      testedOn: 'HTTP servers, nginx, ZooKeeper and etcd',
    },
  },
  {
    id: 'NODE-12',
    articles: ['001', '002'],
    phase: 'node',
    level: 'block',
    tier: 1,
    title: 'The node is back and serves its share',
    how: {
      check: 'all-of',
      with: {
        parts: [
          {
            name: 'registered',
            check: 'registry',
            with: {
              url: '${var:registry}',
              paths: '${var:servicePaths}',
              expect: { nodes: '${var:nodesBack}' },
            },
          },
          {
            name: 'serves',
            check: 'metric',
            with: {
              url: '${var:prometheus}',
              query: '${var:nodeShare}',
              atLeast: 0.5,
              minSamples: 1,
              onNoData: 'fail',
            },
          },
        ],
      },
      testedOn: 'ZooKeeper, etcd and Prometheus',
    },
  },
  {
    id: 'NODE-13',
    articles: ['002'],
    phase: 'node',
    level: 'block',
    tier: 2,
    title: 'Alerts are on again, no silence is left',
    how: { check: 'silence', with: { ...alerts, expect: 'none' }, testedOn: 'Alertmanager' },
  },
  {
    id: 'NODE-14',
    articles: ['001'],
    phase: 'before',
    level: 'warn',
    tier: 3,
    title: 'Work that is cut off can be done again without harm',
    how: {
      statement: 'what is interrupted is idempotent or made good',
      because: 'only who wrote it can say so',
    },
  },
];
