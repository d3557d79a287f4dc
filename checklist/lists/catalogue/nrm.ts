import type { Row } from './row.ts';

export const nrm: readonly Row[] = [
  {
    id: 'NRM-01',
    articles: ['001', '002', '003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'Nothing is released in peak hours',
    how: {
      check: 'all-of',
      with: {
        parts: [
          { name: 'clock', check: 'window', with: { allow: '${var:window}' } },
          {
            name: 'load, against the busiest tenth of the week',
            check: 'metric',
            with: {
              url: '${var:prometheus}',
              query: '(${var:traffic}) / quantile_over_time(0.9, (${var:traffic})[7d:5m])',
              atMost: 1,
              minSamples: 1,
              onNoData: 'inconclusive',
            },
          },
        ],
      },
      testedOn: 'Prometheus',
    },
  },
  {
    id: 'NRM-02',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'The notice with scope, time, way back and contacts is out',
    how: {
      check: 'notify',
      with: { notice: 'before', text: '${var:noticeBefore}', recipients: '${var:recipients}' },
      testedOn: 'an SMTP server; Slack, DingTalk, WeCom and Feishu by specified replies',
    },
  },
  {
    id: 'NRM-03',
    articles: ['003'],
    phase: 'batch',
    level: 'block',
    tier: 2,
    title: 'Somebody watches while the release goes on',
    how: {
      statement: 'a named person watches system, business and errors',
      because: 'a person watches and has a name',
    },
  },
  {
    id: 'NRM-04',
    articles: ['003'],
    phase: 'batch',
    level: 'block',
    tier: 1,
    title: 'When something is wrong the release goes back first and is debugged later',
    how: { check: 'session', with: { aspect: 'order' }, testedOn: 'sessions in a folder and in PostgreSQL' },
  },
  {
    id: 'NRM-05',
    articles: ['003'],
    phase: 'after',
    level: 'block',
    tier: 1,
    title: 'Product, callers and called services were told that it is done',
    how: {
      check: 'notify',
      with: { notice: 'after', text: '${var:noticeAfter}', recipients: '${var:recipients}' },
      testedOn: 'an SMTP server; Slack, DingTalk, WeCom and Feishu by specified replies',
    },
  },
  {
    id: 'NRM-06',
    articles: ['004'],
    phase: 'before',
    level: 'warn',
    tier: 3,
    title: 'The branch of the environment holds every earlier feature',
    how: {
      check: 'git',
      with: { candidate: '${var:environmentBranch}', contains: '${var:features}' },
      testedOn: 'git',
    },
  },
  {
    id: 'NRM-07',
    articles: ['004'],
    phase: 'before',
    level: 'warn',
    tier: 3,
    title: "Each day's environments start from what is online",
    how: {
      check: 'http',
      with: { url: '${var:edge}', cases: '${var:environments}' },
      testedOn: 'HTTP servers',
    },
  },
];
