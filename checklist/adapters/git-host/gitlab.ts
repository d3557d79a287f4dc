/**
 * Asks the REST API of GitLab (version 4). Tested against specified replies, written from its documentation:
 * https://docs.gitlab.com/api/repositories/, https://docs.gitlab.com/api/commits/,
 * https://docs.gitlab.com/api/merge_request_approvals/
 */
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckContext } from '../../check-context.ts';
import { askApi } from '../ask-api.ts';
import {
  askList,
  historyOf,
  type Come,
  type GitHost,
  type HostedProject,
  type History,
  type Job,
} from './git-host.ts';

const user = Type.Object({ username: Type.String(), bot: Type.Optional(Type.Boolean()) });
const commit = Type.Object({ id: Type.String(), title: Type.String() });
const request = Type.Object({
  iid: Type.Integer(),
  state: Type.String(),
  web_url: Type.String(),
  author: user,
});
const approvals = Type.Object({ approved_by: Type.Array(Type.Object({ user })) });
const status = Type.Object({
  name: Type.String(),
  status: Type.String(),
  target_url: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

export const gitlab: GitHost = { history, jobs };

async function history(
  project: HostedProject,
  { since, candidate }: { readonly since: string; readonly candidate: string },
  context: CheckContext,
): Promise<Come<History>> {
  const headers = headersOf(project);
  const range = `from=${encodeURIComponent(since)}&to=${encodeURIComponent(candidate)}`;
  const path = `${pathOf(project)}/repository/compare?${range}`;
  const found = await askList(
    project,
    { path, entry: commit, headers, member: 'commits', whole: true },
    context,
  );
  if ('fault' in found) return found;
  return historyOf(found, since, {
    async changesOf(id) {
      const of = `${pathOf(project)}/repository/commits/${id}/merge_requests`;
      const requests = await askList(project, { path: of, entry: request, headers }, context);
      if ('fault' in requests) return requests;
      const merged = requests.filter(({ state }) => state === 'merged');
      return merged.map(({ iid, web_url: url, author: { username: author } }) => ({
        id: iid,
        name: `!${iid}`,
        url,
        author,
      }));
    },
    approversOf: (id) => approversOf(project, id, context),
  });
}

async function approversOf(
  project: HostedProject,
  iid: number,
  context: CheckContext,
): Promise<Come<readonly string[]>> {
  const url = `${project.url.replace(/\/+$/, '')}/${pathOf(project)}/merge_requests/${iid}/approvals`;
  const answer = await askApi({ url, headers: headersOf(project) }, [project.url], context);
  if ('fault' in answer) return answer;
  return Value.Check(approvals, answer.data)
    ? answer.data.approved_by.filter(({ user: by }) => by.bot !== true).map(({ user: by }) => by.username)
    : { fault: `the approvals of !${iid} do not look like those of GitLab` };
}

async function jobs(
  project: HostedProject,
  sha: string,
  context: CheckContext,
): Promise<Come<readonly Job[]>> {
  const path = `${pathOf(project)}/repository/commits/${encodeURIComponent(sha)}/statuses`;
  const told = await askList(project, { path, entry: status, headers: headersOf(project) }, context);
  if ('fault' in told) return told;
  return told.map(({ name, status: word, target_url: url }) => ({
    name,
    state: stateOf(word),
    url: url ?? '',
  }));
}

function stateOf(word: string): Job['state'] {
  if (word === 'success') return 'passed';
  if (word === 'failed' || word === 'canceled') return 'failed';
  return word === 'skipped' || word === 'manual' ? 'skipped' : 'running';
}

function headersOf({ token }: HostedProject): Record<string, string> {
  return token === undefined ? {} : { 'private-token': token };
}

function pathOf({ project }: HostedProject): string {
  return `projects/${encodeURIComponent(project)}`;
}
