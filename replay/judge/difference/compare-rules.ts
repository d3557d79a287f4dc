import { HarnessError } from '../../../reports/index.ts';
import type { ArrayRule, ReplayOptions, ToleranceRule } from '../../options.ts';
import { placeTest } from '../../place-pattern.ts';

/** How the replies of one route are compared, where its owner knows better than their looks. */
export interface CompareRules {
  arrayAt(at: string): ArrayRule | undefined;
  toleranceAt(at: string): ToleranceRule | undefined;
  /** Cookies that lead to preview. */
  readonly marks: ReadonlySet<string>;
}

/** Nothing was said. */
export const noRules: CompareRules = {
  arrayAt: () => undefined,
  toleranceAt: () => undefined,
  marks: new Set(),
};

/**
 * The rules of each route. The first one that fits a place wins.
 *
 * @throws {HarnessError} `usage` for a tolerance that tolerates nothing.
 */
export function compareRules(
  options: Pick<ReplayOptions, 'arrays' | 'tolerances' | 'preview'>,
): (route: string) => CompareRules {
  for (const rule of options.tolerances ?? []) refuseEmpty(rule);
  const arrays = (options.arrays ?? []).map((rule) => ({ rule, fits: placeTest(rule.place) }));
  const tolerances = (options.tolerances ?? []).map((rule) => ({ rule, fits: placeTest(rule.place) }));
  const marks = new Set(Object.keys(options.preview.cookies ?? {}));
  const byRoute = new Map<string, CompareRules>();
  return (route) => {
    let rules = byRoute.get(route);
    if (rules === undefined) {
      rules = {
        arrayAt: (at) => arrays.find(({ fits }) => fits(route, at))?.rule,
        toleranceAt: (at) => tolerances.find(({ fits }) => fits(route, at))?.rule,
        marks,
      };
      byRoute.set(route, rules);
    }
    return rules;
  };
}

function refuseEmpty({ place, absolute = 0, relative = 0, withinMs = -1, alike = [] }: ToleranceRule): void {
  if (absolute > 0 || (relative > 0 && relative <= 1) || withinMs >= 0 || alike.length > 0) return;
  throw new HarnessError('usage', {
    what: `The tolerance of ${place} tolerates nothing.`,
    where: 'tolerances',
    todo: 'Give it `absolute` above 0, `relative` as a share up to 1, `withinMs` from 0, or `alike`.',
  });
}
