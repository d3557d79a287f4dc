/** What visits of preview show and visits of stable to the same page do not: the one comparison that all need. */
import type { PageFacts, VisitFacts } from '../page-facts.ts';
import { usableVisits } from '../usable-visits.ts';

/** Something seen in a visit; equal keys are one cause. */
export interface Sighting {
  readonly key: string;
  readonly text: string;
}

/** One cause, on all pages that show it. */
export interface PreviewOnly {
  readonly key: string;
  readonly text: string;
  readonly pages: readonly PageFacts[];
  /** Visits of preview that showed it, and all visits of preview to those pages. */
  readonly seen: number;
  readonly visits: number;
  /** At least one page shows it at every visit. */
  readonly isSteady: boolean;
  /** We ourselves kept something from preview that stable did not ask for: it may be our doing. */
  readonly mayBeOurs: boolean;
}

export function previewOnly(
  pages: readonly PageFacts[],
  sightingsOf: (visit: VisitFacts) => readonly Sighting[],
): readonly PreviewOnly[] {
  const causes = new Map<string, PreviewOnly>();
  for (const page of pages) {
    const usable = usableVisits(page);
    if (usable === undefined) continue;
    const known = new Set(usable.stable.flatMap(sightingsOf).map(({ key }) => key));
    const refusedOfStable = new Set(usable.stable.flatMap(({ refused }) => refused));
    const mayBeOurs = usable.preview.some(({ refused }) => refused.some((one) => !refusedOfStable.has(one)));
    for (const [key, { text, seen }] of countOf(usable.preview.map(sightingsOf))) {
      if (known.has(key)) continue;
      const before = causes.get(key);
      causes.set(key, {
        key,
        text: before?.text ?? text,
        pages: [...(before?.pages ?? []), page],
        seen: (before?.seen ?? 0) + seen,
        visits: (before?.visits ?? 0) + usable.preview.length,
        isSteady: (before?.isSteady ?? false) || seen === usable.preview.length,
        mayBeOurs: (before?.mayBeOurs ?? true) && mayBeOurs,
      });
    }
  }
  return [...causes.values()];
}

/** In how many visits each key was seen. */
function countOf(
  visits: readonly (readonly Sighting[])[],
): Map<string, { readonly text: string; seen: number }> {
  const counts = new Map<string, { readonly text: string; seen: number }>();
  for (const sightings of visits) {
    for (const { key, text } of new Map(sightings.map((one) => [one.key, one])).values()) {
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { text, seen: 1 });
      else known.seen += 1;
    }
  }
  return counts;
}

/** `on / and 2 more pages`. */
export function wherePages(pages: readonly PageFacts[]): string {
  const names = [...new Set(pages.map(({ page }) => page))];
  return names.length < 2 ? `on ${names[0] ?? 'a page'}` : `on ${names[0]} and ${names.length - 1} more`;
}
