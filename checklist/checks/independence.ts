import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { sendPaced } from '../adapters/paced-requests.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { independenceOf, type Contingency } from '../contingency.ts';
import { askedBy, identitiesOf, identitiesSchema, versionIn, versionSchema } from '../identities.ts';
import { httpUrl, textsOf } from '../params.ts';

const params = Type.Object(
  {
    url: httpUrl,
    headers: textsOf('request headers'),
    identities: identitiesSchema,
    version: versionSchema,
    bucket: Type.Unsafe<string>({
      ...versionSchema,
      description: 'where a reply says the bucket of the experiment, in the same forms',
    }),
    perSecond: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'default: 100' })),
    minSamples: Type.Integer({ minimum: 20, description: 'users below which nothing is said' }),
    onNoData: choice(['inconclusive', 'fail'], 'what fewer users mean'),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  /** Users by version, then by bucket. */
  readonly seen: Contingency;
  /** Why some user has no version or no bucket. */
  readonly problem?: string;
}

/** Standard deviations that chance exceeds once in a thousand times. */
const limit = 3.09;
const expectedMin = 5;

const example: Params = {
  url: 'http://127.0.0.1:8080/api/status',
  identities: { in: 'cookie:uid', count: 1000 },
  version: 'header:x-version',
  bucket: 'header:x-bucket',
  minSamples: 500,
  onNoData: 'inconclusive',
};

/** Asks as many users which version and which bucket of an experiment they get, and tests whether one tells the other. */
export const independence: Check<Params, Facts> = {
  id: 'independence',
  question: 'Do buckets of experiments and the gray version not depend on each other?',
  why: 'When one bucket gets the new version more often, the experiment measures the release, and the release the experiment.',
  remedy: 'Hash users with another salt for the experiment than for the routing.',
  params,
  gather,
  judge,
  examples: [
    {
      title: 'each bucket has its share',
      params: example,
      facts: { seen: { v0: { a: 404, b: 396 }, v1: { a: 98, b: 102 } } },
      outcome: 'pass',
    },
    {
      title: 'one bucket gets the new version',
      params: example,
      facts: { seen: { v0: { a: 300, b: 500 }, v1: { a: 200 } } },
      outcome: 'fail',
    },
    {
      title: 'one version only',
      params: example,
      facts: { seen: { v0: { a: 500, b: 500 } } },
      outcome: 'inconclusive',
    },
    {
      title: 'a version that hardly anybody has',
      params: example,
      facts: { seen: { v0: { a: 500, b: 496 }, v1: { a: 1, b: 3 } } },
      outcome: 'inconclusive',
    },
    {
      title: 'too few users',
      params: { ...example, onNoData: 'fail' },
      facts: { seen: { v0: { a: 20, b: 20 }, v1: { a: 20, b: 20 } } },
      outcome: 'fail',
    },
    {
      title: 'nobody answers',
      params: example,
      facts: { seen: {}, problem: 'ECONNREFUSED' },
      outcome: 'error',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { url, headers = {}, perSecond = 100 } = given;
  const requests = identitiesOf(given.identities).map((identity) =>
    askedBy(identity, given.identities, { url, headers }),
  );
  const replies = await sendPaced(requests, { perSecond }, [url], context);
  const seen = new Map<string, Record<string, number>>();
  let problem: string | undefined;
  for (const { reply, fault } of replies) {
    const version = reply && versionIn(reply, given.version);
    const bucket = reply && versionIn(reply, given.bucket);
    if (version === undefined || bucket === undefined) {
      problem ??= fault ? `no reply, ${fault.code}` : 'a reply tells no version or no bucket';
      continue;
    }
    const row = seen.get(version) ?? {};
    seen.set(version, { ...row, [bucket]: (row[bucket] ?? 0) + 1 });
  }
  return { seen: Object.fromEntries(seen), ...(problem !== undefined && { problem }) };
}

function judge({ seen, problem }: Facts, { minSamples, onNoData }: Params): Judgement {
  const { count, degrees, leastExpected, chiSquare, deviations } = independenceOf(seen);
  if (count === 0)
    return { outcome: 'error', message: `No user was told both: ${problem ?? 'nobody was asked'}.` };
  const measured = [
    { name: 'dependence', unit: 'deviations', actual: round(deviations), limit, samples: count },
  ];
  const say = (outcome: Judgement['outcome'], message: string): Judgement => ({
    outcome,
    message,
    measured,
    evidence: [table(seen)],
  });
  if (count < minSamples)
    return say(onNoData, `${count} users are fewer than the ${minSamples} that are needed.`);
  if (degrees === 0) return say('inconclusive', 'All users have the same version, or the same bucket.');
  if (leastExpected < expectedMin) {
    const needed = Math.ceil((count * expectedMin) / leastExpected);
    return say('inconclusive', `One pair is too rare to tell; about ${needed} users are needed.`);
  }
  const shown = `chi-square ${round(chiSquare)} at ${degrees} degrees of freedom for ${count} users`;
  if (deviations > limit) return say('fail', `The version depends on the bucket: ${shown}.`);
  if (problem !== undefined) return say('inconclusive', `Some users are unknown: ${problem}.`);
  return say('pass', `Nothing shows that the version depends on the bucket: ${shown}.`);
}

function table(seen: Contingency): Evidence {
  const buckets = [...new Set(Object.values(seen).flatMap((row) => Object.keys(row)))].slice(0, 20);
  const rows = Object.entries(seen)
    .slice(0, 20)
    .map(([version, row]) => [version, ...buckets.map((bucket) => `${row[bucket] ?? 0}`)]);
  return { kind: 'table', title: 'Users by version and bucket', columns: ['version', ...buckets], rows };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
