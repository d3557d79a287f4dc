import type { CodeKeys, Environment } from './model.ts';
import { SettingIndex } from './setting-index.ts';
import { UseIndex } from './use-index.ts';

/** What was given to compare. */
export type Given = 'old code' | 'new code' | 'environment' | 'old environment' | 'groups';

/** What was read: plain values. */
export interface GatheredConfig {
  readonly oldCode?: CodeKeys;
  readonly newCode?: CodeKeys;
  readonly environment?: Environment;
  readonly oldEnvironment?: Environment;
  readonly groups: readonly Environment[];
}

/** The same, ready to be asked. What was not given is empty. */
export interface ConfigFacts {
  readonly given: ReadonlySet<Given>;
  readonly oldCode: UseIndex;
  readonly newCode: UseIndex;
  readonly after: SettingIndex;
  /** The old environment; the environment itself where the release does not change it. */
  readonly before: SettingIndex;
  /** The first is the one that serves today. */
  readonly groups: readonly SettingIndex[];
}

const nothing: Environment = { name: '', settings: [], documents: [] };

/** Pure. */
export function configFacts(gathered: GatheredConfig): ConfigFacts {
  const { oldCode, newCode, environment, oldEnvironment, groups } = gathered;
  const given = new Set<Given>();
  if (oldCode !== undefined) given.add('old code');
  if (newCode !== undefined) given.add('new code');
  if (environment !== undefined) given.add('environment');
  if (oldEnvironment !== undefined) given.add('old environment');
  if (groups.length > 1) given.add('groups');
  const after = new SettingIndex(environment ?? nothing);
  return {
    given,
    oldCode: new UseIndex(oldCode?.uses ?? []),
    newCode: new UseIndex(newCode?.uses ?? []),
    after,
    before: oldEnvironment === undefined ? after : new SettingIndex(oldEnvironment),
    groups: groups.map((group) => new SettingIndex(group)),
  };
}
