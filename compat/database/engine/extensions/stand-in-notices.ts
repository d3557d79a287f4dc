import { counted, type Notice } from '../../../../reports/index.ts';
import { someOf } from '../../wording.ts';
import type { StandIn, StandIns } from './stand-in.ts';

/** What of a history was not tried, because its engine has not the extensions, and which roles are made up. */
export function standInNotices({ extensions, roles }: StandIns): Notice[] {
  return [...extensionNotice(extensions), ...roleNotice(roles)];
}

function roleNotice(roles: readonly string[]): Notice[] {
  if (roles.length === 0) return [];
  const made = counted(roles.length, ['role', 'roles']);
  const message = `The migrations name ${made} that none of them makes (${someOf(roles)}): made-up ones have what the migrations grant them, and nothing else.`;
  return [{ kind: 'info', message }];
}

function extensionNotice(standIns: readonly StandIn[]): Notice[] {
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
