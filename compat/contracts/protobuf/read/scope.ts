import type { Place } from '../../change.ts';
import type { Features } from './features.ts';

/** What the elements of one file share. */
export interface FileContext {
  readonly file: string;
  at(name: string): Place;
}

/** Where an element stands, and what it inherits. */
export interface Scope {
  readonly context: FileContext;
  /** Whole name of what holds it. */
  readonly scope: string;
  readonly features: Features;
  /** Options of the file. */
  readonly options: Readonly<Record<string, unknown>>;
}

export function joined(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}
