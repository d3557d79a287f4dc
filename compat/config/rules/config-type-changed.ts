import type { ConfigFacts } from '../facts.ts';
import type { KeyUse } from '../model.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';
import { fitsType, type ValueType } from '../value-type.ts';

export const configTypeChanged: ConfigRule = {
  id: 'config-type-changed',
  title: 'New code reads a key as another type than old code',
  why: 'One value serves both while they run side by side. Read as a number of seconds by one and as a duration in milliseconds by the other, it is right for one of them only, and nothing fails.',
  fix: ({ key }) =>
    `Give the new type a key of its own, or write ${key} in a form that means the same to both, as 30s.`,
  needs: ['old code', 'new code'],
  judge: (facts) => ({
    looked: facts.newCode.uses.filter(({ type }) => type !== undefined).length,
    findings: facts.newCode.uses.flatMap((use) => findingFor(use, facts)),
  }),
  examples: {
    bad: [
      {
        title: 'a number became a duration',
        files:
          '# file: old-code/A.java\nclass A { @Value("${order.timeout}") int t; }\n# file: new-code/A.java\nclass A { @Value("${order.timeout}") Duration t; }\n# file: environment/a.properties\norder.timeout=30\n',
      },
    ],
    good: [
      {
        title: 'a wider number',
        files:
          '# file: old-code/A.java\nclass A { @Value("${order.timeout}") int t; }\n# file: new-code/A.java\nclass A { @Value("${order.timeout}") double t; }\n# file: environment/a.properties\norder.timeout=30\n',
      },
    ],
  },
};

function findingFor(use: KeyUse, { oldCode, after }: ConfigFacts): readonly ConfigFinding[] {
  const old = oldCode.find(use.key);
  const [from, to] = [old?.type, use.type];
  if (from === undefined || to === undefined || from === to || isAlike(from, to)) return [];
  const setting = after.find(use);
  // What one of them cannot read is said as such.
  if (setting !== undefined && !(fitsType(setting.value, from) && fitsType(setting.value, to))) return [];
  const value = setting === undefined ? '' : `; its value is ${setting.shown}`;
  return [
    {
      key: use.key,
      effect: 'differs',
      states: ['A', 'B'],
      message: `Old code reads ${use.key} as ${from}, new code as ${to}${value}.`,
      from,
      to,
      ...(old?.places[0] !== undefined && { old: old.places[0] }),
      ...(use.places[0] !== undefined && { new: use.places[0] }),
    },
  ];
}

/** Both read what they can read alike. */
function isAlike(from: ValueType, to: ValueType): boolean {
  return (
    to === 'text' ||
    from === 'text' ||
    (/^(?:integer|number)$/.test(from) && /^(?:integer|number)$/.test(to)) ||
    from === 'json' ||
    to === 'json'
  );
}
