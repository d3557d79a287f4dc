import { describe, expect, test } from 'vitest';
import { memoryBlobs } from '../../reports/index.ts';
import { balanced, findings } from '../two-groups.test-support.ts';
import { hasChromium, openedPages, shop, shopFiles } from './web-shop.test-support.ts';

describe.skipIf(!hasChromium)('pages in both groups (needs Chromium)', () => {
  test('equal shops raise nothing, and only GET reached them', async () => {
    const { report, heard } = await openedPages({ options: { pages: ['/', '/about'] } });
    expect(findings(report)).toEqual([]);
    expect(report.verdict).toBe('go');
    expect(report.ledger).toMatchObject({ selected: 2, sent: 2, compared: 2 });
    expect(balanced(report)).toBe(true);
    expect(heard.filter((line) => !line.startsWith('GET '))).toEqual([]);
    const examined = Object.fromEntries(report.rules.map(({ id, examined }) => [id, examined]));
    expect(examined).toMatchObject({ 'page-broken': 2, 'asset-overwritten': 2, 'page-looks-different': 2 });
    const refused = report.tables?.find(({ name }) => name.includes('not sent'));
    expect(refused?.rows).toEqual([['POST /api/clicks (method)', 3]]);
  });

  const script = '/static/app.be35852410.js';
  const style = '/static/app.22501938a3.css';
  const [type = '', text = ''] = shopFiles()[script] ?? [];
  const withScript = (more: string) => ({ [script]: [type, text + more] as const });

  test('what is broken in preview only is found, each by its rule and nothing else', async () => {
    const blobs = memoryBlobs();
    const preview = shop('shop-v1', {
      ...withScript(`
        setTimeout(() => { throw new Error("no price of item 7"); });
        console.error("price is missing");
        fetch("/api/news");
        new Image().src = "/static/logo.9965bd15a2.svg";`),
      [style]: ['text/css', 'body { background: tomato }'],
      '/about': undefined,
    });
    const { report, heard } = await openedPages({ preview, options: { pages: ['/', '/about'], blobs } });
    expect(findings(report).sort()).toEqual([
      'asset-missing: GET /static/logo.9965bd15a2.svg',
      `asset-overwritten: ${style}`,
      `asset-overwritten: ${script}`,
      'page-broken: operation:GET /about',
      'page-complains: console price is missing',
      'page-complains: exception Error: no price of item #',
      'page-looks-different: operation:GET / 640x400',
      'page-request-failed: GET /api/news',
    ]);
    expect(report.verdict).toBe('no-go');
    expect(heard.filter((line) => !line.startsWith('GET '))).toEqual([]);
    const pictures = report.results.flatMap(({ evidence = [] }) =>
      evidence.flatMap((piece) => (piece.kind === 'pictures' ? piece.pictures : [])),
    );
    expect(pictures.slice(0, 3).map(({ title }) => title)).toEqual(['stable', 'preview', 'difference']);
    const png = Buffer.from((await blobs.get(pictures[2]?.blob ?? '')) ?? '', 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  test('what stable does as well is no finding', async () => {
    const broken = withScript('console.error("old trouble " + Math.random()); fetch("/api/news");');
    const { report } = await openedPages({
      stable: shop('shop-v0', broken),
      preview: shop('shop-v1', broken),
    });
    expect(findings(report)).toEqual([]);
  });
});
