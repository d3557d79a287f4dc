import { Type, type Static } from '@sinclair/typebox';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { git as ask } from '../adapters/git.ts';

const ref = (description: string) => Type.Optional(Type.String({ pattern: '^[^-]', description }));
const params = Type.Object(
  {
    candidate: ref('what ships: a commit, tag or branch; default: HEAD'),
    clean: Type.Optional(Type.Boolean({ description: 'no file differs from the last commit' })),
    ignore: Type.Optional(
      Type.Array(Type.String(), { description: 'paths that may differ; default: the output of Seaworthy' }),
    ),
    tag: ref('a tag that points at the candidate'),
    trunk: ref('branch that the candidate must be part of, for example origin/main'),
    contains: Type.Optional(
      Type.Union(
        [Type.String({ pattern: '^[^-]' }), Type.Array(Type.String({ pattern: '^[^-]' }), { minItems: 1 })],
        {
          description: 'a commit or more that the candidate must contain, for example the last release',
        },
      ),
    ),
    rollbackTarget: ref('a commit or tag that must exist to go back to'),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  /** Why git could not answer at all. */
  readonly broken?: string;
  /** Full commit ids by the name asked for; null for a name that git does not know. */
  readonly commits: Readonly<Record<string, string | null>>;
  readonly changed: readonly string[];
  /** Pairs asked for, each with whether the first is an ancestor of (or is) the second. */
  readonly ancestry: readonly { readonly of: string; readonly in: string; readonly holds: boolean }[];
  /** The history was cut off when cloning, so that missing ancestry proves nothing. */
  readonly shallow: boolean;
}

const head = '1'.repeat(40);
const facts: Facts = { commits: { HEAD: head }, changed: [], ancestry: [], shallow: false };
const onMain = { of: 'HEAD', in: 'main', holds: true };

/** Asks git whether what ships is what was committed, tagged and merged, and whether there is a way back. */
export const git: Check<Params, Facts> = {
  id: 'git',
  question: 'Is what ships committed, tagged and on trunk, and is there a way back?',
  why: 'What is not on trunk is lost with the next release; what cannot be named cannot be rolled back to.',
  remedy: 'Commit, tag and merge the candidate; fetch or recreate the commit to go back to.',
  params,
  problems: ({ clean, tag, trunk, contains, rollbackTarget }) =>
    clean === undefined && (tag ?? trunk ?? contains ?? rollbackTarget) === undefined
      ? [{ path: [], problem: 'ask something: clean, tag, trunk, contains or rollbackTarget' }]
      : [],
  gather,
  judge,
  examples: [
    { title: 'a clean tree', params: { clean: true }, facts, outcome: 'pass' },
    {
      title: 'a changed file',
      params: { clean: true },
      facts: { ...facts, changed: ['a.ts'] },
      outcome: 'fail',
    },
    {
      title: 'a report that was written',
      params: { clean: true },
      facts: { ...facts, changed: ['seaworthy-report/report.json'] },
      outcome: 'pass',
    },
    {
      title: 'a tag elsewhere',
      params: { tag: 'v2' },
      facts: { ...facts, commits: { HEAD: head, 'refs/tags/v2': '2'.repeat(40) } },
      outcome: 'fail',
    },
    {
      title: 'no such tag',
      params: { tag: 'v2' },
      facts: { ...facts, commits: { HEAD: head, 'refs/tags/v2': null } },
      outcome: 'fail',
    },
    {
      title: 'on trunk',
      params: { trunk: 'main' },
      facts: { ...facts, commits: { HEAD: head, main: head }, ancestry: [onMain] },
      outcome: 'pass',
    },
    {
      title: 'not merged',
      params: { trunk: 'main' },
      facts: { ...facts, commits: { HEAD: head, main: head }, ancestry: [{ ...onMain, holds: false }] },
      outcome: 'fail',
    },
    {
      title: 'not merged as far as a shallow clone can tell',
      params: { trunk: 'main' },
      facts: {
        ...facts,
        commits: { HEAD: head, main: head },
        ancestry: [{ ...onMain, holds: false }],
        shallow: true,
      },
      outcome: 'inconclusive',
    },
    {
      title: 'one of two features is missing',
      params: { contains: ['feature-a', 'feature-b'] },
      facts: {
        ...facts,
        commits: { HEAD: head, 'feature-a': head, 'feature-b': head },
        ancestry: [
          { of: 'feature-a', in: 'HEAD', holds: true },
          { of: 'feature-b', in: 'HEAD', holds: false },
        ],
      },
      outcome: 'fail',
    },
    {
      title: 'nothing to go back to',
      params: { rollbackTarget: 'v1' },
      facts: { ...facts, commits: { HEAD: head, v1: null } },
      outcome: 'fail',
    },
    {
      title: 'no repository',
      params: { clean: true },
      facts: { ...facts, broken: 'not a git repository' },
      outcome: 'error',
    },
  ],
};

async function gather(params: Params, context: CheckContext): Promise<Facts> {
  const run = (...args: string[]) => ask(context.cwd, args, context);
  const nothing = { commits: {}, changed: [], ancestry: [], shallow: false };
  const inside = await run('rev-parse', '--is-shallow-repository');
  if (inside.exitCode !== 0) return { ...nothing, broken: inside.output.split('\n')[0] ?? 'git failed' };

  const commits: Record<string, string | null> = {};
  for (const name of namesIn(params)) {
    const found = await run('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
    commits[name] = found.exitCode === 0 ? found.stdout.trim() : null;
  }
  const ancestry: Facts['ancestry'][number][] = [];
  for (const pair of pairsIn(params)) {
    const [older, newer] = [commits[pair.of], commits[pair.in]];
    if (!older || !newer) continue;
    const { exitCode } = await run('merge-base', '--is-ancestor', older, newer);
    if (exitCode !== 0 && exitCode !== 1) return { ...nothing, broken: 'git could not compare commits' };
    ancestry.push({ ...pair, holds: exitCode === 0 });
  }
  const status = params.clean ? await run('status', '--porcelain', '-z', '--no-renames') : undefined;
  if (status && status.exitCode !== 0) return { ...nothing, broken: status.output.split('\n')[0] ?? '' };
  const changed = (status?.stdout.split('\0') ?? [])
    .filter((line) => line !== '')
    .map((line) => line.slice(3));
  return { commits, changed, ancestry, shallow: inside.stdout.trim() === 'true' };
}

function namesIn(params: Params): string[] {
  const { candidate = 'HEAD', trunk, contains, rollbackTarget } = params;
  return [candidate, tagIn(params), trunk, contains ?? [], rollbackTarget]
    .flat()
    .filter((name) => name !== undefined);
}

function tagIn({ tag }: Params): string | undefined {
  return tag === undefined ? undefined : `refs/tags/${tag}`;
}

function pairsIn({ candidate = 'HEAD', trunk, contains }: Params): { of: string; in: string }[] {
  return [
    ...(trunk === undefined ? [] : [{ of: candidate, in: trunk }]),
    ...[contains ?? []].flat().map((each) => ({ of: each, in: candidate })),
  ];
}

function judge(facts: Facts, params: Params): Judgement {
  if (facts.broken !== undefined) return { outcome: 'error', message: `git cannot answer: ${facts.broken}.` };
  const { candidate = 'HEAD' } = params;
  const measured = Object.entries(facts.commits).map(([name, commit]) => ({
    name,
    unit: '',
    actual: commit ?? 'unknown',
  }));
  const wrong = [...changedIn(facts, params), ...misplacedTag(facts, params)];
  const absent = absentIn(facts, params);
  // A shallow clone has neither all commits nor all tags.
  if (wrong.length > 0 || (absent.length > 0 && !facts.shallow)) {
    return { outcome: 'fail', message: `${[...wrong, ...absent].join('; ')}.`, measured };
  }
  if (absent.length > 0) {
    const message = `${absent.join('; ')} as far as this shallow clone can tell; fetch the whole history.`;
    return { outcome: 'inconclusive', message, measured };
  }
  return { outcome: 'pass', message: `${candidate} is as it should be.`, measured };
}

function changedIn(
  { changed }: Facts,
  { clean, ignore = ['seaworthy-report/', '.seaworthy/'] }: Params,
): string[] {
  const files = changed.filter((path) => !ignore.some((known) => `/${path}`.includes(`/${known}`)));
  if (!clean || files.length === 0) return [];
  const more = files.length > 5 ? ` and ${files.length - 5} more` : '';
  return [`not committed: ${files.slice(0, 5).join(', ')}${more}`];
}

function misplacedTag({ commits }: Facts, params: Params): string[] {
  const [tag, { candidate = 'HEAD' }] = [tagIn(params), params];
  const at = tag === undefined ? undefined : commits[tag];
  return at && at !== commits[candidate] ? [`the tag ${params.tag} is not at ${candidate}`] : [];
}

function absentIn({ commits, ancestry }: Facts, params: Params): string[] {
  return [
    ...namesIn(params)
      .filter((name) => !commits[name])
      .map((name) => `git knows no ${name}`),
    ...ancestry.filter(({ holds }) => !holds).map((pair) => `${pair.of} is not part of ${pair.in}`),
  ];
}
