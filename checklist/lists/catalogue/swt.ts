import type { Row } from './row.ts';

const store = 'sessions in a folder and in PostgreSQL';

export const swt: readonly Row[] = [
  {
    id: 'SWT-01',
    articles: ['000'],
    phase: 'switch',
    level: 'block',
    tier: 1,
    title: 'No request of a user fails through ship, switch and drain',
    how: {
      check: 'continuity',
      with: { url: '${var:api}', duration: '2m', perSecond: 10, statuses: [200], minSamples: 1000 },
      timeout: '3m',
      testedOn: 'nginx',
    },
  },
  {
    id: 'SWT-02',
    articles: ['000', '001'],
    phase: 'switch',
    level: 'block',
    tier: 1,
    title: 'Testers and developers of both ends looked at preview before the commit',
    how: {
      statement: 'test, backend and frontend looked at preview in this session',
      because: 'people looked and have names',
    },
  },
  {
    id: 'SWT-03',
    articles: ['000', '003'],
    phase: 'switch',
    level: 'block',
    tier: 1,
    title: 'The switch takes effect everywhere, in time',
    how: { check: 'session', with: { aspect: 'effect', within: '${var:turnWithin}' }, testedOn: store },
  },
  {
    id: 'SWT-04',
    articles: ['000'],
    phase: 'switch',
    level: 'block',
    tier: 1,
    title: 'The session took its steps in order, none is missing',
    how: { check: 'session', with: { aspect: 'order' }, testedOn: store },
  },
  {
    id: 'SWT-05',
    articles: ['000', '001', '004'],
    phase: 'after',
    level: 'warn',
    tier: 3,
    title: 'The release was done by the tool, nobody helped by hand',
    how: {
      check: 'logs',
      with: {
        from: 'files',
        paths: '${var:auditLogs}',
        query: '${var:handWork}',
        atMost: 0,
        minSamples: 1,
        onNoData: 'inconclusive',
      },
      testedOn: 'log files',
    },
  },
  {
    id: 'SWT-06',
    articles: ['000'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'What switches and rolls back can be reached before anything starts',
    how: { check: 'tcp', with: { targets: '${var:controls}' }, testedOn: 'sockets' },
  },
];
