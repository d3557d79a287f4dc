/** Holds replies against what is expected of them. */
import { Type, type Static } from '@sinclair/typebox';
import { secretWordIn } from '../capture/secret-names.ts';
import { place, type Evidence, type Measured } from '../reports/index.ts';
import type { Judgement } from './check.ts';
import type { HttpFault, HttpReply } from './adapters/http-request.ts';
import { pointerDifferences, valueAt } from './json-pointer.ts';
import { matches } from './pattern.ts';
import { withoutPrivateValues } from './private-text.ts';
import { compareVersions } from './version-order.ts';

const status = Type.Integer({ minimum: 100, maximum: 599 });

export const expectSchema = Type.Object(
  {
    status: Type.Optional(
      Type.Union([status, Type.Array(status, { minItems: 1 })], {
        description: 'a status or a list of them; default: 200',
      }),
    ),
    headers: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]), {
        description: 'header values, null for a header that must be absent',
      }),
    ),
    bodyContains: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
    bodyMatches: Type.Optional(Type.String({ description: 'a regular expression' })),
    json: Type.Optional(
      Type.Record(Type.String({ pattern: '^(/|$)' }), Type.Unknown(), {
        description: 'JSON pointers such as /status, with the values wanted there',
        additionalProperties: false,
      }),
    ),
    versions: Type.Optional(
      Type.Record(Type.String({ pattern: '^(/|$)' }), Type.String({ pattern: String.raw`^(v?\d|\$\{)` }), {
        description:
          'JSON pointers with the oldest version that will do there, for example { /version: 1.4.0 }',
        additionalProperties: false,
      }),
    ),
    latencyMsMax: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  },
  { additionalProperties: false },
);
type Expectation = Static<typeof expectSchema>;

/** One request with what is expected of its reply. */
export interface Case {
  readonly name: string;
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly expect: Expectation;
  readonly redirects: number;
}

/** What came of it: one of the two. */
export interface CaseFacts {
  readonly reply?: HttpReply;
  readonly fault?: HttpFault;
}

/** A judgement on all cases together: it fails when one fails, and is an error when one could not be asked. */
export function judgeReplies(cases: readonly Case[], replies: readonly CaseFacts[]): Judgement {
  const judged = cases.map((each, index) => judgeCase(each, replies[index] ?? {}));
  const failed = judged.filter(({ outcome }) => outcome === 'fail');
  const lost = judged.filter(({ outcome }) => outcome === 'error');
  const open = [...failed, ...lost];
  const told = {
    places: [...new Set(cases.map(({ method, url }) => placeOf(method, url)))].filter(
      (key) => key !== undefined,
    ),
    measured: (open.length > 0 ? open : judged).flatMap(({ measured }) => measured).slice(0, 20),
    evidence: [table(judged), ...open.slice(0, 3).flatMap(({ evidence }) => evidence)],
  };
  const [first] = open;
  if (first === undefined) {
    const message =
      judged.length === 1 ? `${judged[0]?.said}.` : `All ${judged.length} cases are as they should be.`;
    return { outcome: 'pass', message, ...told };
  }
  const more = open.length > 1 ? ` ${open.length} of ${judged.length} cases are not as they should be.` : '';
  return { outcome: first.outcome, message: `${first.name}: ${first.said}.${more}`, ...told };
}

interface CaseJudgement {
  readonly name: string;
  readonly outcome: 'pass' | 'fail' | 'error';
  readonly said: string;
  readonly measured: readonly Measured[];
  readonly evidence: readonly Evidence[];
}

