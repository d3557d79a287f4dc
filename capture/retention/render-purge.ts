import type { KeptUntil, PurgeSummary } from './purge-captures.ts';

/** What a purge did, as a person reads it. Ends with a line end. */
export function renderPurge(
  { expired, kept, endless, others, failed }: PurgeSummary,
  { dryRun }: { readonly dryRun: boolean },
): string {
  return [
    ...group(dryRun ? 'would be removed' : 'removed', expired.map(withEnd)),
    ...group(
      'could not be removed',
      failed.map(({ file, why }) => `${file} (${why})`),
    ),
    ...group('kept', kept.map(withEnd)),
    ...group('kept, as they state no retention', endless),
    `${others} other${others === 1 ? '' : 's'} left alone`,
    '',
  ].join('\n');
}

function withEnd({ file, retainUntil }: KeptUntil): string {
  return `${file} (retained until ${retainUntil})`;
}

function group(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`${title}: none`] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
