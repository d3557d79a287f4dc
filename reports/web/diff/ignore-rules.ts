import type { IgnoredPlace } from '../../report.ts';

/** The rule that takes a place of a route's replies out of the judgement. */
export function ignoringRule(
  rules: readonly IgnoredPlace[],
  route: string,
  at: string,
): IgnoredPlace | undefined {
  return rules.find(({ place }) => {
    const isOfRoute = /^[A-Z*]+ /.test(place);
    return patternOf(place).test(isOfRoute ? `${route} ${at}` : at);
  });
}

/** Whether a rule speaks of some place of this route. */
export function isOnRoute({ place }: IgnoredPlace, route: string): boolean {
  if (!/^[A-Z*]+ /.test(place)) return true;
  const named = place.replace(/ (?:body:|header:|status$).*$/s, '');
  return patternOf(named).test(route);
}

/** `*` is any text. */
function patternOf(place: string): RegExp {
  const parts = place.split('*').map((text) => text.replace(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
