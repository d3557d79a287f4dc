import type { ConfigFacts } from '../facts.ts';
import type { Setting } from '../model.ts';

export interface ChangedSetting {
  readonly old: Setting;
  readonly now: Setting;
}

/** Keys that both environments set, to other values. */
export function changedSettings({
  before,
  after,
}: Pick<ConfigFacts, 'before' | 'after'>): readonly ChangedSetting[] {
  return after.effective().flatMap((now) => {
    const old = before.findRelaxed(now.key);
    return old === undefined || old.value === now.value ? [] : [{ old, now }];
  });
}
