import type { Level } from '../../../reports/index.ts';
import type { Phase } from '../../item.ts';
import type { WrittenItem } from '../../schema.ts';

/** The articles that the table was made from, by number. */
export type Article = '000' | '001' | '002' | '003' | '004';

/** One thing that must be true of a release. */
export interface Row {
  /** For example `BLD-07`. */
  readonly id: string;
  readonly articles: readonly Article[];
  readonly phase: Phase;
  readonly level: Level;
  /** 1: generic primitives do it; 2: an adapter for a named system does; 3: it depends on the site. */
  readonly tier: 1 | 2 | 3;
  /** One sentence: what must be true. */
  readonly title: string;
  readonly how: How;
}

/** A machine finds out, or a person says so. */
export type How =
  | (Pick<WrittenItem, 'check' | 'with' | 'when' | 'timeout' | 'needs' | 'retries'> & {
      /** The real system that its tests ask, or `specified replies` where it cannot run here. */
      readonly testedOn: string;
    })
  | {
      /** What the person vouches for. */
      readonly statement: string;
      /** Why no machine does it. */
      readonly because: string;
    };
