import type { DeployState } from '../../../reports/index.ts';
import type { ConfigFacts } from '../facts.ts';
import { wantedInstead } from '../judge/wanted-instead.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';

export const configValueUnfit: ConfigRule = {
  id: 'config-value-unfit',
  title: 'Code cannot read the value: it has another type, or is not allowed',
  why: 'The value is converted when the instance starts or when the key is first used, and that fails. Old code is hit as well when the value changes while it runs, and after a rollback.',
  fix: ({ key }) =>
    `Write ${key} so that old and new code can read it, or give the new form a key of its own.`,
  needs: ['environment'],
  judge: (facts) => {
    const typed = [...facts.newCode.uses, ...facts.oldCode.uses].filter(
      ({ type, allowed }) => type !== undefined || allowed !== undefined,
    );
    const keys = [...new Set(typed.map(({ key }) => key))];
    return { looked: typed.length, findings: keys.flatMap((key) => findingFor(key, facts)) };
  },
  examples: {
    bad: [
      {
        title: 'new code wants a number',
        files:
          '# file: new-code/A.java\nclass A { @Value("${order.timeout}") int t; }\n# file: environment/a.properties\norder.timeout=30s\n',
      },
      {
        title: 'old code wants a number, the release writes a duration',
        files:
          '# file: old-code/app.py\nwait = int(os.environ["ORDER_TIMEOUT"])\n# file: old-environment/.env\nORDER_TIMEOUT=30\n# file: environment/.env\nORDER_TIMEOUT=30s\n',
      },
    ],
    good: [
      {
        title: 'a value that refers to another is not judged, one that fits is fine',
        files:
          '# file: new-code/A.java\nclass A { @Value("${order.timeout}") Duration t; @Value("${order.max}") int m; }\n# file: environment/a.properties\norder.timeout=30s\norder.max=${limit:3}\n',
      },
    ],
  },
};

function findingFor(
  key: string,
  { oldCode, newCode, before, after, given }: ConfigFacts,
): readonly ConfigFinding[] {
  const [old, now] = [oldCode.find(key), newCode.find(key)];
  const use = now ?? old;
  const setting = use && after.find(use);
  if (setting === undefined) return [];
  const oldFails = wantedInstead(old, setting);
  const newFails = wantedInstead(now, setting);
  const want = newFails ?? oldFails;
  if (want === undefined) return [];
  const earlier = before.findRelaxed(key);
  // What runs today with this value can evidently read it.
  const isProven =
    oldFails !== undefined &&
    earlier?.value === setting.value &&
    (newFails === undefined || newFails === oldFails);
  const states: DeployState[] = [
    ...(oldFails === undefined ? [] : (['A', 'C'] as const)),
    ...(newFails === undefined ? [] : (['D'] as const)),
  ];
  const who =
    oldFails !== undefined && newFails !== undefined
      ? 'old and new code want'
      : newFails === undefined
        ? 'old code wants'
        : 'new code wants';
  const doubt = isProven ? '; it stood there before, so old code may have a way to read it' : '';
  return [
    {
      key: now?.key ?? key,
      effect: isProven ? 'differs' : 'breaks',
      states,
      ...(newFails !== undefined && { inTarget: true }),
      message: `${setting.key} is ${setting.shown} in ${after.environment.name}; ${who} ${want}${doubt}.`,
      ...(given.has('old environment') && earlier !== undefined && { from: earlier.shown, old: earlier }),
      to: setting.shown,
      new: setting,
      reads: use?.places ?? [],
    },
  ];
}
