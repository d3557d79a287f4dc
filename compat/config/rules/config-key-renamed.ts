import type { ConfigFacts } from '../facts.ts';
import { meets } from '../judge/meets.ts';
import { renamedKeys, type RenamedKey } from '../judge/renamed-keys.ts';
import type { KeyUse } from '../model.ts';
import type { SettingIndex } from '../setting-index.ts';
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
        title: 'the environment has the new name',
        files:
          '# file: old-code/app.py\nrun(os.environ["ORDERS_URL"])\n# file: new-code/app.py\nrun(os.environ["ORDER_URL"])\n# file: environment/.env\nORDER_URL=http://a.example\n',
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
  const [old, now] = [side(from, after, before), side(to, after, before)];
  // With neither name set each side has its own answer already.
  if (old.isFine && now.isFine) return [];
  if (!old.isSet && !now.isSet && old.meeting !== 'nothing' && now.meeting !== 'nothing') return [];
  const isBroken = old.meeting === 'nothing' || now.meeting === 'nothing';
  return [
    {
      key: `${from.key} → ${to.key}`,
      effect: isBroken ? 'breaks' : 'differs',
      states: [...(old.isFine ? [] : (['A', 'C'] as const)), ...(now.isFine ? [] : (['D'] as const))],
      ...(now.meeting === 'nothing' && { inTarget: true }),
      message: `Old code reads ${from.key}, new code ${to.key}; ${after.environment.name} sets ${setNames(old, now)}${told('old', old, from)}${told('new', now, to)}.`,
      from: from.key,
      to: to.key,
      reads: [...from.places, ...to.places],
    },
  ];
}

interface Side {
  readonly meeting: string;
  readonly isSet: boolean;
  readonly isFine: boolean;
  readonly key: string;
}

function side(use: KeyUse, after: SettingIndex, before: SettingIndex): Side {
  const meeting = meets(use, after);
  const isSet = meeting === 'value';
  return {
    meeting,
    isSet,
    isFine: isSet || (meeting !== 'nothing' && meets(use, before) !== 'value' && use.fallback === undefined),
    key: use.key,
  };
}

function setNames(old: Side, now: Side): string {
  const names = [old, now].filter(({ isSet }) => isSet).map(({ key }) => key);
  return names.length === 0 ? 'neither' : `${names.join(' and ')} only`;
}

function told(who: string, { meeting }: Side, use: KeyUse): string {
  if (meeting === 'nothing') return `; ${who} code fails`;
  return meeting === 'default' ? `; ${who} code goes on with its default ${use.shownFallback ?? ''}` : '';
}
