import type { ConfigFacts } from '../facts.ts';
import { meets } from '../judge/meets.ts';
import type { Setting } from '../model.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';
import type { SettingIndex } from '../setting-index.ts';

export const configGroupKeyMissing: ConfigRule = {
  id: 'config-group-key-missing',
  title: 'A group does not set a key that the first group sets',
  why: 'The new group has its own version of the configuration, and what was added by hand to the group that serves today is not in it. The difference shows when traffic is switched.',
  fix: ({ key, to }) => `Set ${key} in ${to}, or list it under expected with a reason.`,
  needs: ['groups'],
  judge: (facts) => {
    const [first, ...others] = facts.groups;
    if (first === undefined) return { looked: 0, findings: [] };
    const settings = first.effective();
    const findings = others.flatMap((other) =>
      settings.flatMap((setting) => findingFor(setting, { first, other }, facts)),
    );
    return { looked: settings.length * others.length, findings };
  },
  examples: {
    bad: [
      {
        title: 'GREEN lacks a key',
        files: '# file: groups/BLUE/a.properties\na=1\nb=2\n# file: groups/GREEN/a.properties\na=1\n',
      },
    ],
    good: [
      {
        title: 'the same keys in another spelling',
        files:
          '# file: groups/BLUE/a.properties\norder.max-wait=1\n# file: groups/GREEN/.env\nORDER_MAX_WAIT=1\n',
      },
    ],
  },
};

function findingFor(
  setting: Setting,
  { first, other }: { readonly first: SettingIndex; readonly other: SettingIndex },
  { given, newCode }: ConfigFacts,
): readonly ConfigFinding[] {
  if (other.findRelaxed(setting.key) !== undefined) return [];
  const use = newCode.find(setting.key);
  const isNeedless = given.has('new code') && (use === undefined || meets(use, other) !== 'nothing');
  const [from, to] = [first.environment.name, other.environment.name];
  const reader =
    use === undefined
      ? 'new code was not seen to read it'
      : `new code goes on with ${use.shownFallback ?? 'nothing'}`;
  return [
    {
      key: setting.key,
      effect: isNeedless ? 'differs' : 'breaks',
      states: [],
      inTarget: true,
      message: `${from} sets ${setting.key} to ${setting.shown}; ${to} does not set it${isNeedless ? `; ${reader}` : ''}.`,
      from: setting.shown,
      to,
      old: setting,
      reads: use?.places ?? [],
    },
  ];
}
