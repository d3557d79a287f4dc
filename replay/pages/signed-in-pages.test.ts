/** Pages that only who is signed in may see, opened as test identities. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { memoryBlobs, type Report } from '../../reports/index.ts';
import { reportTexts } from '../../reports/language/report-texts.ts';
import { untranslated } from '../../reports/language/translations-of.ts';
import type { SessionOptions } from '../options.ts';
import { balanced, findings, notPassed, writeCapture, type Handler } from '../two-groups.test-support.ts';
import type { PagesOptions } from './options.ts';
import { hasChromium, openedPages, type PagesOutcome } from './web-shop.test-support.ts';

const password = 'correct horse battery';
const page = (body: string): string =>
  `<!doctype html><title>Shop</title><link rel="icon" href="data:,">${body}`;
const form = page('<form method="post"><input name="user"><input type="password" name="pass"></form>');

interface BankFaults {
  /** Visits to /account that a session lasts. Default: without end. */
  readonly lasts?: number;
  /** What who is not signed in gets. Default: led to /login. */
  readonly signedOut?: 'led' | 'form';
  readonly greeting?: string;
  readonly passwords?: readonly string[];
}

interface Bank {
  readonly handler: Handler;
  readonly secrets: string[];
  /** `METHOD path` of all that needed a session and had none. */
  readonly turnedAway: string[];
}

/** Its accounts are behind a login with a cookie; `/token` pages want a header. */
function bank(servedBy: string, faults: BankFaults = {}): Bank {
  const { lasts = Infinity, signedOut = 'led', greeting = 'Hello', passwords = [password] } = faults;
  const [secrets, turnedAway]: [string[], string[]] = [[], []];
  const left = new Map<string, number>();
  const tokens = new Set<string>();
  let logins = 0;
  const answer = (response: ServerResponse, html: string): void =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  const handler: Handler = (request, response) => {
    response.setHeader('x-served-by', servedBy);
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (request.method === 'POST') {
      request.on('data', (chunk: Buffer) => {
        const pass = new URLSearchParams(chunk.toString()).get('pass');
        const isRight = pass === (passwords[logins] ?? passwords.at(-1));
        logins += 1;
        if (!isRight) return void response.writeHead(401).end();
        const [secret, token] = [randomUUID(), randomUUID()];
        secrets.push(secret, token);
        left.set(secret, lasts);
        tokens.add(token);
        response.setHeader('set-cookie', [
          `__Host-sid=${secret}; HttpOnly`,
          `sid=${secret}; HttpOnly`,
          'theme=dark',
        ]);
        return void response.end(JSON.stringify({ token }));
      });
      return;
    }
    if (path === '/login') return answer(response, form);
    if (path === '/public') return answer(response, page('<h1>Public</h1>'));
    const cookies = request.headers.cookie ?? '';
    const sid = /(?:^|; )sid=([^;]*)/.exec(cookies)?.[1] ?? '';
    const isIn =
      path === '/token' || path === '/api/token'
        ? tokens.has((request.headers.authorization ?? '').replace('Bearer ', ''))
        : (left.get(sid) ?? 0) > 0 && cookies.includes(`__Host-sid=${sid}`);
    if (!isIn) {
      turnedAway.push(`${request.method} ${path}`);
      if (signedOut === 'form') answer(response, form);
      else response.writeHead(302, { location: '/login?next=/account' }).end();
      return;
    }
    if (path === '/account') {
      left.set(sid, (left.get(sid) ?? 0) - 1);
      const script = `
        fetch('/api/balance').then((reply) => reply.text()).then((text) => { document.title = text; });
        if (!document.cookie.includes('theme=dark')) throw new Error('no theme');
        if (document.cookie.includes('sid=')) throw new Error('a hidden cookie is read');`;
      answer(
        response,
        page(
          `<h1>${greeting}</h1><script src="/static/private.be35852410.js"></script><script>${script}</script>`,
        ),
      );
    } else if (path === '/token')
      answer(response, page(`<h1>Token</h1><script>fetch('/api/token');</script>`));
    else if (path.endsWith('.js'))
      response.writeHead(200, { 'content-type': 'text/javascript' }).end('// mine');
    else response.end('17');
  };
  return { handler, secrets, turnedAway };
}

const buyer = {
  name: 'buyer',
  match: '10.0.0.7',
  login: {
    steps: [{ path: '/login', form: { pass: password }, extract: { token: 'json:/token' } as const }],
    loginsMax: 4,
  },
  headers: { Authorization: 'Bearer {token}' },
};
const sessions: SessionOptions = { identities: [buyer] };

