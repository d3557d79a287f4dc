import type { DeployState } from './result.ts';

const words: Record<DeployState, string> = {
  A: 'old callers meet the new side (gray window)',
  B: 'new callers meet the old side (rollback, or callers first)',
  C: 'old code reads what new code wrote (rollback after writes)',
  D: 'new code reads what old code wrote',
};

/** Who reads what who wrote, in words; undefined when no state is named. */
export function directionOf(states: readonly DeployState[]): string | undefined {
  return states.length === 0 ? undefined : states.map((state) => words[state]).join('; ');
}
