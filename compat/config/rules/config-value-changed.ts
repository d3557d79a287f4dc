import type { ConfigFacts } from '../facts.ts';
import { changedSettings } from '../judge/changed-settings.ts';
import type { Setting } from '../model.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';
import { formOf } from '../value-type.ts';

export const configValueChanged: ConfigRule = {
  id: 'config-value-changed',
  title: 'The release changes a value that old code reads too',
  why: 'A value is not part of the preview group: instances of the stable group take it at once where changes are pushed to them, else at their next restart. A rollback of the code alone does not bring it back.',
  fix: ({ key }) =>
    `Let somebody review ${key} and list it under expected, or give the preview group a value of its own until the release is settled.`,
  needs: ['old environment', 'environment'],
  judge: (facts) => {
    const changed = changedSettings(facts).filter(({ old, now }) => formOf(old.value) === formOf(now.value));
    return {
      looked: facts.after.environment.settings.length,
      findings: changed.map(({ old, now }) => findingFor(old, now, facts)),
    };
  },
  examples: {
    bad: [
      {
        title: 'another limit',
        files:
          '# file: old-code/A.java\nclass A { @Value("${order.limit}") int t; }\n# file: old-environment/a.properties\norder.limit=3\n# file: environment/a.properties\norder.limit=5\n',
      },
    ],
    good: [
      {
        title: 'the same value in another file and spelling',
        files:
          '# file: old-code/A.java\nclass A { @Value("${order.limit}") int t; }\n# file: old-environment/a.properties\norder.limit=3\n# file: environment/b.yaml\norder: { limit: 3 }\n',
      },
    ],
  },
};

function findingFor(old: Setting, now: Setting, { given, oldCode, newCode }: ConfigFacts): ConfigFinding {
  const [before, after] = [oldCode.find(now.key), newCode.find(now.key)];
  const isRead = before !== undefined || !given.has('old code');
  const when =
    before?.isHot === true
      ? 'old instances that listen for changes take it at once'
      : 'old instances take it at their next restart';
  const readers = isRead
    ? when
    : after === undefined
      ? 'no code that was looked at reads it'
      : 'only new code reads it';
  return {
    key: now.key,
    effect: isRead ? 'differs' : 'none',
    states: isRead ? ['A', 'C'] : [],
    message: `${now.key} changes from ${old.shown} to ${now.shown}; ${readers}.`,
    from: old.shown,
    to: now.shown,
    old,
    new: now,
    reads: before?.places ?? after?.places ?? [],
  };
}
