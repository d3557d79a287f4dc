import type { HistoryAnswer } from './last-use.ts';

/** `no query of 1.4, 1.5 uses it; the last that did was getNote in 1.3`. */
export function answerText({ result, releases, lastUse, reason }: HistoryAnswer): string {
  const last =
    lastUse === undefined
      ? 'no recorded release ever did'
      : `the last that did was ${lastUse.query} in ${lastUse.release}`;
  if (result === 'used' && lastUse !== undefined) return `${lastUse.query} of ${lastUse.release} uses it`;
  if (result === 'unused') return `no query of ${releases.join(', ')} uses it; ${last}`;
  return `the release history cannot tell, because ${reason ?? 'it is empty'}${lastUse === undefined ? '' : `; ${last}`}`;
}
