import { basename, resolve } from 'node:path';
import type { Caller } from '../compat/index.ts';
import { shownSource } from '../compat/database/read/source.ts';
import type { Group, Subject } from '../reports/index.ts';
import { callersOf } from './callers.ts';
import type { Config } from './config/config.ts';
import { findConfig, loadConfig } from './config/load.ts';
import { git } from './git.ts';

/** What is released: names from the config, commit and tree hash from git where there is one. */
export async function subjectOf(config: Config, folder: string): Promise<Subject> {
  return {
    service: config.service,
    release: config.release,
    strategy: config.strategy ?? 'gray',
    ...(await revisionOf(folder)),
    baseline: shown(firstOf(config, 'baseline')),
    candidate: shown(firstOf(config, 'candidate')),
    groups: groupsOf(config),
  };
}

function firstOf({ compat }: Config, side: 'baseline' | 'candidate'): string | undefined {
  return compat?.database?.[side] ?? compat?.api?.[0]?.[side] ?? compat?.contracts?.[0]?.[side];
}

interface Alone {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly service?: string;
}

/**
 * The subject of a tool that runs alone: the service as named, else from the nearest config, else the
 * folder's name. A config that cannot be read is no reason to stop a tool that works from flags.
 */
export async function subjectAt(options: Alone): Promise<Subject> {
  return (await subjectAndCallersAt(options)).subject;
}

/** The subject of a tool that runs alone, and who calls it as the nearest config says. */
export async function subjectAndCallersAt(
  options: Alone,
): Promise<{ readonly subject: Subject; readonly callers: readonly Caller[] }> {
  const { cwd } = options;
  const config = await nearestConfig(options);
  const service = options.service ?? config?.service ?? basename(resolve(cwd));
  const subject = { service, ...(await revisionOf(cwd)) };
  return { subject, callers: callersOf(service, config?.services) };
}

async function nearestConfig(options: Alone): Promise<Config | undefined> {
  if (findConfig(options.cwd) === undefined) return undefined;
  try {
    return (await loadConfig(options)).config;
  } catch {
    return undefined;
  }
}

async function revisionOf(folder: string): Promise<Pick<Subject, 'commit' | 'tree'>> {
  const [commit, tree] = await Promise.all([
    git(folder, ['rev-parse', 'HEAD']),
    git(folder, ['rev-parse', 'HEAD^{tree}']),
  ]);
  return { commit, tree };
}

function shown(source: string | undefined): string | undefined {
  return source && shownSource(source);
}

function groupsOf({ groups }: Config): readonly Group[] | undefined {
  return (
    groups && [
      { name: 'stable', url: groups.stable.url },
      { name: 'preview', url: groups.preview.url },
    ]
  );
}
