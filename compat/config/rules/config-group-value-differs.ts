import type { ConfigFinding, ConfigRule } from '../rule.ts';
import type { SettingIndex } from '../setting-index.ts';

export const configGroupValueDiffers: ConfigRule = {
  id: 'config-group-value-differs',
  title: 'Groups set a key to different values',
  why: 'Users get another behaviour when they are moved between the groups, and a test of the preview group says less about production than it seems to.',
  fix: ({ key }) =>
    `Make ${key} the same in all groups, or list it under expected with owner, reason and a last day.`,
  needs: ['groups'],
  judge: ({ groups: [first, ...others] }) => ({
    looked: (first?.environment.settings.length ?? 0) * others.length,
    findings: first === undefined ? [] : others.flatMap((other) => differences(first, other)),
  }),
  examples: {
    bad: [
      {
        title: 'another limit',
        files:
          '# file: groups/BLUE/a.properties\norder.limit=3\n# file: groups/GREEN/a.yaml\norder: { limit: 5 }\n',
      },
    ],
    good: [
      {
        title: 'the same values',
        files:
          '# file: groups/BLUE/a.properties\norder.limit=3\n# file: groups/GREEN/a.yaml\norder: { limit: 3 }\n',
      },
    ],
  },
};

function differences(first: SettingIndex, other: SettingIndex): readonly ConfigFinding[] {
  const [from, to] = [first.environment.name, other.environment.name];
  return first.effective().flatMap((setting): ConfigFinding[] => {
    const now = other.findRelaxed(setting.key);
    if (now === undefined || now.value === setting.value) return [];
    return [
      {
        key: setting.key,
        effect: 'differs',
        states: [],
        message: `${setting.key} is ${setting.shown} in ${from} and ${now.shown} in ${to}.`,
        from: setting.shown,
        to: now.shown,
        old: setting,
        new: now,
      },
    ];
  });
}
