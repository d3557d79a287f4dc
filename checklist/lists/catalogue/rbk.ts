import type { Row } from './row.ts';

const store = 'sessions in a folder and in PostgreSQL';

export const rbk: readonly Row[] = [
  {
    id: 'RBK-01',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'One action leads back to the old logic, and it was tried',
    how: {
      statement: 'the switch was turned and turned back in preview',
      because: 'which switch it is depends on the release; the session turns traffic',
    },
  },
  {
    id: 'RBK-02',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'Nobody depends yet on what a way back takes away',
    how: {
      check: 'report',
      with: { file: '${var:compatReport}', tool: 'compat' },
      testedOn: 'reports of the tools',
    },
  },
  {
    id: 'RBK-03',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'The way back was rehearsed for this release',
    how: {
      statement: 'the way back was rehearsed with this content',
      because: 'a rehearsal is a release of its own, in a test environment',
    },
  },
  {
    id: 'RBK-04',
    articles: ['003'],
    phase: 'rollback',
    level: 'block',
    tier: 1,
    title: 'The way back goes upstream first',
    how: {
      check: 'order',
      with: { dependsOn: '${var:dependsOn}', rollback: '${var:back}' },
      testedOn: 'pure arithmetic',
    },
  },
  {
    id: 'RBK-05',
    articles: ['000', '002'],
    phase: 'rollback',
    level: 'block',
    tier: 1,
    title: 'Going back is a turn of traffic, and takes less than was agreed',
    how: { check: 'session', with: { aspect: 'effect', within: '${var:turnWithin}' }, testedOn: store },
  },
  {
    id: 'RBK-06',
    articles: ['000', '002'],
    phase: 'after',
    level: 'block',
    tier: 1,
    title: 'Until the session ends the old version stays up',
    how: { check: 'session', with: { aspect: 'hold' }, testedOn: store },
  },
  {
    id: 'RBK-07',
    articles: ['000', '003'],
    phase: 'rollback',
    level: 'block',
    tier: 1,
    title: 'After the way back routes, registry and config are as before',
    how: { check: 'session', with: { aspect: 'restored' }, testedOn: store },
  },
  {
    id: 'RBK-08',
    articles: ['004'],
    phase: 'rollback',
    level: 'warn',
    tier: 3,
    title: 'A data centre can be taken out and comes back',
    how: {
      statement: 'a data centre was taken out and back in a rehearsal',
      because: 'it moves the traffic of a whole site',
    },
  },
];
