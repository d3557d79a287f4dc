import type { Row } from './row.ts';

const identities = '${var:user}';

const traces = {
  url: '${var:jaeger}',
  service: '${var:entryService}',
  minSamples: 1,
  onNoData: 'inconclusive',
};

/** Routing while the release spreads, and between environments. */
export const rteSpread: readonly Row[] = [
  {
    id: 'RTE-10',
    articles: ['003'],
    phase: 'batch',
    level: 'warn',
    tier: 2,
    title: 'Adding or removing a node moves few users, and none back',
    how: {
      check: 'share',
      with: {
        url: '${var:api}',
        identities,
        version: '${var:version}',
        of: '${var:newVersion}',
        percent: '${var:percent}',
        movedBackMax: 0,
      },
      timeout: '5m',
      testedOn: 'nginx',
    },
  },
  {
    id: 'RTE-11',
    articles: ['003'],
    phase: 'before',
    level: 'warn',
    tier: 3,
    title: 'Groups of experiments do not depend on the gray routing',
    how: {
      check: 'independence',
      with: {
        url: '${var:api}',
        identities,
        version: '${var:version}',
        bucket: '${var:bucket}',
        minSamples: 500,
        onNoData: 'inconclusive',
      },
      timeout: '5m',
      testedOn: 'nginx',
    },
  },
  {
    id: 'RTE-12',
    articles: ['000', '004'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'The mark passes every hop, also queues and jobs',
    how: {
      check: 'trace',
      with: {
        ...traces,
        tags: '${var:previewTrace}',
        versions: '${var:previewHops}',
        otherwise: ['${var:oldVersion}'],
      },
      testedOn: 'Jaeger by specified replies',
    },
  },
  {
    id: 'RTE-13',
    articles: ['004'],
    phase: 'preview',
    level: 'block',
    tier: 2,
    title: 'What a feature environment lacks is served by the baseline, never by another feature',
    how: {
      check: 'trace',
      with: {
        ...traces,
        tags: '${var:traceMark}',
        versions: '${var:ownHops}',
        otherwise: ['${var:oldVersion}'],
      },
      testedOn: 'Jaeger by specified replies',
    },
  },
  {
    id: 'RTE-14',
    articles: ['001'],
    phase: 'batch',
    level: 'block',
    tier: 2,
    title: 'GREEN calls only GREEN',
    how: {
      check: 'trace',
      with: { ...traces, sameTag: 'group' },
      testedOn: 'Jaeger by specified replies',
    },
  },
  {
    id: 'RTE-15',
    articles: ['004'],
    phase: 'batch',
    level: 'block',
    tier: 2,
    title: 'The inlet of the small traffic can be closed, and quickly',
    how: {
      check: 'rehearsal',
      with: {
        target: 'the inlet of the small traffic',
        group: 'preview',
        turn: '${var:inletClosed}',
        back: '${var:inletOpen}',
        within: '${var:turnWithin}',
      },
      timeout: '10m',
      testedOn: 'processes and HTTP servers',
    },
  },
  {
    id: 'RTE-16',
    articles: ['002'],
    phase: 'batch',
    level: 'warn',
    tier: 2,
    title: 'The chosen users get the new version, and only they',
    how: { check: 'http', with: { url: '${var:api}', cases: '${var:people}' }, testedOn: 'HTTP servers' },
  },
  {
    id: 'RTE-17',
    articles: ['000'],
    phase: 'preview',
    level: 'block',
    tier: 2,
    title: 'Callers without a mark, such as jobs, stay on stable',
    how: {
      check: 'registry-consumers',
      with: { url: '${var:registry}', asks: '${var:unmarkedCallers}' },
      testedOn: 'examples; the reading on ZooKeeper, with the paths of Dubbo',
    },
  },
  {
    id: 'RTE-18',
    articles: ['000'],
    phase: 'preview',
    level: 'warn',
    tier: 3,
    title: 'A caller that pinned a version is served that one',
    how: { check: 'http', with: { url: '${var:api}', cases: '${var:pinned}' }, testedOn: 'HTTP servers' },
  },
];
