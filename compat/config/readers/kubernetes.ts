import type { ConfigDocument, Entry } from '../model.ts';
import type { Flat } from '../read/flat.ts';
import { yamlValues } from '../read/yaml-values.ts';
import type { ConfigReader, ConfigText, ReadInner } from './config-reader.ts';

/** ConfigMaps, Secrets, and the `env` of workloads; files inside are read as what their names say. */
export const kubernetes: ConfigReader = {
  id: 'kubernetes',
  title: 'Kubernetes manifests',
  recognizes: ({ name, text }) =>
    /\.ya?ml$/i.test(name) &&
    /^apiVersion:/m.test(text) &&
    /^kind:\s*["']?(?:ConfigMap|Secret|Deployment|StatefulSet|DaemonSet|Job|CronJob|Pod|List)\b/m.test(text),
  async read(file, readInner) {
    const documents: ConfigDocument[] = [];
    for (const values of yamlValues(file.file, file.text)) {
      const kind = values.find(({ path }) => path.length === 1 && path[0] === 'kind')?.value;
      if (kind === 'ConfigMap' || kind === 'Secret')
        documents.push(...(await dataOf(values, { file, kind, readInner })));
      else documents.push({ entries: workloadVariables(values), isVariables: true });
    }
    return documents;
  },
  example: {
    name: 'shop.yaml',
    text: [
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: { name: shop }',
      'data:',
      '  ORDER_TIMEOUT: 30s',
      '  order.properties: |',
      '    order.max=3',
      '---',
      'apiVersion: v1',
      'kind: Secret',
      'data:',
      '  ORDER_TOKEN: c2VjcmV0',
      '---',
      'apiVersion: apps/v1',
      'kind: Deployment',
      'spec: { template: { spec: { containers: [{ name: shop, env: [{ name: LOG_LEVEL, value: info }] }] } } }',
    ].join('\n'),
    documents: [
      { entries: [{ key: 'ORDER_TIMEOUT', value: '30s', line: 5 }], isVariables: true },
      { entries: [{ key: 'order.max', value: '3', line: 7 }] },
      { entries: [{ key: 'ORDER_TOKEN', value: 'secret', line: 12, isSecret: true }], isVariables: true },
      { entries: [{ key: 'LOG_LEVEL', value: 'info', line: 16 }], isVariables: true },
    ],
  },
};

interface Manifest {
  readonly file: ConfigText;
  readonly kind: 'ConfigMap' | 'Secret';
  readonly readInner: ReadInner;
}

async function dataOf(
  values: readonly Flat[],
  { file, kind, readInner }: Manifest,
): Promise<ConfigDocument[]> {
  const variables: Entry[] = [];
  const files: ConfigDocument[] = [];
  for (const { path, value, line = 1 } of values) {
    const [part, name] = path;
    if (path.length !== 2 || typeof name !== 'string' || !/^(?:data|stringData)$/.test(String(part)))
      continue;
    const text = kind === 'Secret' && part === 'data' ? Buffer.from(value, 'base64').toString() : value;
    if (!/\.\w+$/.test(name) || !/[=:{]/.test(text)) {
      variables.push({ key: name, value: text, line, ...(kind === 'Secret' && { isSecret: true }) });
      continue;
    }
    // Empty lines in front keep the lines of the manifest.
    const padded = '\n'.repeat(text.includes('\n') ? line : line - 1) + text;
    const inner = await readInner({ name, file: file.file, text: padded });
    files.push(...(kind === 'Secret' ? inner.map(kept) : inner));
  }
  return [...(variables.length > 0 ? [{ entries: variables, isVariables: true }] : []), ...files];
}

function kept(document: ConfigDocument): ConfigDocument {
  return { ...document, entries: document.entries.map((entry) => ({ ...entry, isSecret: true })) };
}

/** `env: [{ name, value }]` of containers; what comes from elsewhere has no value here, but is set. */
function workloadVariables(values: readonly Flat[]): Entry[] {
  return values.flatMap(({ path, value: key, line }) => {
    const [list, index, last] = path.slice(-3);
    if (list !== 'env' || typeof index !== 'number' || last !== 'name') return [];
    const own = path.slice(0, -1).join('\n');
    const found = values.find((one) => one.path.join('\n') === `${own}\nvalue`);
    const entry = { key, value: found?.value ?? '${valueFrom}', ...(line !== undefined && { line }) };
    return [entry];
  });
}
