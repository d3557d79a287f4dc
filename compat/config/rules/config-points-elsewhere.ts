import type { ConfigFacts } from '../facts.ts';
import type { Setting } from '../model.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';

export const configPointsElsewhere: ConfigRule = {
  id: 'config-points-elsewhere',
  title: 'A value points at a host of another environment',
  why: 'Copied from a test environment, such a value works: production then reads from and writes to the wrong place until somebody notices.',
  fix: ({ key, to }) =>
    `Point ${key} at this environment in place of ${to}, or list the key under expected with a reason.`,
  needs: ['environment'],
  judge: ({ after, before, given }) => {
    const own = kindOf(after.environment.name);
    const settings = after.effective();
    const found =
      own === undefined
        ? []
        : settings.flatMap((setting) => findingFor(setting, own, { after, before, given }));
    return { looked: settings.length, findings: found };
  },
  examples: {
    bad: [
      {
        title: 'a test host in production',
        files: '# file: environment/prod/a.properties\norder.url=http://orders.test.example/v1\n',
      },
      {
        title: 'a production database in a test environment',
        files: '# file: environment/test/.env\nDB_HOST=db-prod.example.com:5432\n',
      },
    ],
    good: [
      {
        title: 'hosts of its own, and words that are no hosts',
        files:
          '# file: environment/prod/a.properties\norder.url=http://orders.prod.example\nnote=run the test first\n',
      },
    ],
  },
};

const kinds: readonly (readonly [string, RegExp])[] = [
  ['production', /^(?:prod|production|prd|live|online)$/],
  ['staging', /^(?:stage|staging|stg|preprod|pre|uat|gray|grey|beta)$/],
  ['test', /^(?:test|testing|qa|sit|fat|ci)$/],
  ['development', /^(?:dev|develop|development|local|sandbox)$/],
];

/** Which kind of environment a name or a part of a host speaks of. */
function kindOf(name: string): string | undefined {
  const words = name.toLowerCase().split(/[^a-z]+/);
  return kinds.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0];
}

function findingFor(
  setting: Setting,
  own: string,
  { after, before, given }: Pick<ConfigFacts, 'after' | 'before' | 'given'>,
): readonly ConfigFinding[] {
  const host = hostsIn(setting.value).find((one) => ![undefined, own].includes(kindOf(one)));
  if (host === undefined) return [];
  const earlier = given.has('old environment') ? before.findRelaxed(setting.key) : undefined;
  const isNew = given.has('old environment') && earlier?.value !== setting.value;
  return [
    {
      key: setting.key,
      effect: 'differs',
      states: [],
      message: `${setting.key} points at ${host}, a host of ${kindOf(host) ?? 'another'}, in ${after.environment.name} (${own})${isNew ? '; this release brings it' : ''}.`,
      ...(earlier !== undefined && { from: earlier.shown, old: earlier }),
      to: host,
      new: setting,
    },
  ];
}

/** Hosts of addresses, and of `host:port` and bare names with a dot. */
function hostsIn(value: string): readonly string[] {
  const inAddresses = [...value.matchAll(/\/\/(?:[^/@\s]*@)?([\w.-]+)/g)].map(([, host = '']) => host);
  const bare = value
    .split(/[\s,;]+/)
    .filter((part) => /^[a-z][\w-]*(?:\.[\w-]+)+(?::\d+)?$|^[a-z][\w.-]*:\d+$/i.test(part));
  return [
    ...inAddresses,
    ...bare
      .filter(
        (part) => !/\.(?:ya?ml|json|xml|properties|txt|log|java|class|js|ts|sql|pem|crt|html?)$/i.test(part),
      )
      .map((part) => part.replace(/:\d+$/, '')),
  ];
}
