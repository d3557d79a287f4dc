import type { How, Row } from './row.ts';

const compat: How = {
  check: 'report',
  with: { file: '${var:compatReport}', tool: 'compat' },
  when: { changes: ['config'] },
  testedOn: 'reports of the tools',
};

export const cfg: readonly Row[] = [
  {
    id: 'CFG-01',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'Every setting that new code reads has a default or a value in the environment',
    how: compat,
  },
  {
    id: 'CFG-02',
    articles: ['001'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'The new group has every setting of the old one, and differences were looked at',
    how: {
      check: 'config-value',
      with: { url: '${var:configCentre}', groups: '${var:configGroups}' },
      testedOn: 'ZooKeeper and etcd; Nacos, Consul, Apollo and Kubernetes by specified replies',
    },
  },
  {
    id: 'CFG-03',
    articles: ['000'],
    phase: 'preview',
    level: 'warn',
    tier: 2,
    title: 'A changed setting reaches all instances in time, without a restart',
    how: {
      check: 'config-propagation',
      with: {
        url: '${var:configCentre}',
        key: '${var:probeKey}',
        instances: '${var:settingPages}',
        shows: '${var:settingShown}',
        within: '${var:turnWithin}',
        awaitChange: '5m',
      },
      timeout: '10m',
      testedOn: 'etcd',
    },
  },
  {
    id: 'CFG-04',
    articles: ['000'],
    phase: 'switch',
    level: 'block',
    tier: 1,
    title: 'The setting that names the official version is as planned before and after the switch',
    how: {
      check: 'config-value',
      with: { url: '${var:configCentre}', values: '${var:officialVersions}' },
      testedOn: 'ZooKeeper and etcd; Nacos, Consul, Apollo and Kubernetes by specified replies',
    },
  },
  {
    id: 'CFG-05',
    articles: ['004'],
    phase: 'before',
    level: 'warn',
    tier: 2,
    title: 'What runs is what stands in git; nobody edited by hand',
    how: { check: 'command', with: { argv: '${var:drift}' }, timeout: '5m', testedOn: 'processes' },
  },
  {
    id: 'CFG-06',
    articles: ['003', '004'],
    phase: 'before',
    level: 'warn',
    tier: 3,
    title: 'Every switch for gray logic is registered with an owner and an end',
    how: {
      check: 'code-scan',
      with: { files: '${var:sources}', pattern: '${var:flagCall}', register: '${var:flags}' },
      testedOn: 'files',
    },
  },
  {
    id: 'CFG-07',
    articles: ['001', '004'],
    phase: 'before',
    level: 'warn',
    tier: 2,
    title: 'Framework and agents have the same version on all instances',
    how: {
      check: 'http',
      with: { url: '${var:edge}', cases: '${var:frameworkPages}' },
      testedOn: 'HTTP servers',
    },
  },
];