function judgeCase(each: Case, { reply, fault }: CaseFacts): CaseJudgement {
  const name = each.name;
  if (reply === undefined) {
    const { code = 'NO_REPLY', message = 'no reply', tls = false } = fault ?? {};
    const said = tls ? `TLS is refused, ${code}: ${message}` : `no reply, ${code}: ${message}`;
    return { name, outcome: tls ? 'fail' : 'error', said, measured: [], evidence: [] };
  }
  const { status: wanted = 200, latencyMsMax: limit } = each.expect;
  const wrong = [
    ...wrongStatus(wanted, reply),
    ...wrongHeaders(each.expect, reply),
    ...wrongBody(each.expect, reply),
  ];
  if (limit !== undefined && reply.latencyMs > limit)
    wrong.push(`it took ${reply.latencyMs} ms, over ${limit} ms`);
  const measured: Measured[] = [
    { name: 'status', unit: '', expected: String(wanted), actual: reply.status },
    { name: 'latency', unit: 'ms', actual: reply.latencyMs, ...(limit === undefined ? {} : { limit }) },
  ];
  const said = wrong.length > 0 ? wrong.join('; ') : `it answered ${reply.status} in ${reply.latencyMs} ms`;
  const evidence: Evidence = { kind: 'text', title: `Transcript of ${name}`, text: transcript(each, reply) };
  return { name, outcome: wrong.length > 0 ? 'fail' : 'pass', said, measured, evidence: [evidence] };
}

function wrongStatus(wanted: number | number[], { status }: HttpReply): string[] {
  const all = [wanted].flat();
  return all.includes(status) ? [] : [`it answered ${status}, not ${all.join(' or ')}`];
}

function wrongHeaders({ headers = {} }: Expectation, reply: HttpReply): string[] {
  return Object.entries(headers).flatMap(([name, wanted]) => {
    const actual = reply.headers[name.toLowerCase()];
    if (actual === (wanted ?? undefined)) return [];
    const shown = (value: string | null | undefined): string =>
      value == null ? 'absent' : `"${shownHeader(name, value)}"`;
    return [`header ${name} is ${shown(actual)}, not ${shown(wanted)}`];
  });
}

function wrongBody(expect: Expectation, { body }: HttpReply): string[] {
  const { bodyContains = [], bodyMatches, json, versions } = expect;
  const missing = bodyContains
    .filter((text) => !body.includes(text))
    .map((text) => `the body has no "${text}"`);
  if (bodyMatches !== undefined && !matches(bodyMatches, body))
    missing.push(`the body does not match /${bodyMatches}/`);
  return (json ?? versions) === undefined ? missing : [...missing, ...wrongJson(expect, body)];
}

function wrongJson({ json = {}, versions = {} }: Expectation, body: string): string[] {
  let data: unknown;
  try {
    data = JSON.parse(body);
  } catch {
    return ['the body is no JSON'];
  }
  return [
    ...pointerDifferences(data, json).map(
      ({ pointer, expected, actual }) => `${pointer || 'the whole'} is ${actual}, not ${expected}`,
    ),
    ...Object.entries(versions).flatMap(([pointer, oldest]) => {
      const found = valueAt(data, pointer);
      const order = typeof found === 'string' ? compareVersions(found, oldest) : undefined;
      if (order === undefined) return [`${pointer || 'the whole'} is no version`];
      return order < 0 ? [`${pointer} is ${String(found)}, older than ${oldest}`] : [];
    }),
  ];
}

function transcript({ method, url, headers, cookies }: Case, reply: HttpReply): string {
  const sent = [
    ...Object.entries(headers),
    ...Object.keys(cookies).map((name) => [`cookie ${name}`, 'sent']),
  ];
  const lines = (pairs: readonly (readonly string[])[]): string[] =>
    pairs.map(([name = '', value = '']) => `${name}: ${shownHeader(name, value)}`);
  return [
    `${method} ${url}`,
    ...lines(sent),
    '',
    `${reply.status} (${reply.bodyBytes} bytes in ${reply.latencyMs} ms)`,
    ...lines(Object.entries(reply.headers)),
    '',
    withoutPrivateValues(reply.body.slice(0, 4096)),
  ].join('\n');
}

function shownHeader(name: string, value: string): string {
  return secretWordIn(name) === undefined || name.startsWith('cookie ') ? value : '[redacted]';
}

function table(judged: readonly CaseJudgement[]): Evidence {
  const rows = judged.slice(0, 200).map(({ name, outcome, said }) => [name, outcome, said]);
  return { kind: 'table', title: 'Cases', columns: ['case', 'outcome', 'reply'], rows };
}

function placeOf(method: string, url: string): string | undefined {
  return URL.canParse(url) ? place.operation(method, new URL(url).pathname) : undefined;
}
