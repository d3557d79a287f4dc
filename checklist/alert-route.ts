/** Which receivers an alert reaches by the configuration of Alertmanager. Pure. */
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { parse } from 'yaml';
import { matcherIn, meets, type LabelMatcher, type Labels } from './label-matchers.ts';

const texts = Type.Optional(Type.Record(Type.String(), Type.String()));
const routeShape = Type.Recursive((self) =>
  Type.Object({
    receiver: Type.Optional(Type.String()),
    match: texts,
    match_re: texts,
    matchers: Type.Optional(Type.Array(Type.String())),
    continue: Type.Optional(Type.Boolean()),
    routes: Type.Optional(Type.Array(self)),
  }),
);
const configShape = Type.Object({
  route: routeShape,
  receivers: Type.Array(
    Type.Intersect([Type.Object({ name: Type.String() }), Type.Record(Type.String(), Type.Unknown())]),
  ),
});
type Route = Static<typeof routeShape>;

/** Where an alert goes. */
export interface Receiver {
  readonly name: string;
  /** What it sends by, for example `webhook` and `email`; a receiver without any tells nobody. */
  readonly by: readonly string[];
}

/**
 * The receivers of an alert, in order; undefined when the text is no configuration that is understood. The first route
 * that fits takes the alert, down to its own routes; `continue` lets later ones have it too
 * (https://prometheus.io/docs/alerting/latest/configuration/#route).
 *
 * @param yaml the configuration as Alertmanager shows it
 */
export function receiversOf(yaml: string, labels: Labels): Receiver[] | undefined {
  let config: unknown;
  try {
    config = parse(yaml);
  } catch {
    return undefined;
  }
  if (!Value.Check(configShape, config)) return undefined;
  const names = reached(config.route, labels, '');
  return names?.map((wanted) => {
    const receiver = config.receivers.find(({ name }) => name === wanted) ?? {};
    const kinds = Object.entries(receiver).filter(([, value]) => Array.isArray(value) && value.length > 0);
    return { name: wanted, by: kinds.map(([kind]) => kind.replace(/_configs$/, '')) };
  });
}

function reached(route: Route, labels: Labels, inherited: string): string[] | undefined {
  const receiver = route.receiver ?? inherited;
  const names: string[] = [];
  for (const child of route.routes ?? []) {
    const matchers = matchersOf(child);
    if (matchers.includes(undefined)) return undefined;
    if (!matchers.every((matcher) => matcher && meets(labels, matcher))) continue;
    const below = reached(child, labels, receiver);
    if (below === undefined) return undefined;
    names.push(...below);
    if (child.continue !== true) break;
  }
  return names.length > 0 ? names : [receiver];
}

function matchersOf({
  match = {},
  match_re: matchRe = {},
  matchers = [],
}: Route): (LabelMatcher | undefined)[] {
  const old = (isRegex: boolean, pairs: Labels): LabelMatcher[] =>
    Object.entries(pairs).map(([name, value]) => ({ name, value, isRegex, isEqual: true }));
  return [...old(false, match), ...old(true, matchRe), ...matchers.map(matcherIn)];
}
