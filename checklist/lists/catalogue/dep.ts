import type { Row } from './row.ts';

export const dep: readonly Row[] = [
  {
    id: 'DEP-01',
    articles: ['000', '004'],
    phase: 'before',
    level: 'block',
    tier: 2,
    title: 'Who calls a changed module, and whom it calls, is known and in the plan',
    how: {
      check: 'registry-consumers',
      with: { url: '${var:registry}', changed: '${var:changedApps}', plan: '${var:plannedApps}' },
      testedOn: 'examples; the reading on ZooKeeper, with the paths of Dubbo',
    },
  },
  {
    id: 'DEP-02',
    articles: ['000', '003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'Services go out downstream first and come back in reverse, without a circle',
    how: {
      check: 'order',
      with: { dependsOn: '${var:dependsOn}', deploy: '${var:deploy}', rollback: '${var:back}' },
      testedOn: 'needs no system; the graph on ZooKeeper and files of traces',
    },
  },
  {
    id: 'DEP-03',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'Every service that this release needs is already online in the version that it needs',
    how: { check: 'http', with: { url: '${var:edge}', cases: '${var:callees}' }, testedOn: 'HTTP servers' },
  },
  {
    id: 'DEP-04',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'Packages of called services have the planned version, and none is a snapshot',
    how: {
      check: 'packages',
      with: { files: '${var:buildFiles}', packages: '${var:clientPackages}' },
      testedOn: 'files of npm, Maven and Gradle',
    },
  },
  {
    id: 'DEP-05',
    articles: ['003', '004'],
    phase: 'before',
    level: 'block',
    tier: 2,
    title: 'Rights between services are granted and in force where the release goes',
    how: {
      check: 'http',
      with: {
        url: '${var:grantedUrl}',
        cases: [
          { name: 'with the credentials of the caller', headers: '${var:callerCredentials}' },
          { name: 'without credentials', expect: { status: [401, 403] } },
        ],
      },
      testedOn: 'HTTP servers',
    },
  },
  {
    id: 'DEP-06',
    articles: ['000'],
    phase: 'before',
    level: 'warn',
    tier: 2,
    title: 'No other product uses a module of this session, or its owner agreed',
    how: {
      check: 'registry-consumers',
      with: { url: '${var:registry}', changed: '${var:changedApps}', plan: '${var:productApps}' },
      testedOn: 'ZooKeeper, with the paths of Dubbo; the agreement of an owner is a waiver with his name',
    },
  },
  {
    id: 'DEP-07',
    articles: ['000', '002'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'A changed signature has a new interface version',
    how: {
      check: 'all-of',
      with: {
        parts: [
          {
            name: 'compatibility',
            check: 'report',
            with: { file: '${var:compatReport}', tool: 'compat' },
          },
          {
            name: 'one owner of each version',
            check: 'registry-consumers',
            with: { url: '${var:registry}', oneOwner: true },
          },
        ],
      },
      when: { changes: ['api', 'rpc'] },
      testedOn: 'reports of the tools; ZooKeeper, with the paths of Dubbo',
    },
  },
  {
    id: 'DEP-08',
    articles: ['003'],
    phase: 'after',
    level: 'block',
    tier: 1,
    title: 'Callers may ship only after this release was seen to be good',
    how: {
      check: 'notify',
      with: { notice: 'callers', text: '${var:noticeCallers}', recipients: '${var:callers}' },
      needs: ['MON-01', 'MON-02', 'MON-03', 'MON-05'],
      testedOn: 'an SMTP server; Slack, DingTalk, WeCom and Feishu by specified replies',
    },
  },
];
