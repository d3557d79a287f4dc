/** Whether the version endpoint of each group proves that preview, and only preview, runs the candidate. */
import { place, type ResultDraft } from '../../reports/index.ts';
import { glob } from '../glob.ts';
import type { VersionRule } from '../options.ts';
import type { GroupVersions } from '../version-endpoint.ts';
import { clean, draft, type Opinion } from './opinion.ts';

export interface VersionFacts {
  readonly version?: VersionRule;
  /** What the endpoint said before and after the run. */
  readonly versions?: { readonly before: GroupVersions; readonly after: GroupVersions };
}

/** Says nothing where no endpoint was named: then the replies themselves tell. */
export function versionOpinion({ version, versions }: VersionFacts): Opinion {
  const { endpoint, candidate = '*' } = version ?? {};
  if (endpoint === undefined) return { results: [], examined: {} };
  const { before, after } = versions ?? {};
  if (before === undefined || after === undefined) {
    const message = `${endpoint} was not asked before and after the run, so no group proved its version.`;
    return { results: [open('endpoint not asked', message)], examined: { 'version-not-proven': 0 } };
  }
  const examined = { 'version-not-proven': 4 };
  const results = [
    ...unread(endpoint, before, after),
    ...mixed(endpoint, before, after),
    ...changed(endpoint, before, after),
  ];
  const { stable, preview } = after;
  if (results.length === 0 && stable !== undefined && preview !== undefined) {
    if (stable === preview)
      results.push(wrong('endpoint same version', `${endpoint} says ${preview} in both groups.`, preview));
    else if (!glob(candidate)(preview))
      results.push(
        wrong(
          'endpoint other version',
          `${endpoint} of preview says ${preview}, which is not ${candidate}.`,
          preview,
        ),
      );
  }
  if (results.length > 0) return { results, examined };
  const message = `${endpoint} said ${preview} in preview and ${stable} in stable, before and after the run.`;
  return { results: [clean('version-not-proven', message)], examined };
}

const groups = ['stable', 'preview'] as const;

function unread(endpoint: string, before: GroupVersions, after: GroupVersions): ResultDraft[] {
  const silent = groups.filter((group) => before[group] === undefined || after[group] === undefined);
  if (silent.length === 0) return [];
  return [open('endpoint silent', `${endpoint} told no version of ${silent.join(' and ')}.`)];
}

function mixed(endpoint: string, before: GroupVersions, after: GroupVersions): ResultDraft[] {
  return groups.flatMap((group) => {
    const at = [before, after].find(({ other }) => other?.[group] !== undefined);
    if (at === undefined) return [];
    const message = `${endpoint} of ${group} said ${at[group]} and, asked again at once, ${at.other?.[group]}, so it does not tell the version of the replies.`;
    return [open(`endpoint mixed ${group}`, message)];
  });
}

function changed(endpoint: string, before: GroupVersions, after: GroupVersions): ResultDraft[] {
  return groups
    .filter((group) => before.other?.[group] === undefined && after.other?.[group] === undefined)
    .filter((group) => before[group] !== undefined && after[group] !== undefined)
    .filter((group) => before[group] !== after[group])
    .map((group) =>
      open(
        `endpoint changed ${group}`,
        `${endpoint} of ${group} said ${before[group]} before the run and ${after[group]} after it, so the replies are of no one version.`,
      ),
    );
}

function open(key: string, message: string): ResultDraft {
  return draft('version-not-proven', {
    key,
    outcome: 'inconclusive',
    message,
    places: [place.group('preview')],
  });
}

function wrong(key: string, message: string, to: string): ResultDraft {
  const change = { kind: key, to };
  const states = ['A'] as const;
  return draft('version-not-proven', {
    key,
    outcome: 'fail',
    message,
    places: [place.group('preview')],
    states,
    change,
  });
}
