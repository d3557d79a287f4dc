import type { ConfigRule } from '../rule.ts';
import { isReference } from '../value-type.ts';

export const configSecretInPlainText: ConfigRule = {
  id: 'config-secret-in-plain-text',
  title: 'A secret stands in plain text',
  why: 'Everybody who can read the configuration, its history or its backups has the secret, and changing it needs a release of the configuration.',
  fix: ({ key }) =>
    `Keep the value of ${key} in a Kubernetes Secret or a vault and refer to it, and change the secret: it has been seen.`,
  needs: ['environment'],
  judge: ({ after: { environment } }) => {
    const plain = environment.settings.filter(
      ({ isSecret, isKeptSecret, value }) => isSecret && !isKeptSecret && value !== '' && !isReference(value),
    );
    return {
      looked: environment.settings.length,
      findings: plain.map((setting) => ({
        key: setting.key,
        effect: 'differs',
        states: [],
        message: `${setting.key} looks like a secret and stands in plain text in ${environment.name}.`,
        new: setting,
      })),
    };
  },
  examples: {
    bad: [
      { title: 'a password', files: '# file: environment/a.properties\ndb.password=correct-horse\n' },
      {
        title: 'a password in an address',
        files: '# file: environment/.env\nDATABASE_URL=postgres://app:correct-horse@db/shop\n',
      },
    ],
    good: [
      {
        title: 'a reference, an encrypted value, a Secret',
        files:
          '# file: environment/a.properties\ndb.password=${DB_PASSWORD}\napi.token=ENC(x8sZ)\n# file: environment/secret.yaml\napiVersion: v1\nkind: Secret\nstringData:\n  DB_PASSWORD: correct-horse\n',
      },
    ],
  },
};
