import type { Row } from './row.ts';

const hosted = {
  host: '${var:gitHost}',
  url: '${var:gitApi}',
  project: '${var:project}',
  token: '${var:gitToken}',
};

export const bld: readonly Row[] = [
  {
    id: 'BLD-01',
    articles: ['002'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'The package lies in every mirror and on every node with the same checksum',
    how: {
      check: 'all-of',
      with: {
        parts: [
          {
            name: 'mirrors',
            check: 'artifact',
            with: { mirrors: '${var:mirrors}', sha256: '${var:packageSha256}' },
          },
          {
            name: 'nodes',
            check: 'on-nodes',
            with: {
              nodes: '${var:hosts}',
              argv: '${var:packageSum}',
              values: { sha256: { matches: '([0-9a-f]{64})', equals: '${var:packageSha256}' } },
            },
          },
        ],
      },
      timeout: '5m',
      testedOn: 'HTTP servers; processes, ssh is the command of the site',
    },
  },
  {
    id: 'BLD-02',
    articles: ['002'],
    phase: 'node',
    level: 'warn',
    tier: 3,
    title: 'Nodes download a few at a time',
    how: {
      check: 'metric',
      with: {
        url: '${var:prometheus}',
        query: '${var:downloadsAtOnce}',
        atMost: '${var:downloadsMax}',
        over: '10m',
        minSamples: 1,
        onNoData: 'inconclusive',
      },
      testedOn: 'Prometheus',
    },
  },
  {
    id: 'BLD-03',
    articles: ['000', '003', '004'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'What ships is committed, tagged and part of trunk',
    how: { check: 'git', with: { clean: true, tag: '${var:tag}', trunk: '${var:trunk}' }, testedOn: 'git' },
  },
  {
    id: 'BLD-04',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'There is a release to go back to',
    how: {
      check: 'all-of',
      with: {
        parts: [
          { name: 'commit', check: 'git', with: { rollbackTarget: '${var:formerTag}' } },
          {
            name: 'image',
            check: 'image',
            with: {
              registries: '${var:imageRegistries}',
              repository: '${var:imageName}',
              tag: '${var:formerTag}',
            },
          },
        ],
      },
      testedOn: 'git; container registries by specified replies',
    },
  },
  {
    id: 'BLD-05',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'Somebody else than the author reviewed every change',
    how: {
      check: 'pull-requests',
      with: { ...hosted, since: '${var:formerTag}', candidate: '${var:tag}' },
      testedOn: 'GitHub and GitLab by specified replies',
    },
  },
  {
    id: 'BLD-06',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'The tests of the core flow passed on exactly this content',
    how: {
      check: 'ci-status',
      with: {
        ...hosted,
        jobs: '${var:jobs}',
        tests: { files: '${var:testResults}', passedMin: '${var:testsMin}' },
      },
      testedOn: 'GitHub and GitLab by specified replies; files of JUnit and CTRF',
    },
  },
  {
    id: 'BLD-07',
    articles: ['000', '003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'QA signed off normal, boundary and unrelated features',
    how: {
      statement: 'normal, boundary and unrelated features were tested on this content',
      because: 'a person tested it and has a name',
    },
  },
  {
    id: 'BLD-08',
    articles: ['003'],
    phase: 'before',
    level: 'warn',
    tier: 1,
    title: 'Another member of the team read the checklist',
    how: {
      statement: 'the checklist was read for what this release needs',
      because: 'a person read it and has a name; authors are refused',
    },
  },
];
