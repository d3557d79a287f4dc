import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { git } from '../adapters/git.ts';
import { gitHosts, type Job } from '../adapters/git-host/index.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { gitHostParams } from '../git-host-params.ts';

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
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly commit?: string;
  readonly jobs: readonly Job[];
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
  return 'fault' in jobs ? { commit: sha, jobs: [], fault: jobs.fault } : { commit: sha, jobs };
}

function judge({ commit: sha = '', jobs, fault }: Facts, { jobs: asked }: Params): Judgement {
  if (fault !== undefined) return { outcome: 'error', message: `The git host gave no answer: ${fault}.` };
  const rows = jobs.slice(0, 200).map(({ name, state, url }) => [name, state, url]);
  const evidence: Evidence[] = [
    { kind: 'table', title: `Jobs of ${sha}`, columns: ['job', 'state', 'where'], rows },
  ];
  if (jobs.length === 0)
    return { outcome: 'inconclusive', message: `No job is known of ${sha.slice(0, 10)}.`, evidence };
  const states = asked.map((name) => ({ name, of: jobs.filter((job) => job.name === name) }));
  const wrong = states.flatMap(({ name, of }) => {
    if (of.length === 0) return [`${name} did not run`];
    const bad = of.find(({ state }) => state === 'failed' || state === 'skipped');
    return bad === undefined ? [] : [bad.state === 'failed' ? `${name} failed` : `${name} was skipped`];
  });
  const at = `on ${sha.slice(0, 10)}`;
  if (wrong.length > 0) return { outcome: 'fail', message: `${wrong.join('; ')} ${at}.`, evidence };
  const running = states.filter(({ of }) => of.some(({ state }) => state === 'running'));
  if (running.length > 0) {
    const message = `${running.map(({ name }) => name).join(', ')} has not ended ${at}.`;
    return { outcome: 'inconclusive', message, evidence };
  }
  return { outcome: 'pass', message: `${asked.join(', ')} passed ${at}.`, evidence };
}
