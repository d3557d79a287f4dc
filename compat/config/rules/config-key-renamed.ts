import type { ConfigFacts } from '../facts.ts';
import { type Meeting, meets } from '../judge/meets.ts';
import { renamedKeys, type RenamedKey } from '../judge/renamed-keys.ts';
import type { KeyUse } from '../model.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';

export const configKeyRenamed: ConfigRule = {
  id: 'config-key-renamed',
  title: 'Code reads a key under another name, and the environment knows one of them only',
  why: 'While both groups run, old code asks for the old name and new code for the new one. The one whose name is not set fails, or goes on with a default that nobody meant.',
  fix: ({ from, to }) =>
    `Set both ${from} and ${to} to the same value until the release can no longer come back.`,
  needs: ['old code', 'new code', 'environment'],
  judge: (facts) => {
    const pairs = renamedKeys(facts);
    return { looked: facts.newCode.uses.length, findings: pairs.flatMap((pair) => findingFor(pair, facts)) };
  },
  examples: {
    bad: [
      {
        title: 'the environment has the old name',
        files:
          '# file: old-code/A.java\nclass A { @Value("${order.time-out}") String t; }\n# file: new-code/A.java\nclass A { @Value("${order.timeout-ms}") String t; }\n# file: environment/a.properties\norder.time-out=30\n',
      },
      {
        title: 'the release renames it in the environment, too',
        files:
          '# file: old-code/app.py\nrun(os.environ["ORDERS_URL"])\n# file: new-code/app.py\nrun(os.environ["ORDER_URL"])\n# file: old-environment/.env\nORDERS_URL=http://a.example\n# file: environment/.env\nORDER_URL=http://a.example\n',
      },
      {
        title: 'the old value is not read, a default takes its place',
        files:
          '# file: old-code/A.java\nclass A { @Value("${order.limits}") int t; }\n# file: new-code/A.java\nclass A { @Value("${order.limit:3}") int t; }\n# file: environment/a.properties\norder.limits=8\n',
      },
    ],
    good: [
      {
        title: 'both names are set',
        files:
          '# file: old-code/A.java\nclass A { @Value("${order.time-out}") String t; }\n# file: new-code/A.java\nclass A { @Value("${order.timeout-ms}") String t; }\n# file: environment/a.properties\norder.time-out=30\norder.timeout-ms=30\n',
      },
    ],
  },
};

function findingFor({ from, to }: RenamedKey, { before, after }: ConfigFacts): readonly ConfigFinding[] {
  const [old, now] = [meets(from, after), meets(to, after)];
  const isOldHit = isHit(old, now);
  const isNewHit = isHit(now, old);
  if (!isOldHit && !isNewHit) return [];
  // Code that runs today without a value for its key gets it from where nobody looked.
  const isOldBroken = old === 'nothing' && meets(from, before) === 'value';
  const isNewBroken = now === 'nothing' && old !== 'nothing';
  return [
    {
      key: `${from.key} → ${to.key}`,
      effect: isOldBroken || isNewBroken ? 'breaks' : 'differs',
      states: [...(isOldHit ? (['A', 'C'] as const) : []), ...(isNewHit ? (['D'] as const) : [])],
      ...(isNewBroken && { inTarget: true }),
      message: `Old code reads ${from.key}, new code ${to.key}; ${after.environment.name} sets ${setName(old, now, { from, to })}${told('old', old, from)}${told('new', now, to)}.`,
      from: from.key,
      to: to.key,
      reads: [...from.places, ...to.places],
    },
  ];
}

/** It finds nothing, or falls back while the value stands under the other name. */
function isHit(own: Meeting, other: Meeting): boolean {
  return own === 'nothing' || (own === 'default' && other === 'value');
}

function setName(old: Meeting, now: Meeting, { from, to }: RenamedKey): string {
  return old === 'value' ? `${from.key} only` : now === 'value' ? `${to.key} only` : 'neither';
}

function told(who: string, meeting: Meeting, use: KeyUse): string {
  if (meeting === 'nothing') return `; ${who} code finds no value`;
  return meeting === 'default' ? `; ${who} code goes on with its default ${use.shownFallback ?? ''}` : '';
}
