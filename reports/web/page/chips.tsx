import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { standings } from '../../wording/outcome.ts';
import type { ResultHead } from '../data/page-data.ts';
import { standingOf } from '../query/terms.ts';
import { asksFor, toggleTerm } from '../query/toggle-term.ts';
import { t } from '../words.ts';
import { levelWord } from './badge.tsx';
import { standingWord } from './mark.tsx';
import { usePage } from './page-context.ts';

interface Chip {
  readonly term: string;
  readonly word: string;
  readonly tone: string;
  readonly count: number;
}

/** Counts of all results that filter on click. */
export function Chips(): JSX.Element {
  const { data, route, go } = usePage();
  const chips = useMemo(() => chipsOf(data.results), [data]);
  return (
    <ul class="chips" aria-label={t('Filters')}>
      {chips.map(({ term, word, tone, count }) => (
        <li key={term}>
          <button
            type="button"
            class={`chip ${tone}`}
            aria-pressed={asksFor(route.query, term)}
            onClick={() => go({ query: toggleTerm(route.query, term) })}
          >
            {word} <span class="chip-count">{count}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function chipsOf(results: readonly ResultHead[]): readonly Chip[] {
  const counted = (of: (result: ResultHead) => string | undefined): Map<string | undefined, number> => {
    const counts = new Map<string | undefined, number>();
    for (const result of results) counts.set(of(result), (counts.get(of(result)) ?? 0) + 1);
    return counts;
  };
  const byStanding = counted(standingOf);
  const byTool = counted(({ tool }) => tool);
  const byLevel = counted(({ level }) => level);
  const fresh = results.filter(({ state }) => state === 'new').length;
  const chips: readonly Chip[] = [
    ...standings.map((one) => ({
      term: `s:${one}`,
      word: standingWord(one),
      tone: one,
      count: byStanding.get(one) ?? 0,
    })),
    { term: 'state:new', word: t('new'), tone: 'new', count: fresh },
    ...(['block', 'warn', 'info'] as const).map((one) => ({
      term: `level:${one}`,
      word: levelWord(one),
      tone: '',
      count: byLevel.get(one) ?? 0,
    })),
    ...(['compat', 'replay', 'checklist', 'gate'] as const).map((one) => ({
      term: `tool:${one}`,
      word: one,
      tone: '',
      count: byTool.get(one) ?? 0,
    })),
  ];
  return chips.filter(({ count }) => count > 0);
}
