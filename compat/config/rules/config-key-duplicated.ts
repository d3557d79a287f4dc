import type { Setting } from '../model.ts';
import { relaxedKey } from '../relaxed-key.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';

export const configKeyDuplicated: ConfigRule = {
  id: 'config-key-duplicated',
  title: 'A file sets a key twice',
  why: 'The last one wins, silently, and some readers refuse the file. Whoever changes the first one changes nothing.',
  fix: ({ key }) => `Leave one line for ${key}.`,
  needs: ['environment'],
  judge: ({ after: { environment } }) => ({
    looked: environment.settings.length,
    findings: environment.documents.flatMap((settings) => duplicates(settings)),
  }),
  examples: {
    bad: [
      { title: 'two values', files: '# file: environment/a.properties\norder.limit=3\norder.limit=5\n' },
      {
        title: 'two spellings',
        files: '# file: environment/a.yaml\norder-service: { maxWait: 3 }\norder-service.max-wait: 5\n',
      },
    ],
    good: [
      {
        title: 'a file for everybody and one for a profile',
        files:
          '# file: environment/application.properties\na=1\n# file: environment/application-prod.properties\na=2\n',
      },
    ],
  },
};

function duplicates(settings: readonly Setting[]): readonly ConfigFinding[] {
  const last = new Map<string, Setting>();
  const found = new Map<string, ConfigFinding>();
  for (const setting of settings) {
    const key = relaxedKey(setting.key);
    const earlier = last.get(key);
    last.set(key, setting);
    if (earlier === undefined) continue;
    const isSame = earlier.value === setting.value;
    const spelling = earlier.key === setting.key ? 'twice' : `as ${earlier.key} too`;
    found.set(key, {
      key: setting.key,
      effect: isSame ? 'none' : 'differs',
      states: [],
      message: `${setting.key} is set ${spelling}${isSame ? ', to the same value' : `: ${earlier.shown}, then ${setting.shown}, which counts`}.`,
      from: earlier.shown,
      to: setting.shown,
      old: earlier,
      new: setting,
    });
  }
  return [...found.values()];
}
