import type { ConfigFacts } from '../facts.ts';
import { type ChangedSetting, changedSettings } from '../judge/changed-settings.ts';
import { wantedInstead } from '../judge/wanted-instead.ts';
import type { Setting } from '../model.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';
import { formOf } from '../value-type.ts';

export const configValueFormChanged: ConfigRule = {
  id: 'config-value-form-changed',
  title: 'A value is written in another form than before',
  why: 'A number that became a duration, a list that became a text: code that was written for the one form reads the other wrongly, or not at all, and old code reads it too.',
  fix: ({ key }) =>
    `Try old code with the new form of ${key}; if it cannot read it, give the new form a key of its own.`,
  needs: ['old environment', 'environment'],
  judge: (facts) => {
    const changed = changedSettings(facts).filter(
      ({ old, now }) => formOf(old.value) !== formOf(now.value) && !isUnfit(now, facts),
    );
    return {
      looked: facts.after.environment.settings.length,
      findings: changed.map((one) => findingFor(one, facts)),
    };
  },
  examples: {
    bad: [
      {
        title: 'a number got a unit',
        files:
          '# file: old-environment/a.properties\norder.timeout=30\n# file: environment/a.properties\norder.timeout=30s\n',
      },
    ],
    good: [
      {
        title: 'another number',
        files:
          '# file: old-environment/a.properties\norder.timeout=30\n# file: environment/a.properties\norder.timeout=31\n',
      },
    ],
  },
};

/** Says more, and is said as such. */
function isUnfit(now: Setting, { oldCode, newCode }: ConfigFacts): boolean {
  return [oldCode.find(now.key), newCode.find(now.key)].some((use) => wantedInstead(use, now) !== undefined);
}

const names = {
  empty: 'empty',
  number: 'a number',
  boolean: 'true or false',
  duration: 'a duration',
  size: 'a size',
  url: 'a URL',
  json: 'JSON',
  text: 'a text',
} as const;

function findingFor({ old, now }: ChangedSetting, { given, oldCode }: ConfigFacts): ConfigFinding {
  const use = oldCode.find(now.key);
  const isRead = use !== undefined || !given.has('old code');
  return {
    key: now.key,
    effect: isRead ? 'differs' : 'none',
    states: isRead ? ['A', 'C'] : [],
    message: `${now.key} was ${names[formOf(old.value)]} (${old.shown}) and is ${names[formOf(now.value)]} (${now.shown}).`,
    from: old.shown,
    to: now.shown,
    old,
    new: now,
    reads: use?.places ?? [],
  };
}
