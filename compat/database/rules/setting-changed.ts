import { place } from '../../../reports/index.ts';
import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';

export const settingChanged: ChangeRule<'setting-changed', 'none'> = {
  id: 'setting-changed',
  inventory: ['C038'],
  title: 'Sessions of old code start with other settings',
  level: 'warn',
  states: ['A'],
  on: 'setting-changed',
  examines: 'settings',
  why: 'What ALTER ROLE or ALTER DATABASE sets holds for each new session, of old code too: another search_path finds other tables or none, another time zone or timeout changes what it gets.',
  cause: ({ of, setting }) => `${of} ${setting}`,
  places: ({ of, setting }) => [place.item(`${of} ${setting}`)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ of, setting, oldSetting, newSetting }) =>
    judgeHazard(
      `The setting ${setting} of ${of} changes from ${oldSetting ?? 'the default'} to ${newSetting ?? 'the default'}.`,
    ),
  fix: ({ setting }) =>
    `Let new code SET ${setting} in its own sessions, and change the default when no older version can come back.`,
  examples: {
    bad: [
      {
        title: 'another search path',
        before: 'CREATE ROLE app; CREATE SCHEMA shop;',
        after: 'ALTER ROLE app SET search_path = shop;',
      },
    ],
    good: [
      {
        title: 'set for the migration itself',
        before: 'CREATE ROLE app; CREATE SCHEMA shop;',
        after: 'SET search_path = shop;',
      },
    ],
  },
};
