import { label } from '../../place.ts';
import type { Difference } from '../../result.ts';
import type { ResultHead } from '../data/page-data.ts';

const daysExpected = 14;

/**
 * The lines for `replay.expected` of the config that state a difference as meant. The reason is left to the
 * reader, and so is the last day when the report does not say when it ended.
 */
export function expectedRule(result: ResultHead, { at, kind }: Difference, endedAt: string): string {
  const until = Date.parse(endedAt) + daysExpected * 86_400_000;
  const route = label(result.places[0] ?? '');
  return [
    `- place: ${JSON.stringify(`${route} ${at}`)}`,
    `  kind: ${kind}`,
    `  reason: ""`,
    `  until: ${Number.isNaN(until) ? '""' : new Date(until).toISOString().slice(0, 10)}`,
  ].join('\n');
}
