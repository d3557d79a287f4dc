import type { Entry } from '../model.ts';
import { type Flat, keyOf } from '../read/flat.ts';
import { yamlValues } from '../read/yaml-values.ts';
import type { ConfigReader } from './config-reader.ts';

/** Values of Helm charts: variables under `env`, `extraEnv` and the like as variables, all others by their keys. */
export const helmValues: ConfigReader = {
  id: 'helm-values',
  title: 'Helm values',
  recognizes: ({ name }) => /(?:^|\/)values(?:[-.][\w-]+)*\.ya?ml$/i.test(name),
  read({ file, text }) {
    const values = yamlValues(file, text).flat();
    const variables = values.flatMap((value) => variableOf(value, values));
    const entries = values
      .filter(({ path }) => !path.some(isVariableList))
      .map((value) => entry(keyOf(value.path), value));
    return Promise.resolve([
      ...(entries.length > 0 ? [{ entries }] : []),
      ...(variables.length > 0 ? [{ entries: variables, isVariables: true }] : []),
    ]);
  },
  example: {
    name: 'values-prod.yaml',
    text: 'replicas: 3\nshop:\n  env:\n    ORDER_TIMEOUT: 30s\nextraEnv:\n  - name: LOG_LEVEL\n    value: info\n',
    documents: [
      { entries: [{ key: 'replicas', value: '3', line: 1 }] },
      {
        entries: [
          { key: 'ORDER_TIMEOUT', value: '30s', line: 4 },
          { key: 'LOG_LEVEL', value: 'info', line: 6 },
        ],
        isVariables: true,
      },
    ],
  },
};

function isVariableList(step: string | number): boolean {
  return (
    typeof step === 'string' &&
    /^(?:env|extraEnv|envVars|extraEnvVars|environment|environmentVariables)$/.test(step)
  );
}

function variableOf(value: Flat, all: readonly Flat[]): Entry[] {
  const at = value.path.findIndex(isVariableList);
  if (at === -1) return [];
  const [first, last] = value.path.slice(at + 1);
  if (typeof first === 'string') return [entry(keyOf(value.path.slice(at + 1)), value)];
  if (last !== 'name') return [];
  const own = value.path.slice(0, -1).join('\n');
  const given = all.find(({ path }) => path.join('\n') === `${own}\nvalue`);
  return [entry(value.value, { ...value, value: given?.value ?? '${valueFrom}' })];
}

function entry(key: string, { value, line }: Flat): Entry {
  return { key, value, ...(line !== undefined && { line }) };
}
