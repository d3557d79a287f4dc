import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { filesUnder } from '../adapters/files-under.ts';
import { git } from '../adapters/git.ts';
import { gitHosts, type Job } from '../adapters/git-host/index.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { gitHostParams } from '../git-host-params.ts';
import { countTests, type TestCounts } from '../test-results.ts';

const params = Type.Object(
  {
    ...gitHostParams,
    jobs: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      uniqueItems: true,
      description: 'names of jobs or statuses that must have passed, with all their runs',
    }),
    commit: Type.Optional(
      Type.String({ pattern: '^[0-9a-f]{40}$', description: 'default: HEAD of the folder of the run' }),
    ),
    tests: Type.Optional(
      Type.Object(
        {
          files: Type.Array(Type.String({ minLength: 1 }), {
            minItems: 1,
            description: 'what the jobs wrote: JUnit XML or CTRF, also as globs',
          }),
          passedMin: Type.Integer({ minimum: 1, description: 'how many must have passed' }),
        },
        { additionalProperties: false, description: 'a green job that ran no test proves nothing' },
      ),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly commit?: string;
  readonly jobs: readonly Job[];
  /** By file; absent where they were not asked. */
  readonly tests?: Readonly<Record<string, TestCounts>>;
  readonly fault?: string;
}

const example: Params = {
  host: 'gitlab',
  url: 'https://gitlab.example/api/v4',
  project: 'shop/web',
  jobs: ['unit', 'e2e'],
};
const passed: readonly Job[] = ['unit', 'e2e'].map((name) => ({
  name,
  state: 'passed',
  url: `https://gitlab.example/jobs/${name}`,
}));
const commit = '1'.repeat(40);
const with1 = (state: Job['state']): Facts => ({
  commit,
  jobs: passed.map((job) => (job.name === 'e2e' ? { ...job, state } : job)),
});
const counted: Params = { ...example, tests: { files: ['reports/*.xml'], passedMin: 100 } };
const ran = (counts: Partial<TestCounts>): Facts => ({
  ...with1('passed'),
  tests: { 'reports/unit.xml': { passed: 0, failed: 0, skipped: 0, ...counts } },
});

