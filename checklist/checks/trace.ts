import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { tracesIn, type Span, type Trace } from '../adapters/jaeger.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { httpUrl, textsOf } from '../params.ts';

const text = (description: string) => Type.String({ minLength: 1, description });
const params = Type.Object(
  {
    url: httpUrl,
    headers: textsOf('request headers, for example authorization'),
    service: text('where the marked requests come in'),
    tags: textsOf('what such a request carries, for example { colour: feature-a }'),
    lookback: Type.Optional(Type.String({ pattern: '^[0-9]+(m|h)$', description: 'default: 1h' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: 'traces; default: 20' })),
    versionTag: Type.Optional(text('tag with the version of a hop; default: service.version')),
    versions: textsOf('services that must be hops, each with its version, for example { delivery: v1 }'),
    otherwise: Type.Optional(
      Type.Array(text('a version'), {
        minItems: 1,
        description: 'versions of all other hops, for example those of the baseline; default: any',
      }),
    ),
    sameTag: Type.Optional(text('tag that caller and called must share, for example group')),
    minSamples: Type.Integer({ minimum: 1, description: 'traces below which nothing is said' }),
    onNoData: choice(['inconclusive', 'fail'], 'what fewer traces mean'),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;
type Facts = { readonly fault: string } | { readonly traces: readonly Trace[] };

const example: Params = {
  url: 'http://127.0.0.1:16686',
  service: 'gateway',
  tags: { colour: 'feature-a' },
  versions: { delivery: 'v1' },
  otherwise: ['v0'],
  minSamples: 1,
  onNoData: 'inconclusive',
};
const groups: Params = {
  url: 'http://127.0.0.1:16686',
  service: 'web',
  sameTag: 'group',
  minSamples: 1,
  onNoData: 'inconclusive',
};
const hop = (service: string, parent: string, tags: Record<string, string>): Span => ({
  id: service,
  service,
  operation: 'GET',
  tags,
  ...(parent !== '' && { parent }),
});
const of = (...spans: Span[]): Facts => ({ traces: [{ id: 't1', spans }] });
const version = (name: string) => ({ 'service.version': name });
const entry = hop('gateway', '', version('v0'));

/** Follows marked requests hop by hop: the right version at each, no hop lost, no call between groups. */
export const trace: Check<Params, Facts> = {
  id: 'trace',
  question: 'Did marked requests take the way that they should, hop by hop?',
  why: 'A mark that one hop forgets sends the rest of the request to stable, and the preview was never tested.',
  remedy: 'Look at the first hop shown: it, or its caller, drops the mark or routes without it.',
  params,
  problems: ({ versions, otherwise, sameTag }) =>
    versions === undefined && otherwise === undefined && sameTag === undefined
      ? [{ path: [], problem: 'it needs "versions", "otherwise" or "sameTag"' }]
      : [],
  gather,
  judge,
  examples: [
    {
      title: 'the planned version, else the baseline',
      params: example,
      facts: of(entry, hop('delivery', 'gateway', version('v1'))),
      outcome: 'pass',
    },
    {
      title: 'the mark got lost',
      params: example,
      facts: of(entry, hop('delivery', 'gateway', version('v0'))),
      outcome: 'fail',
    },
    {
      title: 'into another feature',
      params: example,
      facts: of(
        entry,
        hop('delivery', 'gateway', version('v1')),
        hop('stock', 'delivery', version('feature-b')),
      ),
      outcome: 'fail',
    },
    { title: 'a hop is missing', params: example, facts: of(entry), outcome: 'fail' },
    {
      title: 'a span whose caller is not there',
      params: example,
      facts: of(entry, hop('delivery', 'queue', version('v1'))),
      outcome: 'fail',
    },
    {
      title: 'a hop that names no version',
      params: example,
      facts: of(hop('gateway', '', {}), hop('delivery', 'gateway', version('v1'))),
      outcome: 'inconclusive',
    },
    { title: 'no trace', params: example, facts: { traces: [] }, outcome: 'inconclusive' },
    {
      title: 'within the group',
      params: groups,
      facts: of(hop('web', '', { group: 'GREEN' }), hop('api', 'web', { group: 'GREEN' })),
      outcome: 'pass',
    },
    {
      title: 'a call between groups',
      params: groups,
      facts: of(hop('web', '', { group: 'GREEN' }), hop('api', 'web', { group: 'BLUE' })),
      outcome: 'fail',
    },
    { title: 'nobody there', params: example, facts: { fault: 'no reply: ECONNREFUSED' }, outcome: 'error' },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { url, headers, service, tags = {}, lookback = '1h', limit = 20 } = given;
  const { versionTag = 'service.version', sameTag } = given;
  const keep = [versionTag, ...(sameTag === undefined ? [] : [sameTag])];
  return tracesIn({ url, headers, service, tags, lookback, limit, keep }, context);
}

function judge(facts: Facts, given: Params): Judgement {
  if ('fault' in facts) return { outcome: 'error', message: `Not known: ${facts.fault}.` };
  const { traces } = facts;
  const { minSamples, onNoData } = given;
  const found = traces.map((one) => faultsOf(one, given));
  const measured = [{ name: 'traces', unit: 'traces', actual: traces.length, samplesMin: minSamples }];
  const bad = traces.filter((_, index) => (found[index]?.wrong ?? []).length > 0);
  const evidence = (bad.length > 0 ? bad : traces).slice(0, 3).map((one) => table(one));
  const say = (outcome: Judgement['outcome'], message: string): Judgement => ({
    outcome,
    message,
    measured,
    evidence,
  });
  const [wrong] = found.flatMap((one) => one.wrong);
  if (wrong !== undefined)
    return say('fail', `${bad.length} of ${traces.length} traces are wrong, the first: ${wrong}.`);
  if (traces.length < minSamples) {
    return say(onNoData, `${traces.length} traces are fewer than the ${minSamples} that are needed.`);
  }
  const [unknown] = found.flatMap((one) => one.unknown);
  if (unknown !== undefined) return say('inconclusive', `${unknown}.`);
  return say('pass', `All ${traces.length} traces are complete and took the planned way.`);
}

function faultsOf({ id, spans }: Trace, given: Params): { wrong: string[]; unknown: string[] } {
  const { versions = {}, otherwise, sameTag, versionTag = 'service.version' } = given;
  const byId = new Map(spans.map((span) => [span.id, span]));
  const missing = Object.keys(versions).filter((service) => !spans.some((span) => span.service === service));
  const wrong = missing.map((service) => `${id} has no hop in ${service}`);
  const unknown: string[] = [];
  for (const { service, parent, tags } of spans) {
    const caller = parent === undefined ? undefined : byId.get(parent);
    if (parent !== undefined && caller === undefined) wrong.push(`${id} lacks the caller of ${service}`);
    const wanted = Object.hasOwn(versions, service) ? [versions[service]] : otherwise;
    const got = tags[versionTag];
    if (wanted && got === undefined) unknown.push(`${service} names no version in ${versionTag}`);
    if (wanted && got !== undefined && !wanted.includes(got)) {
      wrong.push(`${id} met ${service} ${got} and not ${wanted.join(' or ')}`);
    }
    if (sameTag === undefined || caller === undefined) continue;
    const [from, to] = [caller.tags[sameTag], tags[sameTag]];
    if (from === undefined || to === undefined) unknown.push(`${service} or its caller has no ${sameTag}`);
    else if (from !== to) wrong.push(`${id} went from ${caller.service} of ${from} to ${service} of ${to}`);
  }
  return { wrong, unknown };
}

function table({ id, spans }: Trace): Evidence {
  const rows = spans.map(({ id: span, parent = '-', service, operation, tags }) => [
    span,
    parent,
    service,
    operation,
    Object.entries(tags)
      .map(([name, value]) => `${name}=${value}`)
      .join(', '),
  ]);
  return {
    kind: 'table',
    title: `Trace ${id}`,
    columns: ['span', 'caller', 'service', 'operation', 'tags'],
    rows,
  };
}
