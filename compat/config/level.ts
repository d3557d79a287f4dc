import type { Level } from '../../reports/index.ts';
import type { Preset } from '../policy/preset.ts';
import type { ConfigFinding, ConfigRule } from './rule.ts';

/** How much a finding weighs. Pure. */
export function levelOf(
  { effect, states, inTarget = false }: ConfigFinding,
  { id }: ConfigRule,
  { preset, levels }: { readonly preset: Preset; readonly levels: Readonly<Record<string, Level | 'off'>> },
): Level | 'off' {
  const configured = levels[id];
  if (configured !== undefined) return configured;
  if (effect === 'none') return 'info';
  if (effect === 'differs') return 'warn';
  return inTarget || states.includes('A') || preset === 'rollback' || preset === 'contract'
    ? 'block'
    : 'warn';
}
