import type { Level } from '../../reports/index.ts';
import type { Preset } from '../policy/preset.ts';
import type { ContractChange, Layer } from './change.ts';

export interface JudgeOptions {
  /** A strict reading of the contract minds every layer and every state, and allows what is only added. */
  readonly preset: Preset;
  /** What travels between the groups. */
  readonly layers: ReadonlySet<Layer>;
  /** By rule id; `off` leaves the rule out. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
}

/** How much a change weighs. Pure. */
export function levelOf(change: ContractChange, { preset, layers, levels }: JudgeOptions): Level | 'off' {
  const configured = levels[change.rule];
  if (configured !== undefined) return configured;
  if (change.states.length === 0) return 'info';
  if (preset === 'contract') return change.isAllowed === true ? 'info' : 'block';
  if (!layers.has(change.layer)) return 'info';
  if (change.softened !== undefined) return 'warn';
  if (preset === 'tolerant-reader' && isLeftAlone(change)) return 'warn';
  return change.states.includes('A') || preset === 'rollback' ? 'block' : 'warn';
}

/** Something new that only old readers meet: a tolerant one passes over it. */
function isLeftAlone({ from, to, states }: ContractChange): boolean {
  return from === undefined && to !== undefined && states.every((state) => state === 'A' || state === 'C');
}
