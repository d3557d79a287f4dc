import type { ConfigFacts } from '../facts.ts';
import type { Setting } from '../model.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';
import { isBelow } from '../setting-index.ts';

export const configKeyUnused: ConfigRule = {
  id: 'config-key-unused',
  title: 'The environment sets keys that no code was seen to read',
  why: 'A key that nobody reads is often one that is spelled wrongly, or one that a release left behind. Frameworks read keys of their own, and so may code that was not looked at.',
  fix: () => 'Correct the spelling, or remove the keys once no release that reads them can come back.',
  needs: ['new code', 'environment'],
  judge: (facts) => {
    const { settings } = facts.after.environment;
    const unread = settings.filter(({ key }) => !isFrameworks(key) && !isRead(key, facts));
    return { looked: settings.length, findings: unread.length === 0 ? [] : [findingFor(unread, facts)] };
  },
  examples: {
    bad: [
      {
        title: 'a key spelled wrongly',
        files:
          '# file: new-code/A.java\nclass A { @Value("${order.limit:3}") int t; }\n# file: environment/a.properties\norder.limmit=3\n',
      },
    ],
    good: [
      {
        title: 'keys of the framework, and all below a prefix',
        files:
          '# file: new-code/A.java\nclass A { @Bean @ConfigurationProperties("pool") Pool pool() { return p; } }\n# file: environment/a.properties\nspring.application.name=a\npool.size=3\n',
      },
    ],
  },
};

const frameworks =
  /^(?:spring|server|management|logging|eureka|feign|ribbon|hystrix|resilience4j|mybatis(?:-plus)?|dubbo|nacos|apollo|app\.id|env|NODE_|JAVA_|npm_)[._-]/i;

function isFrameworks(key: string): boolean {
  return frameworks.test(key) || /^(?:NODE_ENV|JAVA_OPTS|JAVA_TOOL_OPTIONS|PORT|TZ)$/.test(key);
}

function isRead(key: string, { oldCode, newCode, after }: ConfigFacts): boolean {
  if (newCode.find(key) !== undefined || oldCode.find(key) !== undefined) return true;
  const isPart = [...newCode.uses, ...oldCode.uses].some((use) => isBelow(key, use.key));
  return isPart || isReferredTo(key, after.environment.settings);
}

function isReferredTo(key: string, settings: readonly Setting[]): boolean {
  return settings.some(({ value }) => value.includes(`\${${key}}`) || value.includes(`\${${key}:`));
}

function findingFor(unread: readonly Setting[], { after }: ConfigFacts): ConfigFinding {
  const [first] = unread;
  return {
    key: 'keys without readers',
    effect: 'none',
    states: [],
    message: `${unread.length} of ${after.environment.settings.length} keys of ${after.environment.name} have no reader that was seen: ${unread
      .slice(0, 5)
      .map(({ key }) => key)
      .join(', ')}${unread.length > 5 ? ' and others' : ''}.`,
    ...(first !== undefined && { new: first }),
    reads: unread,
  };
}
