import type { Row } from './row.ts';

const replayed = {
  check: 'report',
  with: { file: '${var:replayReport}', tool: 'replay' },
  testedOn: 'reports of the tools',
} as const;

export const rpl: readonly Row[] = [
  {
    id: 'RPL-01',
    articles: ['000', '001'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'Replayed requests of users show no difference that nobody explained',
    how: replayed,
  },
  {
    id: 'RPL-02',
    articles: ['000'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'The replay changes nothing: reading requests, off-peak, at a capped rate',
    how: replayed,
  },
  {
    id: 'RPL-03',
    articles: ['000'],
    phase: 'preview',
    level: 'warn',
    tier: 1,
    title: 'Preview is as fast as stable before users see it',
    how: replayed,
  },
  {
    id: 'RPL-04',
    articles: ['004'],
    phase: 'before',
    level: 'warn',
    tier: 2,
    title: 'A load test for the expected peak is recent',
    how: {
      check: 'capacity',
      with: {
        peakPerSecond: '${var:peak}',
        perNode: '${var:nodeCapacity}',
        rolling: { nodes: '${var:nodes}', outAtOnce: '${var:outAtOnce}' },
        maxAge: '30d',
      },
      testedOn: 'needs no system; the node as `seaworthy replay capacity` measured it',
    },
  },
  {
    id: 'RPL-05',
    articles: ['001', '003'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'Acceptance on the gray chain passed right after the deployment',
    how: { check: 'command', with: { argv: '${var:smoke}' }, timeout: '10m', testedOn: 'processes' },
  },
];
