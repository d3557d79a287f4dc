import { Type, type Static } from '@sinclair/typebox';
import type { CheckContext } from '../check-context.ts';
import type { Check } from '../check.ts';
import { choice } from '../choice.ts';
import { refusalOf } from '../allowed-host.ts';
import { expectSchema, judgeReplies, type Case, type CaseFacts } from '../http-judgement.ts';
import { sendRequest } from '../adapters/http-request.ts';
import { httpUrl, textsOf } from '../params.ts';
import { patternProblems } from '../pattern.ts';

const shared = {
  method: Type.Optional(choice(['GET', 'HEAD'], 'default: GET')),
  headers: textsOf('request headers'),
  cookies: textsOf('cookies to send; a malformed one is written as header "cookie"'),
  expect: Type.Optional(expectSchema),
};
const params = Type.Object(
  {
    url: httpUrl,
    ...shared,
    redirects: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 5, description: 'how many to follow; default: 0' }),
    ),
    cases: Type.Optional(
      Type.Array(
        Type.Object(
          { name: Type.Optional(Type.String()), url: Type.Optional(Type.String()), ...shared },
          { additionalProperties: false },
        ),
        { minItems: 1, description: 'a matrix: each case changes the request and the expectation above' },
      ),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly replies: readonly CaseFacts[];
}

const health: Params = { url: 'http://127.0.0.1:8080/healthz' };

/** Sends GET or HEAD requests and looks at the replies: one, or a matrix of cases. */
export const http: Check<Params, Facts> = {
  id: 'http',
  question: 'Do the replies look as they should?',
  why: 'What the release serves is known only by asking it, with the marks that users will carry.',
  remedy: 'Send the request shown yourself, then repair the service, its route or the expectation.',
  params,
  problems: ({ expect, cases = [] }) => [
    ...patternProblems({ bodyMatches: expect?.bodyMatches }),
    ...cases.flatMap((each) => patternProblems({ bodyMatches: each.expect?.bodyMatches })),
  ],
  gather,
  judge: ({ replies }, params) => judgeReplies(casesOf(params), replies),
  examples: [
    { title: 'status 200', params: health, facts: reply({}), outcome: 'pass' },
    { title: 'status 500', params: health, facts: reply({ status: 500 }), outcome: 'fail' },
    {
      title: 'a status that is wanted',
      params: { ...health, expect: { status: [401, 403] } },
      facts: reply({ status: 401 }),
      outcome: 'pass',
    },
    {
      title: 'a header that is missing',
      params: { ...health, expect: { headers: { 'x-served-by': 'web-v1' } } },
      facts: reply({}),
      outcome: 'fail',
    },
    {
      title: 'text in the body',
      params: { ...health, expect: { bodyContains: ['up'] } },
      facts: reply({ body: 'down' }),
      outcome: 'fail',
    },
    {
      title: 'a value in JSON',
      params: { ...health, expect: { json: { '/status': 'up' } } },
      facts: reply({ body: '{"status":"up"}' }),
      outcome: 'pass',
    },
    {
      title: 'no JSON where JSON is wanted',
      params: { ...health, expect: { json: { '/status': 'up' } } },
      facts: reply({ body: '<html>' }),
      outcome: 'fail',
    },
    {
      title: 'a version that is new enough',
      params: { ...health, expect: { versions: { '/version': '1.9.0' } } },
      facts: reply({ body: '{"version":"1.10.0"}' }),
      outcome: 'pass',
    },
    {
      title: 'a version that is too old',
      params: { ...health, expect: { versions: { '/version': '1.10.0' } } },
      facts: reply({ body: '{"version":"1.9.0"}' }),
      outcome: 'fail',
    },
    {
      title: 'too slow',
      params: { ...health, expect: { latencyMsMax: 100 } },
      facts: reply({ latencyMs: 250 }),
      outcome: 'fail',
    },
    {
      title: 'nobody listens',
      params: health,
      facts: { replies: [{ fault: { code: 'ECONNREFUSED', message: 'refused', tls: false } }] },
      outcome: 'error',
    },
    {
      title: 'an expired certificate',
      params: health,
      facts: { replies: [{ fault: { code: 'CERT_HAS_EXPIRED', message: 'expired', tls: true } }] },
      outcome: 'fail',
    },
    {
      title: 'one wrong case of two',
      params: { ...health, cases: [{ name: 'a' }, { name: 'b', expect: { status: 404 } }] },
      facts: { replies: [...reply({}).replies, ...reply({}).replies] },
      outcome: 'fail',
    },
  ],
};

function casesOf(params: Params): Case[] {
  const { cases = [{}], redirects = 0, method = 'GET' } = params;
  return cases.map((own) => ({
    name: own.name ?? `${own.method ?? method} ${pathOf(own.url ?? params.url)}`,
    url: own.url === undefined ? params.url : joined(own.url, params.url),
    method: own.method ?? method,
    headers: { ...lowerCase(params.headers), ...lowerCase(own.headers) },
    cookies: { ...params.cookies, ...own.cookies },
    expect: { ...params.expect, ...own.expect },
    redirects,
  }));
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

function lowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** A relative URL stays relative while the base is not filled in yet. */
function joined(url: string, base: string): string {
  return URL.canParse(url, base) ? new URL(url, base).href : url;
}

async function gather(params: Params, context: CheckContext): Promise<Facts> {
  const replies: CaseFacts[] = [];
  // One after the other: a check must not be the load that it measures.
  for (const each of casesOf(params)) replies.push(await ask(each, params, context));
  return { replies };
}

async function ask(each: Case, params: Params, context: CheckContext): Promise<CaseFacts> {
  const { method, redirects, headers, cookies } = each;
  const named = [params.url, ...(params.cases ?? []).map(({ url = '' }) => url)];
  const { cookie: written, ...others } = headers;
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  const cookie = [...(written === undefined ? [] : [written]), ...pairs].join('; ');
  const agent = { 'user-agent': 'seaworthy-checklist' };
  const sent = { ...agent, ...others, ...(cookie === '' ? {} : { cookie }) };
  let url = each.url;
  for (let followed = 0; ; followed += 1) {
    if (!URL.canParse(url)) return { fault: { code: 'URL', message: `${url} is no URL`, tls: false } };
    const refused = refusalOf(new URL(url), named, context);
    if (refused !== undefined) return { fault: { code: 'NOT_ALLOWED', message: refused, tls: false } };
    // Logins are for the host that the item names, not for where it redirects to.
    const own = new URL(url).host === new URL(each.url).host;
    const reply = await sendRequest({ url, method, headers: own ? sent : agent, signal: context.signal });
    if ('code' in reply) return { fault: reply };
    const target = reply.status >= 300 && reply.status < 400 ? reply.headers['location'] : undefined;
    if (target === undefined || followed >= redirects) return { reply };
    url = joined(target, url);
  }
}

function reply(more: Partial<NonNullable<CaseFacts['reply']>>): Facts {
  return {
    replies: [{ reply: { status: 200, headers: {}, body: '', bodyBytes: 0, latencyMs: 12, ...more } }],
  };
}
