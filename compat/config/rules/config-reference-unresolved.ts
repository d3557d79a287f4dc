import type { ConfigFacts } from '../facts.ts';
import { isProvided } from '../judge/meets.ts';
import type { Setting } from '../model.ts';
import { placeholdersIn } from '../placeholders.ts';
import type { ConfigFinding, ConfigRule } from '../rule.ts';

export const configReferenceUnresolved: ConfigRule = {
  id: 'config-reference-unresolved',
  title: 'A value refers to a key that is nowhere',
  why: 'Spring does not start with a reference that resolves to nothing; other readers hand the reference itself to the code, as a host or a password.',
  fix: ({ key, to }) => `Set ${to}, or give the reference in ${key} a default.`,
  needs: ['environment'],
  judge: (facts) => {
    const { settings } = facts.after.environment;
    return { looked: settings.length, findings: settings.flatMap((setting) => findingsFor(setting, facts)) };
  },
  examples: {
    bad: [
      {
        title: 'a key that is not there',
        files: '# file: environment/a.properties\norder.url=http://${order.host}/v1\n',
      },
      {
        title: 'a variable that may come from elsewhere',
        files: '# file: environment/a.properties\norder.url=http://${ORDER_HOST}/v1\n',
      },
    ],
    good: [
      {
        title: 'a key of another file, and a default',
        files:
          '# file: environment/a.properties\norder.url=http://${order.host}/${v:1}\n# file: environment/b.yaml\norder: { host: a.example }\n',
      },
    ],
  },
};

function findingsFor(
  setting: Setting,
  { after, before, newCode, given }: ConfigFacts,
): readonly ConfigFinding[] {
  return placeholdersIn(setting.value)
    .filter(({ key, fallback }) => fallback === undefined && key !== 'valueFrom' && !isProvided(key))
    .filter(({ key }) => after.findRelaxed(key) === undefined && newCode.find(key)?.fallback === undefined)
    .map(({ key }): ConfigFinding => {
      const wasThere =
        given.has('old environment') &&
        before.findRelaxed(setting.key)?.value === setting.value &&
        before.findRelaxed(key) === undefined;
      const isVariable = /^[A-Z][A-Z\d_]*$/.test(key);
      const isDoubtful = isVariable || wasThere;
      const why = isVariable ? 'it may be a variable of the process' : 'it stood there before';
      return {
        key: setting.key,
        effect: isDoubtful ? 'differs' : 'breaks',
        states: ['D'],
        inTarget: true,
        message: `${setting.key} refers to \${${key}}, which nothing in ${after.environment.name} sets${isDoubtful ? `; ${why}` : ''}.`,
        to: key,
        new: setting,
      };
    });
}
