/**
 * Asks the REST API of GitHub. Tested against specified replies, written from its documentation:
 * https://docs.github.com/en/rest/commits/commits, https://docs.github.com/en/rest/pulls/reviews,
 * https://docs.github.com/en/rest/checks/runs
 */
import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { CheckContext } from '../../check-context.ts';
import {
  askList,
  historyOf,
  type Come,
  type GitHost,
  type HostedProject,
  type History,
  type Job,
} from './git-host.ts';

const textOrNull = Type.Union([Type.String(), Type.Null()]);
const user = Type.Object({ login: Type.String(), type: Type.Optional(Type.String()) });
const commit = Type.Object({ sha: Type.String(), commit: Type.Object({ message: Type.String() }) });
const pull = Type.Object({ number: Type.Integer(), html_url: Type.String(), merged_at: textOrNull, user });
const review = Type.Object({ state: Type.String(), user: Type.Union([user, Type.Null()]) });
const run = Type.Object({
  name: Type.String(),
  status: Type.String(),
  conclusion: textOrNull,
  html_url: textOrNull,
});
const status = Type.Object({ context: Type.String(), state: Type.String(), target_url: textOrNull });

export const github: GitHost = { history, jobs };

async function history(
  project: HostedProject,
  { since, candidate }: { readonly since: string; readonly candidate: string },
  context: CheckContext,
): Promise<Come<History>> {
  const range = `${encodeURIComponent(since)}...${encodeURIComponent(candidate)}`;
  const found = await ask(project, [`compare/${range}`, commit, 'commits'], context);
  if ('fault' in found) return found;
  const commits = found.map(({ sha: id, commit: { message } }) => ({
    id,
    title: message.split('\n')[0] ?? '',
  }));
  return historyOf(commits, since, {
    async changesOf(sha) {
      const of = await ask(project, [`commits/${sha}/pulls`, pull], context);
      if ('fault' in of) return of;
      const merged = of.filter(({ merged_at: at }) => at !== null);
      return merged.map(({ number: id, html_url: url, user: { login: author } }) => ({
        id,
        name: `#${id}`,
        url,
        author,
      }));
    },
    async approversOf(id) {
      const said = await ask(project, [`pulls/${id}/reviews`, review], context);
      return 'fault' in said ? said : approversIn(said);
    },
  });
}

/** The last word of each counts; a comment takes no approval back. */
function approversIn(said: readonly Static<typeof review>[]): string[] {
  const last = new Map<string, string>();
  for (const { state, user: by } of said) {
    if (by === null || by.type === 'Bot' || state === 'COMMENTED' || state === 'PENDING') continue;
    last.set(by.login, state);
  }
  return [...last].filter(([, state]) => state === 'APPROVED').map(([login]) => login);
}

async function jobs(
  project: HostedProject,
  sha: string,
  context: CheckContext,
): Promise<Come<readonly Job[]>> {
  const path = `commits/${encodeURIComponent(sha)}`;
  const ran = await ask(project, [`${path}/check-runs?filter=latest`, run, 'check_runs'], context);
  if ('fault' in ran) return ran;
  const told = await ask(project, [`${path}/status`, status, 'statuses'], context);
  if ('fault' in told) return told;
  return [
    ...ran.map(({ name, status: phase, conclusion, html_url: url }) => ({
      name,
      state: phase === 'completed' ? stateOf(conclusion ?? '') : ('running' as const),
      url: url ?? '',
    })),
    ...told.map(({ context: name, state, target_url: url }) => ({
      name,
      state: stateOf(state),
      url: url ?? '',
    })),
  ];
}

function stateOf(word: string): Job['state'] {
  if (word === 'success') return 'passed';
  if (word === 'pending') return 'running';
  return word === 'skipped' || word === 'neutral' ? 'skipped' : 'failed';
}

function ask<Entry extends TSchema>(
  project: HostedProject,
  [path, entry, member]: readonly [string, Entry, string?],
  context: CheckContext,
): Promise<Come<readonly Static<Entry>[]>> {
  const headers = {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(project.token !== undefined && { authorization: `Bearer ${project.token}` }),
  };
  const list = { path: `repos/${project.project}/${path}`, entry, headers };
  return askList(project, { ...list, ...(member !== undefined && { member }) }, context);
}
