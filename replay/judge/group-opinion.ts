import { counted, place, type ResultDraft } from '../../reports/index.ts';
import type { VersionRule } from '../options.ts';
import { sum, type Counts } from '../tally/counts.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';
import { allOf, clean, draft, operationOf, type Opinion, percent } from './opinion.ts';

export interface AttestFacts {
  /** Whether any rule says how a reply proves its group. */
  readonly asked: boolean;
  readonly unprovenShareMax: number;
  /** Rules that would have told the groups apart, as flags. */
  readonly suggestions: readonly string[];
  /** With an endpoint, that tells the versions, and not the replies. */
  readonly version?: VersionRule;
}

/** Whether the replies came from the groups and versions that they were asked of. */
export function groupOpinion(tally: Tally, facts: AttestFacts): Opinion {
  const replies = tally.groups.stable.replies + tally.groups.preview.replies;
  if (!facts.asked) return { results: [notAsked(facts)], examined: { 'group-not-proven': 0 } };
  if (replies === 0) return { results: [], examined: {} };
  const wrong = suspicions.flatMap((suspicion) => confirmed(tally, suspicion));
  const versions = wrong.filter(({ rule }) => rule === 'version-not-proven');
  const groups = [
    ...wrong.filter(({ rule }) => rule === 'group-not-proven'),
    ...unproven(tally, facts.unprovenShareMax),
  ];
  const proven = sum(tally.groups.preview.versions);
  if (groups.length === 0)
    groups.push(
      clean(
        'group-not-proven',
        `${allOf(replies, ['reply', 'replies'])} proved ${replies === 1 ? 'its' : 'their'} group.`,
      ),
    );
  const isAskedElsewhere = facts.version?.endpoint !== undefined;
  if (versions.length === 0 && proven > 0 && !isAskedElsewhere) {
    versions.push(
      clean(
        'version-not-proven',
        `Preview proved ${versionsOf(tally, 'preview')}, stable ${versionsOf(tally, 'stable')}.`,
      ),
    );
  }
  return {
    results: [...groups, ...versions],
    examined: { 'group-not-proven': replies, ...(!isAskedElsewhere && { 'version-not-proven': proven }) },
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

/** Replies that prove something else than they should, as counted in each route. */
interface Suspicion {
  readonly rule: 'group-not-proven' | 'version-not-proven';
  readonly group: 'stable' | 'preview';
  readonly key: string;
  readonly counts: (route: RouteTally) => Readonly<Counts>;
  readonly text: (total: number, values: string) => string;
}

const suspicions: readonly Suspicion[] = [
  {
    rule: 'group-not-proven',
    group: 'preview',
    key: 'preview',
    counts: (route) => route.wrong.preview,
    text: (total, values) =>
      `${counted(total, ['reply', 'replies'])} asked of preview came from elsewhere, by the name of ${values}`,
  },
  {
    rule: 'group-not-proven',
    group: 'stable',
    key: 'stable',
    counts: (route) => route.wrong.stable,
    text: (total, values) =>
      `${counted(total, ['reply', 'replies'])} asked of stable came from elsewhere, by the name of ${values}`,
  },
  {
    rule: 'version-not-proven',
    group: 'preview',
    key: 'same version',
    counts: (route) => route.sameVersion,
    text: (total, values) => `stable and preview both name themselves ${values} in ${counted(total, 'pair')}`,
  },
  {
    rule: 'version-not-proven',
    group: 'preview',
    key: 'other version',
    counts: (route) => route.otherVersion,
    text: (total, values) =>
      `${counted(total, ['reply', 'replies'])} of preview ${total === 1 ? 'shows' : 'show'} version ${values}, which is not the candidate's`,
  },
];

/** One result for each route, or a single one when every route shows it. */
function confirmed(tally: Tally, suspicion: Suspicion): ResultDraft[] {
  const all = Object.values(tally.routes);
  const hit = all.filter((route) => sum(suspicion.counts(route)) > 0);
  if (hit.length < 2 || hit.length < all.length)
    return hit.map((route) => suspect(suspicion, route.name, [route]));
  return [suspect(suspicion, 'all routes', hit)];
}

function suspect(
  { rule, group, key, counts, text }: Suspicion,
  where: string,
  routes: readonly RouteTally[],
): ResultDraft {
  const total = routes.reduce((all, route) => all + sum(counts(route)), 0);
  const values = [...new Set(routes.flatMap((route) => Object.keys(counts(route))))].slice(0, 3).join(', ');
  const operations = routes.map(operationOf);
  const [first = place.group(group), ...rest] =
    operations.length === 1 ? operations : [place.group(group), ...operations];
  return draft(rule, {
    key: `${key} ${where}`,
    outcome: 'fail',
    message: `${where}: ${text(total, values)}.`,
    places: [first, ...rest],
    states: ['A'],
    observations: total,
    change: { kind: key, to: values },
  });
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
        message: `${unproven} of ${counted(replies, ['reply', 'replies'])} of ${group} carry no proof of their group (${byStatus.join(', ')}).${todo}`,
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
