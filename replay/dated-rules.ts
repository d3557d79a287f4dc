import { HarnessError, isDay } from '../reports/index.ts';

/** A rule that holds until the end of a day. */
interface Dated {
  readonly place: string;
  readonly reason: string;
  readonly until?: string;
}

/**
 * Rules that still hold on this day.
 *
 * @throws {HarnessError} `usage` for a place or reason that is empty and a date that is none.
 */
export function holding<Rule extends Dated>(
  rules: readonly Rule[],
  { name, today }: { readonly name: string; readonly today: string },
): readonly Rule[] {
  for (const { place, reason, until } of rules) {
    if (place.trim() === '') throw refused(name, 'A rule names no place.', 'place');
    if (reason.trim() === '') throw refused(name, `The rule for ${place} has no reason.`, 'reason');
    if (until !== undefined && !isDay(until))
      throw refused(name, `"${until}" is no day, so the rule for ${place} would never end.`, 'until');
  }
  return rules.filter(({ until }) => until === undefined || until >= today);
}

const todo = {
  place: 'Write it as "body:/total", or with its route as "GET /api/ads/{} body:/total".',
  reason: 'Say in a few words why.',
  until: 'Write it as "YYYY-MM-DD".',
} as const;

function refused(name: string, what: string, member: keyof typeof todo): HarnessError {
  return new HarnessError('usage', { what, where: `${name}.${member}`, todo: todo[member] });
}
