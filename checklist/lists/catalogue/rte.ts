import { rteSpread } from './rte-spread.ts';
import type { Row } from './row.ts';

const identities = '${var:user}';

export const rte: readonly Row[] = [
  {
    id: 'RTE-01',
    articles: ['000'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'Each mark leads to the version that it names',
    how: {
      check: 'http',
      with: {
        url: '${var:api}',
        cookies: '${var:previewMark}',
        expect: { bodyContains: ['${var:newVersion}'] },
      },
      testedOn: 'HTTP servers',
    },
  },
  {
    id: 'RTE-02',
    articles: ['000'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'Without a usable mark everybody gets stable',
    how: {
      check: 'http',
      with: {
        url: '${var:api}',
        expect: { bodyContains: ['${var:oldVersion}'] },
        cases: [
          { name: 'no mark' },
          { name: 'malformed', headers: { cookie: '${var:markName};=;;${var:markName}=' } },
          { name: 'unknown', headers: { cookie: '${var:markName}=unknown' } },
          {
            name: 'duplicate',
            headers: { cookie: '${var:markName}=unknown' },
            cookies: '${var:previewMark}',
          },
        ],
      },
      testedOn: 'HTTP servers',
    },
  },
  {
    id: 'RTE-03',
    articles: ['000'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'Before the commit preview gets marked requests only',
    how: {
      check: 'logs',
      with: {
        from: 'files',
        paths: '${var:previewLogs}',
        query: '.',
        except: '${var:markInLog}',
        atMost: 0,
        minSamples: 1,
        onNoData: 'inconclusive',
      },
      testedOn: 'log files',
    },
  },
  {
    id: 'RTE-04',
    articles: ['001'],
    phase: 'preview',
    level: 'block',
    tier: 2,
    title: 'The gray entrance is closed to the outside',
    how: {
      check: 'tcp',
      with: { targets: ['${var:grayPort}'], expect: 'closed' },
      testedOn: 'sockets; run it from outside of the office',
    },
  },
  {
    id: 'RTE-05',
    articles: ['001'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'The gray entrance is configured as production is, but for upstream and who may enter',
    how: {
      check: 'nginx-config',
      with: {
        file: '${var:grayConf}',
        sameAs: '${var:prodConf}',
        except: ['upstream', 'allow', 'deny', 'listen'],
      },
      testedOn: 'nginx',
    },
  },
  {
    id: 'RTE-06',
    articles: ['001'],
    phase: 'before',
    level: 'block',
    tier: 2,
    title: 'In the gray network every business name leads to the gray entrance',
    how: {
      check: 'dns',
      with: { names: '${var:domains}', resolver: '${var:grayResolver}', only: '${var:grayAddresses}' },
      testedOn: 'a name server',
    },
  },
  {
    id: 'RTE-07',
    articles: ['001'],
    phase: 'preview',
    level: 'warn',
    tier: 2,
    title: 'While the maintenance page is up, only insiders pass it',
    how: {
      check: 'http',
      with: {
        url: '${var:edge}',
        cases: [
          { name: 'an outsider', expect: { status: 503 } },
          { name: 'an insider', headers: '${var:insider}' },
        ],
      },
      when: { strategies: ['stop-service'] },
      testedOn: 'HTTP servers',
    },
  },
  {
    id: 'RTE-08',
    articles: ['003'],
    phase: 'batch',
    level: 'block',
    tier: 1,
    title: 'One user always gets the same version',
    how: {
      check: 'sticky',
      with: { url: '${var:api}', identities, version: '${var:version}' },
      timeout: '5m',
      testedOn: 'nginx',
    },
  },
  {
    id: 'RTE-09',
    articles: ['003'],
    phase: 'batch',
    level: 'block',
    tier: 1,
    title: 'The new version has the planned share, and a greater share takes nobody back',
    how: {
      check: 'share',
      with: {
        url: '${var:api}',
        identities,
        version: '${var:version}',
        of: '${var:newVersion}',
        percent: '${var:percent}',
      },
      timeout: '5m',
      testedOn: 'nginx',
    },
  },
  ...rteSpread,
];
