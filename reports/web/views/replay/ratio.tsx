import type { JSX } from 'preact';
import type { RouteRow } from '../../../report.ts';
import { number } from '../../../wording/facts.ts';
import { t } from '../../words.ts';
import { ratioOf, standOf, type QuantileName } from './route-limits.ts';

export interface QuantileProps {
  readonly route: RouteRow;
  readonly name: QuantileName;
}

/** A ratio that chance may have made stands back; one that it cannot is strong and says which way. */
export function Ratio({ route: { stable, preview }, name }: QuantileProps): JSX.Element {
  const ratio = ratioOf(stable, preview, name);
  if (ratio === undefined) return <span class="faint">–</span>;
  const stand = standOf(stable, preview, name);
  const words = {
    slower: t('slower'),
    faster: t('faster'),
    alike: t('within chance'),
    unknown: t('not certain'),
  };
  return (
    <span class={`ratio ${stand}`} title={words[stand]}>
      {{ slower: '▲ ', faster: '▼ ', alike: '', unknown: '' }[stand]}
      {ratio.toFixed(ratio < 100 ? 2 : 0)}
    </span>
  );
}

export function time(ms: number | null): string {
  return ms === null ? '–' : number(ms >= 100 ? Math.round(ms) : Math.round(ms * 10) / 10);
}

export function interval(range: readonly [number, number] | null | undefined): string {
  return range === null || range === undefined ? '–' : `${time(range[0])}–${time(range[1])}`;
}
