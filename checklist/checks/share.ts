import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { sendPaced } from '../adapters/paced-requests.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { askedBy, identitiesOf, identitiesSchema, versionIn, versionSchema } from '../identities.ts';
import { httpUrl, textsOf } from '../params.ts';
import { samplesFor, shareInterval } from '../wilson.ts';

const params = Type.Object(
  {
    url: httpUrl,
    headers: textsOf('request headers'),
    identities: identitiesSchema,
    version: versionSchema,
    of: Type.String({ minLength: 1, description: 'the version whose share is measured, for example v1' }),
    percent: Type.Number({ minimum: 0, maximum: 100, description: 'the planned share in percent' }),
    tolerance: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 50, description: 'percentage points; default: 5' }),
    ),
    movedBackMax: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'users who may leave the version while its share does not fall; default: 0',
      }),
    ),
    perSecond: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: 'default: 100' })),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

/** Who got the version. */
interface Sample {
  readonly percent: number;
  /** One letter per identity, in order: `+` got it, `-` another one, `?` unknown. */
  readonly got: string;
}
interface Facts extends Sample {
  /** The last sample of the same identities, if there was one. */
  readonly before?: Sample;
  /** Why some are unknown. */
  readonly problem?: string;
}

const sampleKind = 'share-sample';
const example: Params = {
  url: 'http://127.0.0.1:8080/',
  identities: { in: 'cookie:uid', count: 1000 },
  version: 'header:x-version',
  of: 'v1',
  percent: 10,
};
const got = (hits: number, of = 1000): string => '+'.repeat(hits) + '-'.repeat(of - hits);

/**
 * Asks as many made-up users and compares the share that got a version with the plan, by its 99 % interval. The last
 * sample is kept, so that after a change of the plan the direction shows: a share that grows takes nobody back.
 */
export const share: Check<Params, Facts> = {
  id: 'share',
  question: 'Does the version get the share that was planned, and does more mean more?',
  why: 'A formula the wrong way round, or a rule that moves users to and fro, shows only in who gets what.',
  remedy:
    'Look at the formula of the router: users below the percentage get the new version, the same ones each time.',
  params,
  gather,
  judge,
  examples: [
    { title: 'as planned', params: example, facts: { percent: 10, got: got(105) }, outcome: 'pass' },
    {
      title: 'the formula the wrong way round',
      params: example,
      facts: { percent: 10, got: got(900) },
      outcome: 'fail',
    },
    {
      title: 'too few to tell',
      params: example,
      facts: { percent: 10, got: got(2, 20) },
      outcome: 'inconclusive',
    },
    {
      title: 'more than before, and all of before',
      params: { ...example, percent: 20 },
      facts: { percent: 20, got: got(200), before: { percent: 10, got: got(100) } },
      outcome: 'pass',
    },
    {
      title: 'more than before, but others',
      params: { ...example, percent: 20 },
      facts: {
        percent: 20,
        got: '-'.repeat(100) + '+'.repeat(200) + '-'.repeat(700),
        before: { percent: 10, got: got(100) },
      },
      outcome: 'fail',
    },
    {
      title: 'users without an answer',
      params: example,
      facts: {
        percent: 10,
        got: `${got(100, 900)}${'?'.repeat(100)}`,
        problem: 'no reply, ECONNREFUSED: refused',
      },
      outcome: 'inconclusive',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { url, headers = {}, percent, of, perSecond = 100 } = given;
  const requests = identitiesOf(given.identities).map((identity) =>
    askedBy(identity, given.identities, { url, headers }),
  );
  const replies = await sendPaced(requests, { perSecond }, [url], context);
  const versions = replies.map(({ reply }) => reply && versionIn(reply, given.version));
  const letters = requests.map((_, index) => letterOf(versions[index], of));
  const lost = versions.indexOf(undefined);
  const fault = replies[lost]?.fault;
  const problem = fault
    ? `no reply, ${fault.code}: ${fault.message}`
    : `a reply names no version (${given.version})`;
  const key = [context.item, of, url, JSON.stringify(given.identities)].join(' ').slice(0, 500);
  const before = (await context.store?.get(sampleKind, key))?.value as Sample | undefined;
  const sample = { percent, got: letters.join('') };
  if (lost === -1) await context.store?.put(sampleKind, key, sample);
  return { ...sample, ...(before && { before }), ...(lost !== -1 && { problem }) };
}

function letterOf(version: string | undefined, wanted: string): string {
  if (version === undefined) return '?';
  return version === wanted ? '+' : '-';
}

function judge(
  { got: letters, before, problem }: Facts,
  { of, percent, tolerance = 5, movedBackMax = 0 }: Params,
): Judgement {
  const hits = count(letters, '+');
  const known = hits + count(letters, '-');
  const { low, high } = shareInterval(hits, known);
  const shown = `${of} got ${percentOf(hits / Math.max(1, known))} of ${known} users (99 % interval ${percentOf(low)} to ${percentOf(high)}), planned are ${percent} %`;
  const told = {
    measured: [
      {
        name: `share of ${of}`,
        unit: '%',
        expected: percent,
        actual: round(100 * (hits / Math.max(1, known))),
        interval: [round(100 * low), round(100 * high)] as const,
        samples: known,
      },
    ],
    evidence: [table(letters, before)],
  };
  const [from, to] = [(percent - tolerance) / 100, (percent + tolerance) / 100];
  const back = before === undefined || percent < before.percent ? 0 : movedBack(before.got, letters);
  if (back > movedBackMax) {
    const message = `${back} users had ${of} at ${before?.percent} % and lost it at ${percent} %; ${shown}.`;
    return { outcome: 'fail', message, ...told };
  }
  if (known > 0 && (high < from || low > to)) return { outcome: 'fail', message: `${shown}.`, ...told };
  if (problem !== undefined) {
    return {
      outcome: 'inconclusive',
      message: `${letters.length - known} users are unknown: ${problem}. ${shown}.`,
      ...told,
    };
  }
  if (low < from || high > to) {
    const needed = samplesFor(percent / 100, tolerance / 100);
    const message = `${shown}, within ${tolerance} points: too few users to tell, about ${Math.max(needed, known * 2)} are needed.`;
    return { outcome: 'inconclusive', message, ...told };
  }
  return { outcome: 'pass', message: `${shown}.`, ...told };
}

function movedBack(before: string, now: string): number {
  return before.split('').filter((letter, index) => letter === '+' && now[index] === '-').length;
}

function count(letters: string, wanted: string): number {
  return letters.split(wanted).length - 1;
}

function table(letters: string, before: Sample | undefined): Evidence {
  const row = (title: string, text: string): string[] => [
    title,
    ...['+', '-', '?'].map((letter) => `${count(text, letter)}`),
  ];
  const rows = [row('now', letters), ...(before ? [row(`before, at ${before.percent} %`, before.got)] : [])];
  return { kind: 'table', title: 'Users', columns: ['', 'got it', 'got another', 'unknown'], rows };
}

function percentOf(part: number): string {
  return `${round(100 * part)} %`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
