import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { gitHosts, type History, type MergedChange } from '../adapters/git-host/index.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { gitHostParams } from '../git-host-params.ts';

const params = Type.Object(
  {
    ...gitHostParams,
    since: Type.String({ minLength: 1, description: 'tag or commit of the release that is online' }),
    candidate: Type.String({ minLength: 1, description: 'tag or commit that goes out' }),
    approvals: Type.Optional(
      Type.Integer({ minimum: 1, description: 'by others than the author; default: 1' }),
    ),
    directCommits: Type.Optional(
      Type.Boolean({ description: 'whether commits without a merged change are allowed; default: false' }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

type Facts = History | { readonly fault: string };

const example: Params = {
  host: 'github',
  url: 'https://api.github.com',
  project: 'shop/web',
  since: 'v1',
  candidate: 'v2',
};
const change: MergedChange = {
  name: '#12',
  url: 'https://github.com/shop/web/pull/12',
  author: 'ann',
  approvers: ['bob'],
};
const facts: History = { commits: 3, changes: [change], direct: [] };
const direct = [{ commit: '1'.repeat(40), title: 'Fix at night' }];

/** Asks the git host who approved what was merged since the last release. */
export const pullRequests: Check<Params, Facts> = {
  id: 'pull-requests',
  question: 'Did somebody else than its author approve every change of this release?',
  why: 'Who wrote a change does not see what it breaks elsewhere; a review is the last look before users.',
  remedy: 'Let another person review what is named, and approve it at the git host.',
  params,
  gather: ({ host, url, project, token, since, candidate }, context: CheckContext) =>
    gitHosts[host].history({ url, project, token }, { since, candidate }, context),
  judge,
  examples: [
    { title: 'approved by another person', params: example, facts, outcome: 'pass' },
    {
      title: 'approved by nobody',
      params: example,
      facts: { ...facts, changes: [{ ...change, approvers: [] }] },
      outcome: 'fail',
    },
    {
      title: 'approved by its author',
      params: example,
      facts: { ...facts, changes: [{ ...change, approvers: ['ann'] }] },
      outcome: 'fail',
    },
    { title: 'one approval of two', params: { ...example, approvals: 2 }, facts, outcome: 'fail' },
    { title: 'a commit past all reviews', params: example, facts: { ...facts, direct }, outcome: 'fail' },
    {
      title: 'such a commit where it is allowed',
      params: { ...example, directCommits: true },
      facts: { ...facts, direct },
      outcome: 'pass',
    },
    {
      title: 'nothing between the two',
      params: example,
      facts: { commits: 0, changes: [], direct: [] },
      outcome: 'inconclusive',
    },
    {
      title: 'a token that is refused',
      params: example,
      facts: { fault: 'api.github.com refuses the credential: status 401' },
      outcome: 'error',
    },
  ],
};

function judge(found: Facts, given: Params): Judgement {
  if ('fault' in found) return { outcome: 'error', message: `The git host gave no answer: ${found.fault}.` };
  const { commits, changes, direct: past } = found;
  const { since, candidate, approvals = 1, directCommits = false } = given;
  const others = ({ author, approvers }: MergedChange): string[] =>
    approvers.filter((name) => name.toLowerCase() !== author.toLowerCase());
  const rows = [
    ...changes.map((each) => [each.name, each.author, others(each).join(', ') || 'nobody else', each.url]),
    ...past.map(({ commit, title }) => [commit.slice(0, 10), '', 'no merged change', title]),
  ];
  const columns = ['change', 'author', 'approved by', 'where'];
  const evidence: Evidence[] = [
    { kind: 'table', title: `${commits} commits from ${since} to ${candidate}`, columns, rows },
  ];
  if (commits === 0) {
    const message = `There is no commit from ${since} to ${candidate}; are they the right way round?`;
    return { outcome: 'inconclusive', message, evidence };
  }
  const wrong = [
    ...changes
      .filter((each) => new Set(others(each)).size < approvals)
      .map((each) => `${each.name} of ${each.author} has ${others(each).length} of ${approvals} approvals`),
    ...(directCommits ? [] : past).map(({ commit }) => `${commit.slice(0, 10)} came without a merged change`),
  ];
  if (wrong.length > 0) {
    const more = wrong.length > 3 ? ` and ${wrong.length - 3} more` : '';
    return { outcome: 'fail', message: `${wrong.slice(0, 3).join('; ')}${more}.`, evidence };
  }
  const message = `${changes.length} merged changes, each approved by ${approvals} or more others.`;
  return { outcome: 'pass', message, evidence };
}
