import type { LiveSummary } from './live-run.ts';

/** What a live capture did, as a person reads it. Ends with a line end. */
export function renderLiveSummary({ seen, recorded, dropped, skipped, failed, files }: LiveSummary): string {
  const skippedTotal = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  return [
    `${seen} seen: ${recorded} recorded, ${dropped} dropped, ${skippedTotal} not recorded on purpose`,
    ...(skippedTotal > 0 ? [`not recorded: ${counts(skipped)}`] : []),
    ...(dropped > 0 ? ['dropped: the disk was too slow or full; the capture files say so too'] : []),
    ...(Object.keys(failed).length > 0 ? [`upstream failed: ${counts(failed)}`] : []),
    ...files,
    '',
  ].join('\n');
}

function counts(byName: Readonly<Record<string, number>>): string {
  return Object.entries(byName)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
