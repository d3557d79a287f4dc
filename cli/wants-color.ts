/**
 * Whether text on a stream is coloured: https://no-color.org, where an empty NO_COLOR says nothing, and FORCE_COLOR, where
 * `0` and `false` say no.
 */
export function wantsColor(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}
