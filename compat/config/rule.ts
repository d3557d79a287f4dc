import type { DeployState } from '../../reports/index.ts';
import type { ConfigFacts, Given } from './facts.ts';
import type { Place } from './model.ts';

/** One thing that a rule found. */
export interface ConfigFinding {
  /** The key as the user spells it; it goes into the fingerprint. */
  readonly key: string;
  /** `breaks`: somebody fails. `differs`: somebody does something else. `none`: nobody is hurt. */
  readonly effect: 'breaks' | 'differs' | 'none';
  readonly states: readonly DeployState[];
  /** New code cannot live with the environment of the release itself, so no order helps. */
  readonly inTarget?: boolean;
  /** One or two sentences. */
  readonly message: string;
  /** What stood there and what stands there now, as it may be shown. */
  readonly from?: string;
  readonly to?: string;
  readonly old?: Place;
  readonly new?: Place;
  /** Where code reads the key. */
  readonly reads?: readonly Place[];
}

/** A tiny release: files of `old-code`, `new-code`, `old-environment`, `environment`, `groups/NAME` after `# file: PATH`. */
export interface ConfigExample {
  readonly title: string;
  readonly files: string;
}

export interface ConfigRule {
  /** Equals the file name. */
  readonly id: string;
  readonly title: string;
  /** What breaks, for whom, in which step of a rollout. */
  readonly why: string;
  /** The safe sequence instead, with the user's own names. */
  fix(finding: ConfigFinding): string;
  /** Without these it has nothing to say. */
  readonly needs: readonly Given[];
  /** Pure. `looked` is how many keys or values were judged. */
  judge(facts: ConfigFacts): { readonly looked: number; readonly findings: readonly ConfigFinding[] };
  readonly examples: {
    readonly bad: readonly [ConfigExample, ...ConfigExample[]];
    readonly good: readonly [ConfigExample, ...ConfigExample[]];
  };
}
