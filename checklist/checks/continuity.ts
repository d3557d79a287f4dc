import { Type, type Static } from '@sinclair/typebox';
import { counted, type Evidence } from '../../reports/index.ts';
import { sendPaced } from '../adapters/paced-requests.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { httpUrl, pathsOf, pathsSchema, textsOf } from '../params.ts';

const params = Type.Object(
  {
    url: httpUrl,
    paths: pathsSchema,
    headers: textsOf('request headers'),
    duration: Type.String({
      pattern: durationPattern,
      description: 'how long, for example 2m; the timeout of the item must be longer',
    }),
    perSecond: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'default: 10' })),
    replyWithin: Type.Optional(Type.String({ pattern: durationPattern, description: 'default: 5s' })),
    statuses: Type.Optional(
      Type.Array(Type.Integer({ minimum: 100, maximum: 599 }), {
        minItems: 1,
        description: 'which count as answered; default: all below 500',
      }),
    ),
    failuresMax: Type.Optional(Type.Integer({ minimum: 0, description: 'default: 0' })),
    minSamples: Type.Integer({ minimum: 1, description: 'requests below which nothing is said' }),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  /** In order of their start; `failure` says why a reply does not count. */
  readonly requests: readonly {
    readonly atMs: number;
    readonly path: string;
    readonly latencyMs?: number;
    readonly failure?: string;
  }[];
  /** True when the item ran out of time before the probe was through. */
  readonly cut: boolean;
}

const example: Params = { url: 'http://127.0.0.1:8080/api/status', duration: '10s', minSamples: 3 };
const fine = (count: number): Facts['requests'] =>
  Array.from({ length: count }, (_, index) => ({ atMs: index * 100, path: '/', latencyMs: 5 }));

/** Asks at a constant rate while the release goes on: a reply of 5xx, a reset or no reply in time is a failed request. */
export const continuity: Check<Params, Facts> = {
  id: 'continuity',
  question: 'Was every request answered while the release went on?',
  why: 'A switch that drops requests for a second is seen by users and by no check before or after it.',
  remedy:
    'Look at what happened at the time of the first failure: drain before stopping, register before switching.',
  params,
  problems: ({ duration, minSamples, perSecond = 10 }) =>
    (durationMs(duration) / 1000) * perSecond < minSamples
      ? [
          {
            path: ['minSamples'],
            problem: `"minSamples" is more than ${duration} at ${perSecond} per second give`,
          },
        ]
      : [],
  gather,
  judge,
  examples: [
    { title: 'all answered', params: example, facts: { requests: fine(100), cut: false }, outcome: 'pass' },
    {
      title: 'one reset',
      params: example,
      facts: { requests: [...fine(99), { atMs: 9900, path: '/', failure: 'ECONNRESET: reset' }], cut: false },
      outcome: 'fail',
    },
    {
      title: 'as many failures as are allowed',
      params: { ...example, failuresMax: 1 },
      facts: { requests: [...fine(99), { atMs: 9900, path: '/', failure: 'status 503' }], cut: false },
      outcome: 'pass',
    },
    {
      title: 'too few requests',
      params: example,
      facts: { requests: fine(2), cut: false },
      outcome: 'inconclusive',
    },
    {
      title: 'cut short',
      params: example,
      facts: { requests: fine(50), cut: true },
      outcome: 'inconclusive',
    },
    {
      title: 'a host that may not be asked',
      params: example,
      facts: {
        requests: [{ atMs: 0, path: '/', failure: 'NOT_ALLOWED: the host x is not allowed' }],
        cut: false,
      },
      outcome: 'error',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { url, headers = {}, perSecond = 10, replyWithin = '5s', statuses } = given;
  const isAnswer = (status: number): boolean => statuses?.includes(status) ?? status < 500;
  const paths = pathsOf(url, given.paths);
  const replyMs = durationMs(replyWithin);
  const wantedMs = durationMs(given.duration);
  // The last reply must be in before the item runs out of time.
  const runMs = Math.max(0, Math.min(wantedMs, context.timeoutMs - replyMs));
  const count = Math.floor((runMs / 1000) * perSecond);
  const requests = Array.from({ length: count }, (_, index) => ({
    url: new URL(paths[index % paths.length] ?? '/', url).href,
    headers,
  }));
  const replies = await sendPaced(requests, { perSecond, timeoutMs: replyMs }, [url], context);
  return {
    requests: replies.map(({ atMs, reply, fault }, index) => ({
      atMs: Math.round(atMs),
      path: paths[index % paths.length] ?? '/',
      ...(reply && { latencyMs: reply.latencyMs }),
      ...(fault && { failure: `${fault.code}: ${fault.message}` }),
      ...(reply && !isAnswer(reply.status) && { failure: `status ${reply.status}` }),
    })),
    cut: runMs < wantedMs || replies.length < count,
  };
}

function judge({ requests, cut }: Facts, { duration, failuresMax = 0, minSamples }: Params): Judgement {
  const refused = requests.find(({ failure }) => failure?.startsWith('NOT_ALLOWED'));
  if (refused) return { outcome: 'error', message: `Not asked: ${refused.failure}.` };
  const failed = requests.filter(({ failure }) => failure !== undefined);
  const told = {
    measured: [
      {
        name: 'failed requests',
        unit: 'requests',
        actual: failed.length,
        limit: failuresMax,
        samples: requests.length,
        samplesMin: minSamples,
      },
      { name: 'longest time without a good reply', unit: 'ms', actual: longestGapMs(requests) },
    ],
    evidence: [latencies(requests), failures(failed)],
  };
  const [first] = failed;
  if (first !== undefined && failed.length > failuresMax) {
    const message = `${failed.length} of ${requests.length} requests failed, the first after ${first.atMs / 1000} s: ${first.path} ${first.failure}.`;
    return { outcome: 'fail', message, ...told };
  }
  if (cut)
    return {
      outcome: 'inconclusive',
      message: `The item ran out of time before ${duration} were over; give it a longer timeout.`,
      ...told,
    };
  if (requests.length < minSamples) {
    return {
      outcome: 'inconclusive',
      message: `${counted(requests.length, ['request is', 'requests are'])} fewer than the ${minSamples} that are needed.`,
      ...told,
    };
  }
  return {
    outcome: 'pass',
    message: `${requests.length - failed.length} of ${requests.length} requests were answered in ${duration}.`,
    ...told,
  };
}

/** The longest time between the starts of two good requests that follow each other. */
function longestGapMs(requests: Facts['requests']): number {
  const good = requests.filter(({ failure }) => failure === undefined).map(({ atMs }) => atMs);
  return Math.max(0, ...good.slice(1).map((atMs, index) => atMs - (good[index] ?? 0)));
}

function latencies(requests: Facts['requests']): Evidence {
  const sorted = requests.flatMap(({ latencyMs }) => latencyMs ?? []).sort((a, b) => a - b);
  const at = (share: number): string =>
    `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? '-'}`;
  const rows = [
    ['50 %', at(0.5)],
    ['90 %', at(0.9)],
    ['99 %', at(0.99)],
    ['all', at(1)],
  ];
  return {
    kind: 'table',
    title: `Latency of ${counted(sorted.length, ['reply', 'replies'])}`,
    columns: ['share of replies', 'within ms'],
    rows,
  };
}

function failures(failed: Facts['requests']): Evidence {
  const rows = failed.slice(0, 200).map(({ atMs, path, failure = '' }) => [`${atMs / 1000}`, path, failure]);
  return { kind: 'table', title: 'Failed requests', columns: ['after s', 'path', 'failure'], rows };
}
