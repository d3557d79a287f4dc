import type { Row } from './row.ts';

const alerts = { url: '${var:alertmanager}', labels: '${var:nodeLabels}' };
const registered = {
  name: 'registered',
  check: 'registry',
  with: { url: '${var:registry}', paths: '${var:servicePaths}', expect: { nodes: '${var:nodesBack}' } },
};

/** From the start of the new process until the node serves again. */
export const nodeBack: readonly Row[] = [
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
          {
            name: 'healthy five times in a row',
            check: 'continuity',
            with: { url: '${var:health}', duration: '5s', perSecond: 1, statuses: [200], minSamples: 5 },
          },
          registered,
        ],
      },
      testedOn: 'nginx, ZooKeeper and etcd',
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
          registered,
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
