import { counted, type Difference, type ResultDraft } from '../../reports/index.ts';
import { replayRules, type ReplayRuleId } from '../rules.ts';
import type { Tally } from '../tally/tally.ts';
import { acceptance, type Accepted } from './acceptance.ts';
import { backOffs } from './back-offs.ts';
import { differenceKinds } from './difference/difference.ts';
import { expectations, type Expectation, type ExpectedFacts } from './expectation.ts';
import type { JudgedPlace } from './noise.ts';
import { clean, draft, operationsOf, usablePairs, type Opinion } from './opinion.ts';
import { pairEvidence } from './pair-evidence.ts';
import { rareErrors } from './rare-errors.ts';
import { withRenames, type Cause, type NamedCause } from './renames.ts';

const rules = ['status-differs', 'body-differs', 'header-differs'] as const;

/** Routes from which on the same difference has one cause and is one finding. */
const routesOfOneCause = 3;

export interface DifferenceFacts extends ExpectedFacts {
  /** How often a difference seen too rarely to judge was to be asked again; 0 is never. */
  readonly repeatsMax: number;
}

/** One finding for each cause: a place and kind of one route, or the same one on many routes. */
export function differenceOpinion(
  tally: Tally,
  places: readonly JudgedPlace[],
  facts: DifferenceFacts,
): Opinion {
  const found = places.filter(({ verdict }) => verdict === 'finding' || verdict === 'likely');
  const expected = expectations(facts);
  const results = [
    ...withRenames(byCause(found, expected), ([first]) => expected(first) === undefined).map((one) =>
      finding(one, expected(one.cause[0]), facts),
    ),
    ...rareErrors(tally, places),
    ...backOffs(tally),
  ];
  const pairs = usablePairs(tally);
  if (pairs === 0) return { results, examined: {} };
  const quiet = rules.filter((rule) => results.every((result) => result.rule !== rule));
  return {
    results: [
      ...results,
      ...quiet.map((rule) =>
        clean(rule, `${counted(pairs, ['pair was', 'pairs were'])} compared; none differs beyond noise.`),
      ),
    ],
    examined: Object.fromEntries(rules.map((rule) => [rule, pairs])),
  };
}

function byCause(
  found: readonly JudgedPlace[],
  expected: (one: JudgedPlace) => Expectation | undefined,
): readonly Cause[] {
  const causes = new Map<string, [JudgedPlace, ...JudgedPlace[]]>();
  for (const one of found) {
    const { at, kind, sample } = one.place;
    const values = [sample?.values.stable, sample?.values.preview];
    const shapes = at.startsWith('body:') ? values.map(shapeOf) : values;
    const key = JSON.stringify([at, kind, shapes, expected(one)?.rule.place]);
    const known = causes.get(key);
    if (known === undefined) causes.set(key, [one]);
    else known.push(one);
  }
  return [...causes.values()].flatMap((cause): readonly Cause[] =>
    cause.length >= routesOfOneCause ? [cause] : cause.map((one): Cause => [one]),
  );
}

/** What two values of one cause have in common: their form, not their numbers and texts. */
function shapeOf(value: string | undefined): string | undefined {
  return value
    ?.replace(/"(?:[^"\\]|\\.)*"?/g, '"')
    .replace(/\d+/g, '#')
    .slice(0, 40);
}

function ruleOf(at: string): ReplayRuleId {
  return at.startsWith('header:')
    ? 'header-differs'
    : at.startsWith('body:')
      ? 'body-differs'
      : 'status-differs';
}

