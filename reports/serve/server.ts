import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HarnessError } from '../harness-error.ts';
import { speakerOf, type Speaker } from '../language/speaker.ts';
import type { RunStore } from '../runs/run-store.ts';
import { Door, isLoopback, type Access, type Visitor } from './access.ts';
import { askedLanguage, languageCookie } from './asked-language.ts';
import { loginPage, problemPage } from './pages/small-pages.ts';
import { pageReply, redirect, type Reply } from './reply.ts';
import { replyTo, type Asked } from './routes.ts';

export interface ServeOptions {
  readonly runs: RunStore;
  /** Where to listen; anything but loopback needs a token or a proxy. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly access: Access;
  now(): Date;
  /** Told of a fault of the server itself; the visitor sees a plain page. */
  onFault?(message: string): void;
}

export interface RunServer {
  readonly url: string;
  /** Ends connections and stops listening. */
  close(): Promise<void>;
}

const loginBytesMax = 4096;

/**
 * Shows kept runs as pages for a team: list, search, trend, comparison, the page of each run. Read-only: it
 * answers GET and HEAD, and the POST of the login form.
 *
 * @throws {HarnessError} `usage` when it would listen for others without asking who they are, or cannot listen.
 */
export async function serveRuns(options: ServeOptions): Promise<RunServer> {
  const { host, port, access } = options;
  if (access.kind === 'open' && !isLoopback(host)) {
    throw new HarnessError('usage', {
      what: `Everybody who reaches ${host} would read the reports.`,
      where: '--host',
      todo: 'Give --token-env NAME, or --trusted-proxy-header NAME with --trusted-proxy ADDRESS, or stay on 127.0.0.1.',
    });
  }
  const door = new Door(access, () => options.now().getTime());
  const server = createServer((request, response) => {
    void handle(request, response, { ...options, door });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  server.maxConnections = 200;
  server.listen(port, host);
  await once(server, 'listening').catch((cause: unknown) => {
    throw new HarnessError('usage', {
      what: `The server cannot listen: ${(cause as Error).message}`,
      where: `${host}:${port}`,
      todo: 'Give another --port or --host.',
      cause,
    });
  });
  const { port: taken } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${taken}/`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface House extends ServeOptions {
  readonly door: Door;
}

async function handle(request: IncomingMessage, response: ServerResponse, house: House): Promise<void> {
  // A visitor who leaves early is no fault.
  response.on('error', () => {});
  const address = addressOf(request.url);
  const language = askedLanguage(address?.searchParams, request.headers.cookie);
  const speaker = await speakerOf(language ?? 'en');
  try {
    const reply =
      address === undefined
        ? pageReply(problemPage(speaker.t('Not found'), speaker.t('There is no such page.'), speaker), 404)
        : await replyFor(request, house, { address, speaker, hasLanguage: language !== undefined });
    await send(reply, request, response);
  } catch (error) {
    house.onFault?.(error instanceof Error ? error.message : String(error));
    if (response.headersSent) response.destroy();
    else {
      const page = problemPage(speaker.t('A fault of the server'), speaker.t('Its log says more.'), speaker);
      await send(pageReply(page, 500), request, response);
    }
  }
}

async function replyFor(request: IncomingMessage, { door, runs }: House, asked: Asked): Promise<Reply> {
  const { method = '', headers } = request;
  const { address, speaker } = asked;
  const visitor: Visitor = { address: request.socket.remoteAddress ?? '', headers };
  if (method === 'POST' && address.pathname === '/login') return login(request, { door, visitor, speaker });
  if (method !== 'GET' && method !== 'HEAD') {
    const page = problemPage(speaker.t('Not allowed'), speaker.t('These pages are only read.'), speaker);
    return pageReply(page, 405, { Allow: 'GET, HEAD' });
  }
  const admission = door.admits(visitor);
  if (admission === 'login')
    return pageReply(loginPage(false, speaker), 401, { 'WWW-Authenticate': 'Bearer' });
  if (admission === 'too-many') return tooMany(speaker);
  if (admission === 'no') {
    const page = problemPage(speaker.t('Not for you'), speaker.t('Who asks is not known here.'), speaker);
    return pageReply(page, 403);
  }
  const reply = await replyTo(asked, runs);
  return { ...reply, headers: { ...reply.headers, ...languageCookie(address.searchParams) } };
}

function addressOf(url = '/'): URL | undefined {
  // Not resolved against the Host header, and `//other/` is a path like any other.
  return URL.canParse(`http://runs${url}`) && url.startsWith('/') ? new URL(`http://runs${url}`) : undefined;
}

interface Knock {
  readonly door: Door;
  readonly visitor: Visitor;
  readonly speaker: Speaker;
}

async function login(request: IncomingMessage, { door, visitor, speaker }: Knock): Promise<Reply> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    body += chunk;
    if (body.length <= loginBytesMax) continue;
    return pageReply(problemPage(speaker.t('Too much'), speaker.t('This is no login.'), speaker), 413);
  }
  const entered = door.login(new URLSearchParams(body).get('token') ?? '', visitor);
  if (entered === 'too-many') return tooMany(speaker);
  return entered === 'wrong'
    ? pageReply(loginPage(true, speaker), 401)
    : redirect('/', { 'Set-Cookie': entered.cookie });
}

function tooMany(speaker: Speaker): Reply {
  const page = problemPage(speaker.t('Too many wrong tokens'), speaker.t('Wait a minute.'), speaker);
  return pageReply(page, 429, { 'Retry-After': '60' });
}

async function send({ status, headers, body }: Reply, request: IncomingMessage, response: ServerResponse) {
  response.writeHead(status, headers);
  if (request.method === 'HEAD') response.end();
  else if (typeof body === 'string') response.end(body);
  else {
    for await (const chunk of body) {
      if (response.destroyed) return;
      if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  }
}
