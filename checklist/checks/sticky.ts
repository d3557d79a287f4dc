import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { sendPaced } from '../adapters/paced-requests.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { askedBy, identitiesOf, identitiesSchema, versionIn, versionSchema } from '../identities.ts';
import { httpUrl, pathsOf, pathsSchema, textsOf } from '../params.ts';

const params = Type.Object(
  {
    url: httpUrl,
    paths: pathsSchema,
    headers: textsOf('request headers'),
    identities: identitiesSchema,
    version: versionSchema,
    repeats: Type.Optional(
      Type.Integer({ minimum: 2, maximum: 100, description: 'per identity; default: 5' }),
    ),
    perSecond: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: 'default: 50' })),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

/** What one identity saw, in order: a version, or why there was none. */
interface Seen {
  readonly identity: string;
  readonly answers: readonly {
    readonly path: string;
    readonly version?: string;
    readonly problem?: string;
  }[];
}
interface Facts {
  readonly seen: readonly Seen[];
}

const example: Params = {
  url: 'http://127.0.0.1:8080/api/status',
  identities: { in: 'cookie:uid', count: 2 },
  version: 'header:x-version',
};
const saw = (identity: string, ...versions: string[]): Seen => ({
  identity,
  answers: versions.map((version) => ({ path: '/api/status', version })),
});

/** Sends each of some identities several requests, each over a new connection. */
export const sticky: Check<Params, Facts> = {
  id: 'sticky',
  question: 'Does one user always get the same version?',
  why: 'Somebody who flips between two versions sees pages and data that do not fit each other.',
  remedy: 'Route by something that stays with the user (a cookie, the id), not by connection or chance.',
  params,
  gather,
  judge,
  examples: [
    {
      title: 'each one version',
      params: example,
      facts: { seen: [saw('1', 'v0', 'v0'), saw('2', 'v1', 'v1')] },
      outcome: 'pass',
    },
    {
      title: 'one flips',
      params: example,
      facts: { seen: [saw('1', 'v0', 'v0'), saw('2', 'v1', 'v0')] },
      outcome: 'fail',
    },
    {
      title: 'a reply that names no version',
      params: example,
      facts: { seen: [{ identity: '1', answers: [{ path: '/', problem: 'the reply names no version' }] }] },
      outcome: 'inconclusive',
    },
    {
      title: 'nobody answers',
      params: example,
      facts: {
        seen: [{ identity: '1', answers: [{ path: '/', problem: 'no reply, ECONNREFUSED: refused' }] }],
      },
      outcome: 'inconclusive',
    },
    { title: 'nothing was asked', params: example, facts: { seen: [] }, outcome: 'inconclusive' },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { url, headers = {}, repeats = 5, perSecond = 50 } = given;
  const paths = pathsOf(url, given.paths);
  const names = identitiesOf(given.identities);
  // In rounds: what flips with time would stay unseen when each identity asks all at once.
  const plan = Array.from({ length: repeats }, (_, round) =>
    names.map((identity) => ({ identity, path: paths[round % paths.length] ?? '/' })),
  ).flat();
  const requests = plan.map(({ identity, path }) =>
    askedBy(identity, given.identities, { url: new URL(path, url).href, headers }),
  );
  const replies = await sendPaced(requests, { perSecond }, [url], context);
  const answers = new Map<string, { path: string; version?: string; problem?: string }[]>();
  for (const [index, { reply, fault }] of replies.entries()) {
    const { identity = '', path = '' } = plan[index] ?? {};
    const version = reply && versionIn(reply, given.version);
    const problem = fault
      ? `no reply, ${fault.code}: ${fault.message}`
      : `the reply (status ${reply?.status}) names no version`;
    answers.set(identity, [
      ...(answers.get(identity) ?? []),
      { path, ...(version === undefined ? { problem } : { version }) },
    ]);
  }
  return { seen: [...answers].map(([identity, list]) => ({ identity, answers: list })) };
}

function judge({ seen }: Facts, { version }: Params): Judgement {
  const counted = seen.map(({ identity, answers }) => ({
    identity,
    versions: histogram(answers.flatMap((a) => a.version ?? [])),
    answers,
  }));
  const evidence = [table(counted)];
  const flapping = counted.filter(({ versions }) => versions.size > 1);
  const [first] = flapping;
  if (first !== undefined) {
    const trace = first.answers
      .map((answer) => `${answer.path} ${answer.version ?? answer.problem}`)
      .join('\n');
    return {
      outcome: 'fail',
      message: `${flapping.length} of ${seen.length} users flip between versions; "${first.identity}" saw ${[...first.versions.keys()].join(' and ')}.`,
      evidence: [{ kind: 'text', title: `What "${first.identity}" saw, in order`, text: trace }, ...evidence],
    };
  }
  const problem = counted.flatMap(({ answers }) => answers.flatMap((answer) => answer.problem ?? []))[0];
  const asked = counted.reduce((sum, { answers }) => sum + answers.length, 0);
  if (problem !== undefined || asked === 0) {
    const message = `Not known for all: ${problem ?? 'nobody was asked'} (looked for ${version}).`;
    return { outcome: 'inconclusive', message, evidence };
  }
  const all = histogram(counted.flatMap(({ versions }) => [...versions.keys()]));
  const split = [...all].map(([name, count]) => `${count} ${name}`).join(', ');
  return {
    outcome: 'pass',
    message: `Each of ${seen.length} users always got one version (${split}).`,
    evidence,
  };
}

function histogram(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function table(counted: readonly { identity: string; versions: ReadonlyMap<string, number> }[]): Evidence {
  const rows = counted
    .toSorted((a, b) => b.versions.size - a.versions.size)
    .slice(0, 200)
    .map(({ identity, versions }) => [
      identity,
      [...versions].map(([name, count]) => `${name} × ${count}`).join(', '),
    ]);
  return { kind: 'table', title: 'Versions by user', columns: ['user', 'versions'], rows };
}
