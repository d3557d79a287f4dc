import { label } from '../../place.ts';
import type { Difference } from '../../result.ts';
import type { ResultHead } from '../data/page-data.ts';

const daysExpected = 14;

/** The lines for `replay.expected` of the config that state a difference as meant; the reason is left to the reader. */
export function expectedRule(result: ResultHead, { at, kind }: Difference, endedAt: string): string {
  const until = new Date(Date.parse(endedAt) + daysExpected * 86_400_000).toISOString().slice(0, 10);
  const route = label(result.places[0] ?? '');
  return [
    `- place: ${JSON.stringify(`${route} ${at}`)}`,
    `  kind: ${kind}`,
    `  reason: ""`,
    `  until: ${until}`,
  ].join('\n');
}
