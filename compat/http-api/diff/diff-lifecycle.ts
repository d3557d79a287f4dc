import type { Lifecycle } from '../lifecycle.ts';
import type { Sighting } from './collector.ts';
import { lifecycleChanges, removedTooSoon } from './lifecycle-changes.ts';
import type { DiffTools } from './walk.ts';

interface Lasting {
  readonly lifecycle?: Lifecycle;
}

/** Deprecation, sunset and stability of an operation, a parameter or a header that is there still. */
export function diffLifecycle(
  base: Omit<Sighting, 'kind' | 'effect'>,
  [old, now]: readonly [Lasting, Lasting],
  { collector, policy }: DiffTools,
): void {
  for (const change of lifecycleChanges(old.lifecycle, now.lifecycle, policy))
    collector.add({ ...base, ...change });
}

/** Says so where something is gone that was to stay until a day that has not come. */
export function diffEnd(
  base: Omit<Sighting, 'kind' | 'effect'>,
  { lifecycle }: Lasting,
  { collector, policy }: DiffTools,
): void {
  const change = removedTooSoon(lifecycle, policy);
  if (change !== undefined) collector.add({ ...base, ...change });
}
