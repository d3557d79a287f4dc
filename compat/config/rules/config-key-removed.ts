import type { ConfigFacts } from '../facts.ts';
import { meets } from '../judge/meets.ts';
import { renamedKeys } from '../judge/renamed-keys.ts';
import type { KeyUse } from '../model.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';

export const configKeyRemoved: ConfigRule = {
  id: 'config-key-removed',
  title: 'A key is removed that code still reads',
  why: 'Old instances serve beside the new ones until the release is over, and again after a rollback. One that restarts, or that hears of changes, reads the environment as it is then and does not find the key.',
  fix: ({ key }) => `Keep ${key} until no code that reads it can come back; remove it with the next release.`,
  needs: ['old code', 'environment', 'old environment'],
  judge: (facts) => {
    const renamed = new Set(renamedKeys(facts).map(({ from }) => from));
    const had = facts.before.environment.settings.length;
    return {
      looked: had,
      findings: facts.oldCode.uses
        .filter((use) => !renamed.has(use))
        .flatMap((use) => findingFor(use, facts)),
    };
  },
  examples: {
    bad: [
      {
        title: 'old code needs it',
        files:
          '# file: old-code/app.py\nconnect(os.environ["ORDER_URL"])\n# file: old-environment/.env\nORDER_URL=http://orders.example\nA=1\n# file: environment/.env\nA=1\n',
      },
      {
        title: 'old code falls back to another value',
        files:
          '# file: old-code/Orders.java\nclass Orders { @Value("${order.limit:3}") int limit; }\n# file: old-environment/a.properties\norder.limit=8\n# file: environment/a.properties\nb=1\n',
      },
    ],
    good: [
      {
        title: 'nobody reads it, or its default is the same',
        files:
          '# file: old-code/Orders.java\nclass Orders { @Value("${order.limit:3}") int limit; }\n# file: old-environment/a.properties\norder.limit=3\nother=1\n# file: environment/a.properties\nb=1\n',
      },
    ],
  },
};

function findingFor(use: KeyUse, { before, after, newCode }: ConfigFacts): readonly ConfigFinding[] {
  const had = before.find(use);
  const old = meets(use, after);
  if (meets(use, before) !== 'value' || old === 'value') return [];
  const now = newCode.find(use.key);
  const onNew = now === undefined ? undefined : meets(now, after);
  if (old === 'default' && had !== undefined && use.fallback === had.value && onNew !== 'nothing') return [];
  const isBroken = old === 'nothing' || onNew === 'nothing';
  return [
    {
      key: use.key,
      effect: isBroken ? 'breaks' : 'differs',
      states: [
        ...(old === 'nothing' || onNew !== 'nothing' ? (['A', 'C'] as const) : []),
        ...(onNew === 'nothing' ? (['D'] as const) : []),
      ],
      ...(onNew === 'nothing' && { inTarget: true }),
      message: `${use.key} is no longer set in ${after.environment.name}; ${whatHappens(use, old, onNew)}.`,
      ...(had !== undefined && { from: had.shown, old: had }),
      to: use.shownFallback === undefined ? 'no value' : `no value; the default is ${use.shownFallback}`,
      reads: use.places,
    },
  ];
}

function whatHappens(use: KeyUse, old: string, onNew: string | undefined): string {
  if (old === 'nothing')
    return `old code reads it without a default${onNew === 'nothing' ? ', and so does new code' : ''}`;
  if (onNew === 'nothing') return 'new code reads it without a default';
  return old === 'default'
    ? `old code goes on with its default ${use.shownFallback ?? ''}`
    : 'old code goes on without it';
}
