import type { Level } from '../../reports/index.ts';
import type { Preset } from '../http-api/index.ts';
import type { ContractChange, Layer } from './change.ts';

export interface JudgeOptions {
  /** As for HTTP contracts. A strict reading of the contract minds every layer. */
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
  const hurtsOldCallers = change.states.includes('A');
  if (preset === 'contract') return hurtsOldCallers ? 'block' : 'info';
  if (!layers.has(change.layer)) return 'info';
  if (change.softened !== undefined) return 'warn';
  return hurtsOldCallers || preset === 'rollback' ? 'block' : 'warn';
}
