import type { ResultHead } from '../../data/page-data.ts';
import { standingOf } from '../../query/terms.ts';

/** The phases of a release in their order, as the checklist names them; others follow. */
const order: readonly string[] = [
  'before',
  'node',
  'preview',
  'batch',
  'during',
  'switch',
  'after',
  'rollback',
];

export interface PhaseOfItems {
  /** Empty for items of no phase. */
  readonly id: string;
  /** What waits first, then what failed, then the rest. */
  readonly items: readonly ResultHead[];
  readonly counts: Readonly<Record<ReturnType<typeof standingOf>, number>>;
}

const ranks = ['pending', 'fail', 'error', 'inconclusive', 'waived', 'pass', 'skipped'] as const;

export function itemsByPhase(items: readonly ResultHead[]): readonly PhaseOfItems[] {
  const found = new Set(items.map(({ phase = '' }) => phase));
  const ids = [
    ...order.filter((id) => found.has(id)),
    ...[...found].filter((id) => !order.includes(id)).sort(),
  ];
  return ids.map((id) => {
    const here = items.filter(({ phase = '' }) => phase === id);
    const rank = (item: ResultHead): number => ranks.indexOf(standingOf(item));
    const counts = { pending: 0, fail: 0, error: 0, inconclusive: 0, waived: 0, pass: 0, skipped: 0 };
    for (const item of here) counts[standingOf(item)] += 1;
    return { id, items: here.toSorted((a, b) => rank(a) - rank(b)), counts };
  });
}
