import { describe, expect, test } from 'vitest';
import { memoryBlobs } from '../../reports/index.ts';
import { reportTexts } from '../../reports/language/report-texts.ts';
import { untranslated } from '../../reports/language/translations-of.ts';
import { balanced, findings, notPassed, type Handler } from '../two-groups.test-support.ts';
import { hasChromium, openedPages, shop, shopFiles } from './web-shop.test-support.ts';

const script = '/static/app.be35852410.js';
const style = '/static/app.22501938a3.css';
const withScript = (more: string) => {
  const [type = '', text = ''] = shopFiles()[script] ?? [];
  return { [script]: [type, text + more] as const };
};

describe.skipIf(!hasChromium)('pages in both groups (needs Chromium)', { timeout: 90_000 }, () => {
  test('equal shops raise nothing, whatever they show by chance, and only GET reached them', async () => {
    const colours = ['red', 'green', 'blue'];
    const advertise: Handler = (request, response) => {
      if (request.url === '/advertisement') response.end(colours.pop());
    };
    const shown = withScript(
      "fetch('/advertisement').then((reply) => reply.text()).then((colour) => { document.getElementById('list').style.background = colour; });",
    );
    const { report, heard } = await openedPages({
      stable: shop('shop-v0', shown, advertise),
      preview: shop('shop-v1', shown, advertise),
    });
    expect(colours).toEqual([]);
    expect(findings(report)).toEqual([]);
    expect(report.verdict).toBe('go');
    expect(report.ledger).toMatchObject({ selected: 1, sent: 1, compared: 1 });
    expect(balanced(report)).toBe(true);
    expect(heard.filter((line) => !line.startsWith('GET '))).toEqual([]);
    const examined = Object.fromEntries(report.rules.map(({ id, examined }) => [id, examined]));
    expect(examined).toMatchObject({ 'page-broken': 1, 'asset-overwritten': 2, 'page-looks-different': 1 });
    const refused = report.tables?.find(({ name }) => name.includes('not sent'));
    expect(refused?.rows).toEqual([['POST /api/clicks (method)', 2, 1]]);
  });

  test('what is broken in preview only is found, each by its rule and nothing else', async () => {
    const blobs = memoryBlobs();
    const old = 'console.error("old trouble " + Math.random()); fetch("/api/olds");';
    const more = `
      setTimeout(() => { throw new Error("no price of item 7"); });
      console.error("price is missing");
      fetch("/api/news");
      new Image().src = "/static/logo.9965bd15a2.svg";`;
    const changed = {
      ...withScript(old + more),
      [style]: ['text/css', 'body { background: tomato }'] as const,
      '/about': undefined,
    };
    const { report, heard } = await openedPages({
      stable: shop('shop-v0', withScript(old)),
      preview: shop('shop-v1', changed, (request, response) => {
        if (request.url === '/api/items') response.setHeader('x-served-by', 'shop-v0');
      }),
      options: { pages: ['/', '/about'], blobs },
    });
    expect(findings(report).sort()).toEqual([
      'asset-missing: GET /static/logo.9965bd15a2.svg',
      `asset-overwritten: ${style}`,
      `asset-overwritten: ${script}`,
      'page-broken: operation:GET /about',
      'page-complains: console price is missing',
      'page-complains: exception Error: no price of item #',
      'page-from-two-groups: preview GET /api/items',
      'page-looks-different: operation:GET / 640x400',
      'page-request-failed: GET /api/news',
    ]);
    expect(report.verdict).toBe('no-go');
    expect(heard.filter((line) => !line.startsWith('GET '))).toEqual([]);
    const pictures = report.results.flatMap(({ evidence = [] }) =>
      evidence.flatMap((piece) => (piece.kind === 'pictures' ? piece.pictures : [])),
    );
    expect(pictures.map(({ title }) => title)).toEqual(['stable', 'preview', 'difference']);
    const png = Buffer.from((await blobs.get(pictures[2]?.blob ?? '')) ?? '', 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  test('a preflight is not sent, and is named instead of passed over', async () => {
    const [type = '', text = ''] = shopFiles()['/'] ?? [];
    const crossing = `<script>fetch('http://localhost:' + location.port + '/api/items', { headers: { 'x-token': '1' } });</script>`;
    const { report, heard } = await openedPages({
      preview: shop('shop-v1', { '/': [type, text + crossing] }, (_request, response) =>
        response.setHeader('access-control-allow-origin', '*'),
      ),
      options: { allowedHosts: ['localhost'] },
    });
    expect(findings(report)).toEqual([
      expect.stringMatching(
        /^preflight-not-asked: GET http:\/\/localhost:\d+\/api\/items with x-token$/,
      ) as string,
    ]);
    expect(report.verdict).toBe('hold');
    expect(heard.filter((line) => !line.startsWith('GET '))).toEqual([]);
  });

  test('an address where nobody answers is no fault of preview, nor is a page that may not be asked for', async () => {
    const nobody = { url: 'http://127.0.0.1:9' };
    const heard: string[] = [];
    const stable = shop('shop-v0', {}, ({ url = '' }) => heard.push(url));
    const pages = ['/logout', '/about'];
    await expect(openedPages({ stable, options: { preview: nobody, pages } })).rejects.toMatchObject({
      code: 'target-unreachable',
      message: expect.stringMatching(/The preview group does not answer: .*ECONNREFUSED/) as string,
      todo: expect.stringContaining('correct the address of preview') as string,
    });
    expect(heard).toEqual(['/about']);
  });

  test('why a page does not open is said in words', async () => {
    const odd: Handler = (request, response) => {
      if (request.url === '/empty') response.writeHead(204).end();
      if (request.url === '/around') response.writeHead(302, { location: '/around' }).end();
      if (request.url === '/closed') {
        response.setHeader('x-unanswered', 'closed');
        request.socket.destroy();
      }
    };
    const { report } = await openedPages({
      stable: shop('shop-v0', {}, odd),
      preview: shop('shop-v1', {}, odd),
      options: { pages: ['/empty', '/around', '/closed', '/logout'] },
    });
    const said = Object.fromEntries(
      notPassed(report).map(({ key, message }) => [key, / in stable (.*); in preview/.exec(message)?.[1]]),
    );
    expect(said).toEqual({
      'operation:GET /empty': 'it shows nothing: its reply has no content',
      'operation:GET /around': 'it redirects without end',
      'operation:GET /closed': 'ECONNRESET',
      'operation:GET /logout': 'it leads to /logout, which may change something and is not asked for',
    });
    expect(await untranslated(reportTexts(report), 'zh-CN')).toEqual([]);
  });

  test('a page that is stuck ends', async () => {
    const preview = shop('shop-v1', { '/about': ['text/html', '<script>for (;;);</script>'] });
    const options = { pages: ['/about'], timeoutMs: 1500, settleMs: 500 };
    const { report } = await openedPages({ preview, options });
    expect(findings(report)).toEqual(['page-broken: operation:GET /about']);
  });

  test('an interrupt ends it at once, with a partial report', async () => {
    const stop = new AbortController();
    const preview = shop('shop-v1', {}, (request, response) => {
      if (request.headers['sec-fetch-dest'] !== 'document') return;
      response.setHeader('x-unanswered', 'so it stays');
      stop.abort();
    });
    const { report } = await openedPages({ preview, signal: stop.signal, options: { timeoutMs: 60_000 } });
    expect(report).toMatchObject({ partial: true, exitCode: 130 });
    expect(balanced(report)).toBe(true);
  });
});

test('without a browser it says how to get one', async () => {
  await expect(openedPages({ options: { browser: '/nowhere/chromium' } })).rejects.toMatchObject({
    code: 'engine-missing',
    where: '/nowhere/chromium',
    todo: expect.stringMatching(/apt-get install chromium/),
  });
});
