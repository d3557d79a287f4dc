import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckContext } from '../../check-context.ts';
import { askApi } from '../ask-api.ts';

/** Where a project lies, as an item names it. */
export interface HostedProject {
  /** Of the API, for example `https://api.github.com` or `https://gitlab.example/api/v4`. */
  readonly url: string;
  /** `owner/name`, with groups where there are some. */
  readonly project: string;
  readonly token?: string | undefined;
}

/** A change that was merged, after a review or without one. */
export interface MergedChange {
  /** As people call it: `#12` or `!12`. */
  readonly name: string;
  readonly url: string;
  readonly author: string;
  /** People, not programs, whose last word was an approval. */
  readonly approvers: readonly string[];
}

/** What came into a branch between two releases. */
export interface History {
  readonly commits: number;
  readonly changes: readonly MergedChange[];
  /** Commits that no merged change brought, with their first line. */
  readonly direct: readonly { readonly commit: string; readonly title: string }[];
}

/** A job or a status of a commit. */
export interface Job {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'running' | 'skipped';
  readonly url: string;
}

export type Come<Data> = Data | { readonly fault: string };

/** One kind of git host. Both calls only read. */
export interface GitHost {
  /** More than 250 commits are a fault: who reviews so many at once should name a nearer release. */
  history(
    project: HostedProject,
    range: { readonly since: string; readonly candidate: string },
    context: CheckContext,
  ): Promise<Come<History>>;
  /** All jobs and statuses of exactly this commit, of jobs that ran again the last. */
  jobs(project: HostedProject, commit: string, context: CheckContext): Promise<Come<readonly Job[]>>;
}

/** How many commits a history may have. */
const commitsMax = 250;
const pageSize = 100;
const pagesMax = 10;

/** What a host tells of a commit and of a merged change; each only reads. */
export interface HistoryReader {
  /** Merged changes that brought a commit. */
  changesOf(
    commit: string,
  ): Promise<Come<readonly (Omit<MergedChange, 'approvers'> & { readonly id: number })[]>>;
  approversOf(id: number): Promise<Come<readonly string[]>>;
}

/** The changes that brought some commits, each once, and the commits that none brought. */
export async function historyOf(
  commits: readonly { readonly id: string; readonly title: string }[],
  since: string,
  reader: HistoryReader,
): Promise<Come<History>> {
  if (commits.length > commitsMax)
    return { fault: `${since} lies ${commits.length} commits back, over ${commitsMax}` };
  const changes = new Map<number, MergedChange>();
  const direct: History['direct'][number][] = [];
  for (const { id: commit, title } of commits) {
    const brought = await reader.changesOf(commit);
    if ('fault' in brought) return brought;
    if (brought.length === 0) direct.push({ commit, title });
    for (const { id, ...change } of brought) {
      if (changes.has(id)) continue;
      const approvers = await reader.approversOf(id);
      if ('fault' in approvers) return approvers;
      changes.set(id, { ...change, approvers });
    }
  }
  return { commits: commits.length, changes: [...changes.values()], direct };
}

/** One list of an API. */
export interface ListRequest<Entry extends TSchema> {
  readonly path: string;
  readonly entry: Entry;
  readonly headers: Readonly<Record<string, string>>;
  /** The member of the reply that holds the list, where the reply is not the list itself. */
  readonly member?: string;
  /** The list comes whole. Default: in pages of 100, ten at most. */
  readonly whole?: boolean;
}

/** All entries of a list, each proved to have the shape. */
export async function askList<Entry extends TSchema>(
  { url }: HostedProject,
  { path, entry, headers, member, whole = false }: ListRequest<Entry>,
  context: CheckContext,
): Promise<Come<readonly Static<Entry>[]>> {
  const all: Static<Entry>[] = [];
  const shape = Type.Array(entry);
  for (let page = 1; page <= pagesMax; page += 1) {
    const paged = whole ? '' : `${path.includes('?') ? '&' : '?'}per_page=${pageSize}&page=${page}`;
    const target = `${url.replace(/\/+$/, '')}/${path}${paged}`;
    const answer = await askApi({ url: target, headers }, [url], context);
    if ('fault' in answer) return answer;
    const { data } = answer;
    const list = member === undefined ? data : (data as Record<string, unknown> | undefined)?.[member];
    if (!Value.Check(shape, list)) return { fault: `${path} replied with something else than its API says` };
    all.push(...list);
    if (whole || list.length < pageSize) return all;
  }
  return { fault: `${path} has more than ${pagesMax * pageSize} entries` };
}
