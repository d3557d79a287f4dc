import { meets } from '../judge/meets.ts';
import { renamedKeys } from '../judge/renamed-keys.ts';
import type { ConfigFacts } from '../facts.ts';
import type { KeyUse } from '../model.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';

export const configKeyMissing: ConfigRule = {
  id: 'config-key-missing',
  title: 'New code reads a key that has no default and no value',
  why: 'The first instance of the preview group that reads the key fails to start, or fails with its first request. Nothing before the release shows it, for the key is there in every other environment.',
  fix: ({ key }) =>
    `Set ${key} in the target environment before the code goes out, or give it a default in code.`,
  needs: ['new code', 'environment'],
  judge: (facts) => {
    const renamed = new Set(renamedKeys(facts).map(({ to }) => to));
    const uses = facts.newCode.uses.filter((use) => !renamed.has(use));
    return { looked: facts.newCode.uses.length, findings: uses.flatMap((use) => findingFor(use, facts)) };
  },
  examples: {
    bad: [
      {
        title: 'a key without a default',
        files:
          '# file: new-code/Orders.java\nclass Orders { @Value("${order.limit}") int limit; }\n# file: environment/application.properties\norder.timeout=30s\n',
      },
      {
        title: 'a variable in another spelling, which a process does not see',
        files:
          '# file: new-code/app.py\nconnect(os.environ["ORDER_URL"])\n# file: environment/.env\norder_url=http://orders.example\n',
      },
      {
        title: 'a key that only comes with the release, for code that goes out first',
        files:
          '# file: new-code/Orders.java\nclass Orders { @Value("${order.limit}") int limit; }\n# file: old-environment/application.properties\na=1\n# file: environment/application.properties\na=1\norder.limit=3\n',
      },
    ],
    good: [
      {
        title: 'a default in code, and values in other spellings',
        files:
          '# file: new-code/Orders.java\nclass Orders { @Value("${order.limit:3}") int limit; @Value("${order-service.maxWait}") String wait; }\n# file: environment/.env\nORDER_SERVICE_MAX_WAIT=3s\n',
      },
      {
        title: 'code that asks first',
        files:
          '# file: new-code/app.py\nif os.environ.get("TRACE"): trace()\n# file: environment/.env\nA=1\n',
      },
    ],
  },
};

function findingFor(use: KeyUse, { before, after, oldCode, given }: ConfigFacts): readonly ConfigFinding[] {
  const now = meets(use, after);
  if (now === 'value')
    return given.has('old environment') && meets(use, before) === 'nothing' ? [tooEarly(use)] : [];
  const wasSet = given.has('old environment') && meets(use, before) === 'value';
  if (now !== 'nothing' || wasSet) return [];
  const old = oldCode.find(use.key);
  const written = use.isExact ? after.findRelaxed(use.key) : undefined;
  const hint =
    written === undefined
      ? ''
      : ` It is there as ${written.key}, which code that asks for ${use.key} does not see.`;
  const finding = { key: use.key, states: ['D'] as const, inTarget: true, reads: use.places, to: 'no value' };
  // Code that runs today without the key shows that it is set where nobody looked, or not needed.
  return old?.isRequired === true
    ? [
        {
          ...finding,
          effect: 'differs',
          message: `${use.key} is not set in ${after.environment.name}; old code reads it too, so it may be set elsewhere.${hint}`,
        },
      ]
    : [
        {
          ...finding,
          effect: 'breaks',
          message: `New code reads ${use.key}; ${after.environment.name} does not set it, and there is no default.${hint}`,
        },
      ];
}

function tooEarly(use: KeyUse): ConfigFinding {
  return {
    key: use.key,
    effect: 'breaks',
    states: ['B'],
    message: `${use.key} is set with this release only: new code that starts before, or stays when the configuration goes back, does not find it.`,
    from: 'no value',
    reads: use.places,
  };
}
