import { meets } from '../judge/meets.ts';
import type { ConfigFacts } from '../facts.ts';
import type { KeyUse } from '../model.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';

export const configDefaultChanged: ConfigRule = {
  id: 'config-default-changed',
  title: 'The default of a key is another one, and the environment does not set it',
  why: 'Old and new instances behave differently while both run, and the release changes the behaviour in production though no configuration changed.',
  fix: ({ key, from }) =>
    `Set ${key} to ${from} in the target environment, and change it there when the release is settled.`,
  needs: ['old code', 'new code', 'environment'],
  judge: (facts) => ({
    looked: facts.newCode.uses.filter(({ fallback }) => fallback !== undefined).length,
    findings: facts.newCode.uses.flatMap((use) => findingFor(use, facts)),
  }),
  examples: {
    bad: [
      {
        title: 'another default in code',
        files:
          '# file: old-code/app.py\nwait = os.environ.get("ORDER_TIMEOUT", "30")\n# file: new-code/app.py\nwait = os.environ.get("ORDER_TIMEOUT", "5")\n# file: environment/.env\nA=1\n',
      },
      {
        title: 'another value in what is shipped with the code',
        files:
          '# file: old-code/application.yml\nserver: { port: 80 }\n# file: new-code/application.yml\nserver: { port: 8080 }\n# file: environment/.env\nA=1\n',
      },
    ],
    good: [
      {
        title: 'the environment sets it',
        files:
          '# file: old-code/app.py\nwait = os.environ.get("ORDER_TIMEOUT", "30")\n# file: new-code/app.py\nwait = os.environ.get("ORDER_TIMEOUT", "5")\n# file: environment/.env\nORDER_TIMEOUT=30\n',
      },
    ],
  },
};

function findingFor(use: KeyUse, { oldCode, after }: ConfigFacts): readonly ConfigFinding[] {
  const old = oldCode.find(use.key);
  if (old?.fallback === undefined || use.fallback === undefined || old.fallback === use.fallback) return [];
  if (meets(use, after) === 'value') return [];
  return [
    {
      key: use.key,
      effect: 'differs',
      states: ['A', 'B'],
      message: `The default of ${use.key} was ${old.shownFallback ?? ''} and is ${use.shownFallback ?? ''}; ${after.environment.name} does not set it.`,
      from: old.shownFallback ?? '',
      to: use.shownFallback ?? '',
      ...(old.places[0] !== undefined && { old: old.places[0] }),
      ...(use.places[0] !== undefined && { new: use.places[0] }),
    },
  ];
}
