import { Option } from 'commander';
import { type Preset, presets } from '../../../compat/policy/preset.ts';

export interface PresetFlag {
  readonly preset?: Preset;
}

/** `--preset`, the same for every command that compares contracts. */
export function presetOption(): Option {
  const help =
    'which breaks block: gray (default), tolerant-reader (callers ignore what they do not know), contract (a strict reading), rollback (both directions)';
  return new Option('--preset <preset>', help).choices(presets);
}