function finding(
  { cause, renamed }: NamedCause,
  expectation: Expectation | undefined,
  { today, repeatsMax }: DifferenceFacts,
): ResultDraft {
  const [{ place: first }] = cause;
  const { at, kind } = first;
  const both = renamed === undefined ? [cause] : [cause, renamed];
  const seen = totalsOf(cause);
  const smallest = smallestOf(cause);
  const { stable, preview } = smallest.sample?.values ?? {};
  const accepting = expectation?.holds === true ? undefined : acceptance(both.map(acceptedOf), today);
  const rule = ruleOf(at);
  const isOpen = repeatsMax > 0 && cause.every(isUnasked);
  return draft(rule, {
    key: `${cause.length === 1 ? cause[0].route.name : '*'} ${at} ${kind}`,
    outcome: isOpen ? 'inconclusive' : 'fail',
    ...(expectation?.holds === true && { level: 'info' }),
    message: [
      `${whereText(cause)}: ${at} ${differenceKinds[kind].words} in ${seen.preview} of ${counted(seen.asked, 'pair')}${change(stable, preview)}.`,
      ...renamedTexts(renamed),
      noiseText(seen.noise, seen.again),
      ...drawnTexts(cause),
      ...(isOpen ? ['It was not asked again, which would tell it from chance.'] : []),
      ...expectedTexts(expectation),
    ].join(' '),
    places: operationsOf(cause.map(({ route }) => route)),
    states: ['A'],
    observations: seen.preview,
    change:
      at === 'status'
        ? { kind, ...(stable && { from: stable }), ...(preview && { to: preview }) }
        : { kind: `${at} ${kind}` },
    differences: both.map(differenceOf),
    measured: [
      { name: 'pairs that differ', unit: 'requests', expected: 0, actual: seen.preview, samples: seen.asked },
      { name: 'stable against itself', unit: 'requests', actual: seen.noise, samples: seen.again },
    ],
    ...(accepting && { fix: `${replayRules[rule].fix} ${accepting.advice}` }),
    evidence: [
      ...(smallest.sample ? [pairEvidence(smallest)] : []),
      ...(accepting ? [accepting.evidence] : []),
    ],
  });
}

/** Seen once or so, in a run that ended or had more of the kind than it could ask again. */
function isUnasked({ verdict, place }: JudgedPlace): boolean {
  return verdict === 'likely' && place.repeats === undefined;
}

function differenceOf(cause: Cause): Difference {
  const [{ place }] = cause;
  const { at, kind } = place;
  return { at, kind, ...smallestOf(cause).sample?.values, count: totalsOf(cause).preview };
}

function acceptedOf(cause: Cause): Accepted {
  const [{ place, route }] = cause;
  const { at, kind } = place;
  return {
    place: cause.length === 1 ? `${route.name} ${at}` : at,
    kind,
    ...smallestOf(cause).sample?.values,
  };
}

function renamedTexts(renamed: Cause | undefined): readonly string[] {
  return renamed === undefined ? [] : [`Its value is at ${renamed[0].place.at} there, which is new.`];
}

function totalsOf(cause: Cause): Record<'preview' | 'noise' | 'asked' | 'again', number> {
  const seen = { preview: 0, noise: 0, asked: 0, again: 0 };
  for (const { route, place } of cause) {
    seen.preview += place.preview;
    seen.noise += place.noise;
    seen.asked += Math.max(route.pairs, place.preview);
    seen.again += route.pairsWithNoise;
  }
  return seen;
}

function smallestOf(cause: Cause): JudgedPlace['place'] {
  const size = ({ place }: JudgedPlace): number => place.sample?.size ?? Infinity;
  return cause.reduce((best, one) => (size(one) < size(best) ? one : best)).place;
}

function whereText(cause: Cause): string {
  const names = cause.map(({ route }) => route.name);
  if (names.length === 1) return names.join();
  const more = names.length > 5 ? ', …' : '';
  return `${names.length} routes (${names.slice(0, 5).join(', ')}${more})`;
}

function change(stable: string | undefined, preview: string | undefined): string {
  if (stable === undefined && preview === undefined) return '';
  return `, for example ${stable ?? 'nothing'} in stable and ${preview ?? 'nothing'} in preview`;
}

function noiseText(noise: number, samples: number): string {
  if (samples === 0) return 'Stable was not asked twice.';
  return `Stable disagreed with itself there in ${noise} of ${samples}.`;
}

function drawnTexts(cause: Cause): readonly string[] {
  if (cause.some(({ isFrozen }) => isFrozen === true))
    return ['Preview gives the same value each time, stable another one.'];
  const all = cause.flatMap(({ shifted }) => shifted ?? []);
  const [value] = all.map((one) => one.value);
  if (value === undefined) return [];
  const same = all.filter((one) => one.value === value);
  const times = (group: 'stable' | 'preview'): string =>
    counted(
      same.reduce((total, one) => total + one[group], 0),
      'time',
    );
  return [`It became ${value} in preview alone ${times('preview')}, in stable alone ${times('stable')}.`];
}

function expectedTexts(expectation: Expectation | undefined): readonly string[] {
  if (expectation === undefined) return [];
  const { reason, until, by } = expectation.rule;
  const who = by === undefined ? '' : ` by ${by}`;
  const only = expectation.holds ? '' : ' only';
  return [`It ${expectation.holds ? 'is' : 'was'} expected${who} until ${until}${only}: ${reason}.`];
}
