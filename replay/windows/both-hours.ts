import type { Hours } from './hours.ts';

/** Open while both are. */
export function bothHours(one: Hours, other: Hours): Hours {
  return {
    isOpen: () => one.isOpen() && other.isOpen(),
    async opening(signal) {
      while (!signal.aborted && !(one.isOpen() && other.isOpen()))
        await (one.isOpen() ? other : one).opening(signal);
    },
  };
}
