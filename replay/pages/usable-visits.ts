import type { GroupName, PageFacts, VisitFacts } from './page-facts.ts';

/** The page opened, proved its group, and is not the one that asks to sign in first. */
export function isUsable({ document }: VisitFacts): boolean {
  const { failed, asksToSignIn, proof, status = 600 } = document;
  return failed === undefined && asksToSignIn === undefined && proof === 'proven' && status < 400;
}

/** Visits of both groups that may be compared; undefined where one of them has none. */
export function usableVisits({
  visits,
}: PageFacts): Readonly<Record<GroupName, readonly VisitFacts[]>> | undefined {
  const [stable, preview] = [visits.stable.filter(isUsable), visits.preview.filter(isUsable)];
  return stable.length > 0 && preview.length > 0 ? { stable, preview } : undefined;
}
