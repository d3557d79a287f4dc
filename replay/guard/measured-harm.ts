import type { Measured } from '../../reports/index.ts';
import type { Harm } from './harm.ts';

/** What a harm was told from, as results show it; nothing where no number tells it. */
export function measuredHarm({ signal }: Harm): readonly Measured[] {
  if (signal === undefined) return [];
  const { name, unit, value, limit } = signal;
  return [
    { name, unit, ...(value !== undefined && { actual: value }), ...(limit !== undefined && { limit }) },
  ];
}
