import { place, type ResultDraft } from '../../reports/index.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';
import { sum } from '../tally/tally.ts';
import { clean, draft, operationOf, type Opinion } from './opinion.ts';

export interface AttestFacts {
  /** Whether any rule says how a reply proves its group. */
  readonly asked: boolean;
  readonly unprovenShareMax: number;
  /** Rules that would have told the groups apart, as flags. */
  readonly suggestions: readonly string[];
}

/** Whether the replies came from the groups and versions that they were asked of. */
export function groupOpinion(tally: Tally, facts: AttestFacts): Opinion {
  const replies = tally.groups.stable.replies + tally.groups.preview.replies;
  if (!facts.asked) return { results: [notAsked(facts)], examined: { 'group-not-proven': 0 } };
  if (replies === 0) return { results: [], examined: {} };
  const wrong = [...wrongGroup(tally, 'preview'), ...wrongGroup(tally, 'stable')];
  const groups = [...wrong, ...unproven(tally, facts.unprovenShareMax)];
  const versions = [...sameVersion(tally), ...otherVersion(tally)];
  const proven = sum(tally.groups.preview.versions);
  if (groups.length === 0)
    groups.push(clean('group-not-proven', `All ${replies} replies proved their group.`));
  if (versions.length === 0 && proven > 0) {
    versions.push(
      clean(
        'version-not-proven',
        `Preview proved ${versionsOf(tally, 'preview')}, stable ${versionsOf(tally, 'stable')}.`,
      ),
    );
  }
  return {
    results: [...groups, ...versions],
    examined: { 'group-not-proven': replies, 'version-not-proven': proven },
  };
}

/** Versions that a group proved, most frequent first. */
export function versionsOf(tally: Tally, group: 'stable' | 'preview'): string {
  const versions = Object.entries(tally.groups[group].versions).sort(([, a], [, b]) => b - a);
  return versions.length === 0
    ? 'no mark, as stated'
    : versions
        .slice(0, 4)
        .map(([version]) => version)
        .join(', ');
}

function notAsked({ suggestions }: AttestFacts): ResultDraft {
  const hint = suggestions.length > 0 ? ` The replies would allow ${suggestions.join(' or ')}.` : '';
  return draft('group-not-proven', {
    key: 'no rule',
    outcome: 'inconclusive',
    message: `Nothing says how a reply proves its group, so no pair counts. Add --attest 'header:NAME=VALUE' with the value that only preview sends.${hint}`,
    places: [place.group('preview')],
  });
}

function wrongGroup(tally: Tally, group: 'stable' | 'preview'): ResultDraft[] {
  const hit = Object.values(tally.routes).filter((route) => sum(route.wrong[group]) > 0);
  return perRoute(tally, hit, group, (where, routes) => {
    const counts = routes.map((route) => route.wrong[group]);
    const total = counts.reduce((all, one) => all + sum(one), 0);
    const values = [...new Set(counts.flatMap((one) => Object.keys(one)))].slice(0, 3).join(', ');
    return draft('group-not-proven', {
      key: `${group} ${where}`,
      outcome: 'fail',
      message: `${where}: ${total} replies that were asked of ${group} came from elsewhere; they name themselves ${values}.`,
      places: placesOf(routes, group),
      states: ['A'],
      observations: total,
      change: { kind: 'wrong-group', to: values },
    });
  });
}

function sameVersion(tally: Tally): ResultDraft[] {
  const hit = Object.values(tally.routes).filter((route) => sum(route.sameVersion) > 0);
  return perRoute(tally, hit, 'preview', (where, routes) =>
    versionDraft(`same ${where}`, routes, {
      counts: routes.map((route) => route.sameVersion),
      text: (total, values) =>
        `${where}: stable and preview both name themselves ${values} in ${total} pairs.`,
    }),
  );
}

function otherVersion(tally: Tally): ResultDraft[] {
  const hit = Object.values(tally.routes).filter((route) => sum(route.otherVersion) > 0);
  return perRoute(tally, hit, 'preview', (where, routes) =>
    versionDraft(`other ${where}`, routes, {
      counts: routes.map((route) => route.otherVersion),
      text: (total, values) =>
        `${where}: ${total} replies of preview show version ${values}, which is not the candidate's.`,
    }),
  );
}

function versionDraft(
  key: string,
  routes: readonly RouteTally[],
  {
    counts,
    text,
  }: { readonly counts: readonly Record<string, number>[]; text(total: number, values: string): string },
): ResultDraft {
  const total = counts.reduce((all, one) => all + sum(one), 0);
  const values = [...new Set(counts.flatMap((one) => Object.keys(one)))].slice(0, 3).join(', ');
  return draft('version-not-proven', {
    key,
    outcome: 'fail',
    message: text(total, values),
    places: placesOf(routes, 'preview'),
    observations: total,
    change: { kind: 'version', to: values },
  });
}

/** One result for each route, or a single one when every route is hit. */
function perRoute(
  tally: Tally,
  hit: readonly RouteTally[],
  group: string,
  make: (where: string, routes: readonly RouteTally[]) => ResultDraft,
): ResultDraft[] {
  const isEverywhere = hit.length > 1 && hit.length === Object.keys(tally.routes).length;
  if (isEverywhere) return [make(`all routes of ${group}`, hit)];
  return hit.map((route) => make(route.name, [route]));
}

function placesOf(routes: readonly RouteTally[], group: 'stable' | 'preview'): [string, ...string[]] {
  const operations = routes.map(operationOf);
  const [first, ...rest] = operations.length === 1 ? operations : [place.group(group), ...operations];
  return [first ?? place.group(group), ...rest];
}

function unproven(tally: Tally, shareMax: number): ResultDraft[] {
  return (['preview', 'stable'] as const).flatMap((group) => {
    const { replies, unproven, unprovenStatus } = tally.groups[group];
    if (unproven === 0) return [];
    const isTolerable = unproven <= shareMax * replies;
    const byStatus = Object.entries(unprovenStatus).map(
      ([status, count]) => `${count} with status ${status}`,
    );
    const todo =
      group === 'stable' && unproven === replies
        ? " If stable never sends the mark, say so with stable: 'absent'."
        : '';
    return [
      draft('group-not-proven', {
        key: `unproven ${group}`,
        outcome: 'inconclusive',
        level: isTolerable ? 'warn' : 'block',
        message: `${unproven} of ${replies} replies of ${group} carry no proof of their group (${byStatus.join(', ')}).${todo}`,
        places: [place.group(group)],
        observations: unproven,
        measured: [
          {
            name: 'unproven replies',
            unit: '%',
            actual: percent(unproven / replies),
            limit: percent(shareMax),
            samples: replies,
          },
        ],
      }),
    ];
  });
}

function percent(share: number): number {
  return Math.round(share * 100_000) / 1000;
}
