import type { Notice } from '../../../../reports/index.ts';
import { counted, someOf } from '../../wording.ts';
import type { StandIn } from './stand-in.ts';

/** What of a history was not tried, because its engine has not the extensions. */
export function standInNotices(standIns: readonly StandIn[]): Notice[] {
  if (standIns.length === 0) return [];
  const named = (names: readonly string[], words: readonly [string, string]): string[] =>
    names.length === 0 ? [] : [`${counted(names.length, words)} (${someOf(names)})`];
  const parts = [
    ...named(
      standIns.flatMap(({ types }) => types),
      ['type', 'types'],
    ),
    ...named(
      standIns.flatMap(({ functions }) => functions),
      ['function', 'functions'],
    ),
  ];
  const extensions = standIns.map(({ extension }) => extension).join(', ');
  const message = `PGlite has no ${extensions}; something stands in for ${parts.join(' and ') || 'it'} and for indexes that need it, and does nothing. With --engine embedded or a scratch server that has the extension it is tried for real.`;
  return [{ kind: 'info', message }];
}
