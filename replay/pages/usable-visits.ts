import type { GroupName, PageFacts, VisitFacts } from './page-facts.ts';

/** The page opened, and proved its group. */
export function isUsable({ document }: VisitFacts): boolean {
  return document.failed === undefined && document.proof === 'proven' && (document.status ?? 600) < 400;
}

/** Visits of both groups that may be compared; undefined where one of them has none. */
export function usableVisits({
  visits,
}: PageFacts): Readonly<Record<GroupName, readonly VisitFacts[]>> | undefined {
  const [stable, preview] = [visits.stable.filter(isUsable), visits.preview.filter(isUsable)];
  return stable.length > 0 && preview.length > 0 ? { stable, preview } : undefined;
}
