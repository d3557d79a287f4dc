import type { Row } from './row.ts';

const plan = {
  check: 'batch-plan',
  with: { zones: '${var:zones}', batches: '${var:batches}' },
  testedOn: 'needs no system',
} as const;
const grouped = { strategies: ['rolling', 'gray'] as ('rolling' | 'gray')[] };
const need = { peakPerSecond: '${var:peak}', perNode: '${var:nodeCapacity}' };

const stores = 'examples; the reading on ZooKeeper and etcd';

export const bat: readonly Row[] = [
  {
    id: 'BAT-01',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'The release goes out in at least two batches',
    how: { ...plan, when: grouped },
  },
  {
    id: 'BAT-02',
    articles: ['001', '002'],
    phase: 'batch',
    level: 'block',
    tier: 1,
    title: 'Few nodes are out at once, and every zone keeps its share',
    how: {
      check: 'registry',
      with: { url: '${var:registry}', paths: '${var:servicePaths}', expect: { zones: '${var:zones}' } },
      testedOn: stores,
    },
  },
  {
    id: 'BAT-03',
    articles: ['001', '002'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'What is left at the worst moment carries the peak',
    how: {
      check: 'capacity',
      with: { ...need, rolling: { nodes: '${var:nodes}', outAtOnce: '${var:outAtOnce}' } },
      when: grouped,
      testedOn:
        'needs no system; the peak on Prometheus, the node as `seaworthy replay capacity` measured it',
    },
  },
  {
    id: 'BAT-04',
    articles: ['002'],
    phase: 'batch',
    level: 'block',
    tier: 1,
    title: 'The first batch is one node or one percent, staff first',
    how: { ...plan, when: grouped },
  },
  {
    id: 'BAT-05',
    articles: ['002', '003'],
    phase: 'batch',
    level: 'block',
    tier: 1,
    title: 'Each batch is watched for a time and a number of requests',
    how: { ...plan, when: grouped },
  },
  {
    id: 'BAT-06',
    articles: ['001'],
    phase: 'batch',
    level: 'block',
    tier: 1,
    title: 'GREEN has more than half before users are sent there, and in the end all',
    how: {
      check: 'registry',
      with: {
        url: '${var:registry}',
        paths: '${var:servicePaths}',
        expect: { groupOverHalf: '${var:newGroup}' },
      },
      testedOn: stores,
    },
  },
  {
    id: 'BAT-07',
    articles: ['002', '003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'Each of two clusters carries everything alone',
    how: {
      check: 'capacity',
      with: { ...need, blueGreen: { blue: '${var:blue}', green: '${var:green}' } },
      when: { strategies: ['blue-green'] },
      testedOn:
        'needs no system; the peak on Prometheus, the node as `seaworthy replay capacity` measured it',
    },
  },
  {
    id: 'BAT-08',
    articles: ['000', '002'],
    phase: 'after',
    level: 'warn',
    tier: 2,
    title: 'The old version is held, then let go, and none is forgotten',
    how: { check: 'session', with: { aspect: 'let-go' }, testedOn: 'sessions in a folder and in PostgreSQL' },
  },
  {
    id: 'BAT-09',
    articles: ['001'],
    phase: 'batch',
    level: 'warn',
    tier: 2,
    title: 'At most two versions live, for a limited time',
    how: {
      check: 'registry',
      with: { url: '${var:registry}', paths: '${var:servicePaths}', expect: { versionsMax: 2 } },
      testedOn: stores,
    },
  },
  {
    id: 'BAT-10',
    articles: ['004'],
    phase: 'before',
    level: 'block',
    tier: 2,
    title: 'Before all users get it, the release survived an evening peak in small traffic',
    how: {
      check: 'metric',
      with: {
        url: '${var:prometheus}',
        query: '${var:eveningPeak}',
        atLeast: '${var:smallPeak}',
        minSamples: 1,
        onNoData: 'fail',
      },
      testedOn: 'Prometheus',
    },
  },
  {
    id: 'BAT-11',
    articles: ['002'],
    phase: 'before',
    level: 'block',
    tier: 2,
    title: 'A new interface version goes to some providers, all consumers, then the other providers',
    how: {
      check: 'order',
      with: { dependsOn: '${var:upgradeSteps}', deploy: '${var:upgradePlan}' },
      testedOn: 'needs no system',
    },
  },
  {
    id: 'BAT-12',
    articles: ['001', '002'],
    phase: 'before',
    level: 'warn',
    tier: 2,
    title: 'The strategy suits the kind of change',
    how: {
      check: 'strategy',
      with: { changes: '${var:changes}', allowed: '${var:strategies}' },
      testedOn: 'needs no system',
    },
  },
];