/** Asks the git host whether the named jobs passed on exactly this commit. */
export const ciStatus: Check<Params, Facts> = {
  id: 'ci-status',
  question: 'Did the pipeline pass on exactly the commit that goes out?',
  why: 'A green pipeline of another commit says nothing of this one; a job that did not run is not green.',
  remedy: 'Run the named jobs on this commit; repair what fails.',
  params,
  gather,
  judge,
  examples: [
    { title: 'all passed', params: example, facts: with1('passed'), outcome: 'pass' },
    { title: 'one failed', params: example, facts: with1('failed'), outcome: 'fail' },
    { title: 'one still runs', params: example, facts: with1('running'), outcome: 'inconclusive' },
    { title: 'one was skipped', params: example, facts: with1('skipped'), outcome: 'fail' },
    { title: 'one never ran', params: example, facts: { commit, jobs: passed.slice(1) }, outcome: 'fail' },
    {
      title: 'a part of a job failed',
      params: example,
      facts: { commit, jobs: [...passed, { name: 'e2e', state: 'failed', url: '' }] },
      outcome: 'fail',
    },
    { title: 'no jobs at all', params: example, facts: { commit, jobs: [] }, outcome: 'inconclusive' },
    { title: 'enough tests', params: counted, facts: ran({ passed: 120 }), outcome: 'pass' },
    { title: 'green with hardly a test', params: counted, facts: ran({ passed: 3 }), outcome: 'fail' },
    {
      title: 'a test that failed in a green job',
      params: counted,
      facts: ran({ passed: 120, failed: 1 }),
      outcome: 'fail',
    },
    {
      title: 'results of another commit',
      params: counted,
      facts: ran({ passed: 120, commit: '2'.repeat(40) }),
      outcome: 'fail',
    },
    {
      title: 'no results of tests',
      params: counted,
      facts: { ...with1('passed'), tests: {} },
      outcome: 'inconclusive',
    },
    {
      title: 'a host that does not answer',
      params: example,
      facts: { jobs: [], fault: 'no reply from gitlab.example: ECONNREFUSED' },
      outcome: 'error',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { host, url, project, token } = given;
  let sha = given.commit;
  if (sha === undefined) {
    const head = await git(context.cwd, ['rev-parse', '--verify', 'HEAD'], context);
    if (head.exitCode !== 0)
      return { jobs: [], fault: `git knows no HEAD: ${head.output.split('\n')[0] ?? ''}` };
    sha = head.stdout.trim();
  }
  const jobs = await gitHosts[host].jobs({ url, project, token }, sha, context);
  if ('fault' in jobs) return { commit: sha, jobs: [], fault: jobs.fault };
  if (given.tests === undefined) return { commit: sha, jobs };
  const tests = await testsIn(given.tests.files, context);
  return 'fault' in tests
    ? { commit: sha, jobs, fault: tests.fault }
    : { commit: sha, jobs, tests: tests.found };
}

async function testsIn(
  files: readonly string[],
  context: CheckContext,
): Promise<{ found: Record<string, TestCounts> } | { fault: string }> {
  const come = await filesUnder('.', { files }, context);
  if ('fault' in come) return come;
  const found: Record<string, TestCounts> = {};
  for (const [file, { text }] of Object.entries(come.found)) {
    if (text === undefined) return { fault: `${file} is too big to be read` };
    try {
      found[file] = countTests(text);
    } catch (error) {
      return { fault: `${file}: ${(error as Error).message}` };
    }
  }
  return { found };
}

function judge({ commit: sha = '', jobs, tests, fault }: Facts, given: Params): Judgement {
  if (fault !== undefined) return { outcome: 'error', message: `Not known: ${fault}.` };
  const at = `on ${sha.slice(0, 10)}`;
  const rows = jobs.slice(0, 200).map(({ name, state, url }) => [name, state, url]);
  const evidence: Evidence[] = [
    { kind: 'table', title: `Jobs of ${sha}`, columns: ['job', 'state', 'where'], rows },
    ...(tests === undefined ? [] : [tableOf(tests)]),
  ];
  if (jobs.length === 0) return { outcome: 'inconclusive', message: `No job is known ${at}.`, evidence };
  const states = given.jobs.map((name) => ({ name, of: jobs.filter((job) => job.name === name) }));
  const wrong = states.flatMap(({ name, of }) => {
    if (of.length === 0) return [`${name} did not run`];
    const bad = of.find(({ state }) => state === 'failed' || state === 'skipped');
    return bad === undefined ? [] : [bad.state === 'failed' ? `${name} failed` : `${name} was skipped`];
  });
  wrong.push(...wrongTests(tests ?? {}, sha, given));
  if (wrong.length > 0) return { outcome: 'fail', message: `${wrong.join('; ')} ${at}.`, evidence };
  const running = states.filter(({ of }) => of.some(({ state }) => state === 'running'));
  if (running.length > 0) {
    const message = `${running.map(({ name }) => name).join(', ')} has not ended ${at}.`;
    return { outcome: 'inconclusive', message, evidence };
  }
  if (given.tests !== undefined && Object.keys(tests ?? {}).length === 0) {
    const message = `${given.tests.files.join(', ')} names no results of tests.`;
    return { outcome: 'inconclusive', message, evidence };
  }
  return { outcome: 'pass', message: `${given.jobs.join(', ')} passed ${at}.`, evidence };
}

function wrongTests(
  tests: Readonly<Record<string, TestCounts>>,
  sha: string,
  { tests: wanted }: Params,
): string[] {
  const all = Object.entries(tests);
  if (wanted === undefined || all.length === 0) return [];
  const sum = (of: 'passed' | 'failed'): number => all.reduce((count, [, each]) => count + each[of], 0);
  return [
    ...all.flatMap(([file, { commit }]) =>
      commit !== undefined && !sha.startsWith(commit) ? [`${file} is of another commit, ${commit}`] : [],
    ),
    ...(sum('failed') > 0 ? [`${sum('failed')} tests failed`] : []),
    ...(sum('passed') < wanted.passedMin
      ? [`${sum('passed')} tests passed, and ${wanted.passedMin} are needed`]
      : []),
  ];
}

function tableOf(tests: Readonly<Record<string, TestCounts>>): Evidence {
  const rows = Object.entries(tests).map(([file, { passed, failed, skipped }]) => [
    file,
    `${passed}`,
    `${failed}`,
    `${skipped}`,
  ]);
  return {
    kind: 'table',
    title: 'Tests',
    columns: ['file', 'passed', 'failed', 'skipped'],
    rows: rows.slice(0, 200),
  };
}
