import type { Row } from './row.ts';

const web = { changes: ['web'] };
const delivery = { edges: '${var:edges}', builds: ['${var:build}', '${var:formerBuild}'] };

export const webRows: readonly Row[] = [
  {
    id: 'WEB-01',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'Names of scripts and styles carry a hash that changes exactly when the content does',
    how: {
      check: 'assets',
      with: { build: '${var:build}', formerBuild: '${var:formerBuild}' },
      when: web,
      testedOn: 'files',
    },
  },
  {
    id: 'WEB-02',
    articles: ['003'],
    phase: 'preview',
    level: 'warn',
    tier: 1,
    title: 'Hashed files are cached for long, the page that names them is not',
    how: {
      check: 'asset-delivery',
      with: { ...delivery, pages: ['${var:page}'], cachedFor: '180d' },
      when: web,
      testedOn: 'nginx',
    },
  },
  {
    id: 'WEB-03',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'No published name gets new content',
    how: {
      check: 'file',
      with: { path: '${var:ownAsset}', sameAs: '${var:formerAsset}' },
      when: web,
      testedOn: 'files',
    },
  },
  {
    id: 'WEB-04',
    articles: ['000', '003'],
    phase: 'switch',
    level: 'block',
    tier: 1,
    title: 'New files are out before a page names them, and old ones stay',
    how: {
      check: 'asset-delivery',
      with: { ...delivery, pages: ['${var:page}'] },
      when: web,
      testedOn: 'nginx',
    },
  },
  {
    id: 'WEB-05',
    articles: ['003'],
    phase: 'after',
    level: 'warn',
    tier: 2,
    title: 'Neither the release nor its way back needs a cache to be emptied',
    how: {
      check: 'http',
      with: { url: '${var:edge}', expect: { headers: { 'cache-control': 'no-cache' } } },
      when: web,
      testedOn: 'HTTP servers',
    },
  },
  {
    id: 'WEB-06',
    articles: ['000'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'With the marks of preview, page and API both come from preview',
    how: {
      check: 'http',
      with: {
        url: '${var:api}',
        cookies: '${var:previewMark}',
        expect: { bodyContains: ['${var:newVersion}'] },
      },
      when: web,
      testedOn: 'HTTP servers',
    },
  },
];
