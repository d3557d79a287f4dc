/**
 * A pull request must not approve itself.
 *
 * In an untrusted run the policy files (config, checklist, waivers) are read from the base revision,
 * and every one that the pull request changes is a result of its own.
 */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { HarnessError, type ResultDraft } from '../reports/index.ts';
import { git } from './git.ts';

export interface Policy {
  /** Text of a policy file at the base revision; undefined when it is not there. */
  textOf(file: string): Promise<string | undefined>;
  readonly base: string;
}

/** True when CI says that this change comes from a fork. */
export function comesFromFork(env: Readonly<Record<string, string | undefined>>): boolean {
  const { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: source, CI_MERGE_REQUEST_PROJECT_ID: target } = env;
  if (source !== undefined && target !== undefined) return source !== target;
  const eventFile = env['GITHUB_EVENT_PATH'];
  if (eventFile === undefined || !existsSync(eventFile)) return false;
  try {
    const event = JSON.parse(readFileSync(eventFile, 'utf8')) as {
      pull_request?: {
        head?: { repo?: { full_name?: string } | null };
        base?: { repo?: { full_name?: string } };
      };
    };
    const { head, base } = event.pull_request ?? {};
    return head !== undefined && head.repo?.full_name !== base?.repo?.full_name;
  } catch {
    // an event that cannot be read proves nothing: trust less
    return true;
  }
}

/** The base revision that CI names, or `origin/HEAD`. */
export function baseFrom(env: Readonly<Record<string, string | undefined>>): string {
  const { GITHUB_BASE_REF: github, CI_MERGE_REQUEST_DIFF_BASE_SHA: gitlab } = env;
  return gitlab ?? (github ? `origin/${github}` : 'origin/HEAD');
}

/** @throws {HarnessError} `config-unusable` when the base revision cannot be read. */
export async function policyAt(base: string, cwd: string): Promise<Policy> {
  const root = await git(cwd, ['rev-parse', '--show-toplevel']);
  const commit = await git(cwd, ['rev-parse', '--verify', '--quiet', `${base}^{commit}`]);
  if (root === undefined || commit === undefined) {
    throw new HarnessError('config-unusable', {
      what: 'An untrusted run takes its policy from the base revision, which cannot be read.',
      where: base,
      todo: 'Fetch it (in CI: a checkout with history), or name another with --base.',
    });
  }
  return { base, textOf: (file) => git(cwd, ['show', `${commit}:${relative(root, file)}`]) };
}

/** One warning per policy file that differs from the base revision. */
export async function policyChanges(
  policy: Policy,
  files: readonly string[],
  root: string,
): Promise<ResultDraft[]> {
  const drafts: ResultDraft[] = [];
  for (const file of files) {
    const before = await policy.textOf(file);
    const now = existsSync(file) ? readFileSync(file, 'utf8').replace(/\n$/, '') : undefined;
    if (before === now) continue;
    const name = relative(root, file);
    drafts.push({
      tool: 'gate',
      rule: 'policy-changed',
      key: name,
      outcome: 'fail',
      level: 'warn',
      title: 'The pull request changes its own gate',
      message: `${name} differs from ${policy.base}; this run was judged by the version of ${policy.base}.`,
      places: [`file:${name}`],
      why: 'A change that loosens its own checks would approve itself.',
      fix: 'Let an owner review the change of policy; it takes effect once it is merged.',
      evidence: [
        { kind: 'side-by-side', title: name, old: before ?? '(not there)', new: now ?? '(not there)' },
      ],
    });
  }
  return drafts;
}