async function opened(
  options: Partial<PagesOptions>,
  {
    stable = bank('bank-v0'),
    preview = bank('bank-v1'),
  }: { readonly stable?: Bank; readonly preview?: Bank } = {},
): Promise<PagesOutcome & { readonly banks: readonly Bank[] }> {
  const outcome = await openedPages({
    stable: stable.handler,
    preview: preview.handler,
    options: { pages: ['/account'], sessions, ...(!options.capture && { as: 'buyer' }), ...options },
  });
  const text = JSON.stringify(outcome.report);
  for (const secret of [password, ...stable.secrets, ...preview.secrets]) expect(text).not.toContain(secret);
  expect(await untranslated(reportTexts(outcome.report), 'zh-CN')).toEqual([]);
  expect(balanced(outcome.report)).toBe(true);
  return { ...outcome, banks: [stable, preview] };
}

const messages = ({ notices }: Report): string => notices.map(({ message }) => message).join('\n');

describe.skipIf(!hasChromium)('pages of who is signed in (needs Chromium)', { timeout: 90_000 }, () => {
  test('page, script and file come in the session of each group, by cookie and by header', async () => {
    const { report, heard, banks } = await opened({ pages: ['/account', '/token'] });
    expect(banks.flatMap(({ turnedAway }) => turnedAway)).toEqual([]);
    expect(findings(report)).toEqual([]);
    expect(report.verdict).toBe('go');
    expect(report.ledger).toMatchObject({ selected: 2, compared: 2 });
    expect(heard.filter((line) => !line.startsWith('GET '))).toEqual(['POST /login', 'POST /login']);
    expect(heard.filter((line) => line.includes('private.be35852410')).length).toBeGreaterThan(3);
    expect(messages(report)).toContain('"buyer" signed in to stable once and to preview once: POST /login.');
    expect(messages(report)).toContain('Pages that were opened as "buyer": /account, /token.');
  });

  test('a captured page is opened as who stands in; others are opened by nobody', async () => {
    const file = await writeCapture([]);
    const line = (client: string, path: string): string =>
      `${client} - - [02/Mar/2026:10:00:00 +0000] "GET ${path} HTTP/1.1" 200 9 "-" "test"\n`;
    await writeFile(file, line('10.0.0.7', '/account') + line('10.0.0.8', '/public'));
    const { report } = await opened({ capture: [file], pages: [] });
    expect(findings(report)).toEqual([]);
    expect(messages(report)).toContain('Pages that were opened as "buyer": /account.');
    expect(messages(report)).toContain(
      'No test identity stands in for who asked for /public: opened without signing in.',
    );
  });

  test.each(['led', 'form'] as const)(
    'a login in place of the page in preview is a broken page (%s), and logins end',
    async (signedOut) => {
      const preview = bank('bank-v1', { lasts: 0, signedOut });
      const { report, heard } = await opened({}, { preview });
      expect(findings(report)).toContain('page-broken: operation:GET /account');
      expect(notPassed(report).find(({ rule }) => rule === 'page-broken')?.message).toMatch(
        signedOut === 'led' ? /it leads to \/login, which asks to sign in/ : /: it asks to sign in\./,
      );
      expect(heard.filter((line) => line === 'POST /login')).toHaveLength(3);
    },
  );

  test('where stable too asks to sign in, the page is not judged', async () => {
    const { report } = await opened(
      {},
      {
        stable: bank('bank-v0', { lasts: 0, signedOut: 'form' }),
        preview: bank('bank-v1', { lasts: 0, signedOut: 'form' }),
      },
    );
    expect(findings(report)).toEqual(['page-not-judged: operation:GET /account']);
    expect(report.verdict).toBe('hold');
  });

  test('a session that expires is renewed, and the page is opened again', async () => {
    // each group is asked once before
    const { report, heard } = await opened({}, { stable: bank('bank-v0', { lasts: 2 }) });
    expect(findings(report)).toEqual([]);
    expect(report.ledger).toMatchObject({ compared: 1 });
    expect(heard.filter((line) => line === 'POST /login')).toHaveLength(3);
  });

  test('a login that fails later ends the run, lest the user is locked out', async () => {
    const stable = bank('bank-v0', { lasts: 1, passwords: [password, 'changed'] });
    const { report, heard } = await opened({ repeats: 3 }, { stable });
    expect(notPassed(report).find(({ rule }) => rule === 'pages-stopped')?.message).toMatch(
      /"buyer" cannot sign in to the stable group: step 1, POST \/login, answered 401\.$/,
    );
    expect(heard.filter((line) => line === 'POST /login')).toHaveLength(3);
    expect(report.verdict).not.toBe('go');
  });

  test('a difference of a signed-in page is found, with its pictures', async () => {
    const blobs = memoryBlobs();
    const { report } = await opened({ blobs }, { preview: bank('bank-v1', { greeting: 'Not yours' }) });
    expect(findings(report)).toEqual(['page-looks-different: operation:GET /account 640x400']);
  });
});

test('a login that fails at once sends nothing else', async () => {
  const preview = bank('bank-v1', { passwords: ['other'] });
  await expect(opened({}, { preview })).rejects.toMatchObject({ code: 'login-failed' });
  expect(preview.turnedAway).toEqual([]);
});
