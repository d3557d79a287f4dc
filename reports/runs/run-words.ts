import type { Report } from '../report.ts';
import { isFinding } from '../weight.ts';

/** Enough for some hundred findings; a list of runs is held in memory as a whole. */
const charactersMax = 20_000;

/** What a search among runs looks through: what the run is of, why its verdict is so, what it found. */
export function runWords({ runId, subject, reasons, results }: Report): string {
  const { service, release, commit, tree, baseline, candidate } = subject;
  let words = [
    runId,
    ...[service, release, commit, tree, baseline, candidate].filter((word) => word !== undefined),
    ...reasons.map(({ text }) => text),
  ].join('\n');
  for (const result of results) {
    if (words.length >= charactersMax) break;
    if (!isFinding(result)) continue;
    const { fingerprint, tool, rule, key, title, owner = '' } = result;
    words += `\n${fingerprint} ${tool} ${rule} ${key} ${title} ${owner}`;
  }
  return words.slice(0, charactersMax).toLowerCase();
}
