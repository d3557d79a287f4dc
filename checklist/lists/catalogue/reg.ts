import type { Row } from './row.ts';

const registries = 'the four have four forms, and one check reads one';
const stores = 'ZooKeeper and etcd';

export const reg: readonly Row[] = [
  {
    id: 'REG-01',
    articles: ['000'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'The versioned path holds exactly the instances of that version, the other one stable',
    how: {
      check: 'registry',
      with: { url: '${var:registry}', paths: ['${var:livePath}'], sameAs: '${var:stablePath}' },
      testedOn: stores,
    },
  },
  {
    id: 'REG-02',
    articles: ['000'],
    phase: 'switch',
    level: 'block',
    tier: 1,
    title: 'During the switch the path that users need is never empty',
    how: {
      check: 'registry-watch',
      with: {
        url: '${var:registry}',
        path: '${var:livePath}',
        becomes: '${var:newPath}',
        min: '${var:leastInstances}',
        within: '${var:turnWithin}',
        watch: '10m',
      },
      timeout: '11m',
      testedOn: stores,
    },
  },
  {
    id: 'REG-03',
    articles: ['001'],
    phase: 'node',
    level: 'block',
    tier: 2,
    title: 'A started instance is known to config, registry, queue and scheduler',
    how: { statement: 'the instance was looked up in all four', because: registries },
  },
  {
    id: 'REG-04',
    articles: ['001'],
    phase: 'node',
    level: 'block',
    tier: 1,
    title: 'Each instance says the planned group and version',
    how: {
      check: 'registry',
      with: {
        url: '${var:registry}',
        paths: '${var:servicePaths}',
        expect: { groups: '${var:groupPlan}', versions: '${var:versionPlan}' },
      },
      testedOn: stores,
    },
  },
  {
    id: 'REG-05',
    articles: ['002'],
    phase: 'batch',
    level: 'block',
    tier: 2,
    title: 'Whatever interface version a consumer needs, somebody provides',
    how: {
      check: 'registry-consumers',
      with: { url: '${var:registry}' },
      testedOn: 'ZooKeeper, with the paths of Dubbo',
    },
  },
  {
    id: 'REG-06',
    articles: ['002'],
    phase: 'node',
    level: 'block',
    tier: 2,
    title: 'Labels of pods match their service, and the ready ones are as planned',
    how: {
      statement: 'ready endpoints were compared with the plan',
      because: 'no Kubernetes runs where this is tested',
    },
  },
  {
    id: 'REG-07',
    articles: ['002'],
    phase: 'before',
    level: 'warn',
    tier: 3,
    title: 'Pods and hosts outside of the cluster reach each other',
    how: { check: 'tcp', with: { targets: '${var:controls}' }, testedOn: 'sockets; run it from both sides' },
  },
  {
    id: 'REG-08',
    articles: ['001'],
    phase: 'batch',
    level: 'block',
    tier: 2,
    title: 'Each group uses its own topics, and those of a group that goes are empty',
    how: {
      check: 'queue',
      with: {
        system: '${var:queueSystem}',
        url: '${var:queueServer}',
        match: '${var:formerTopics}',
        expect: { waitingMax: 0, publishedMax: 0, onlyConsumers: '${var:formerGroup}' },
        over: '15s',
      },
      timeout: '60s',
      testedOn: 'RabbitMQ, Redis with BullMQ; RocketMQ by specified replies',
    },
  },
  {
    id: 'REG-09',
    articles: ['001'],
    phase: 'batch',
    level: 'block',
    tier: 2,
    title: 'Jobs run once, on nodes of their group, and none waits for a group that is gone',
    how: {
      statement: 'runs of jobs by group were looked at',
      because: 'a check of schedulers is not built yet',
    },
  },
];
