import { unreadable } from '../read/unreadable.ts';
import type { ConfigDocument } from '../model.ts';
import type { ConfigReader, ConfigText, ReadInner } from './config-reader.ts';

/** What Apollo's open API and config service answer for a namespace. Its exported files are read by their names. */
export const apollo: ConfigReader = {
  id: 'apollo',
  title: 'Apollo namespaces (JSON)',
  recognizes: ({ name, text }) =>
    /\.json$/i.test(name) && /"namespaceName"\s*:/.test(text) && /"(?:items|configurations)"\s*:/.test(text),
  async read(file, readInner) {
    const documents: ConfigDocument[] = [];
    for (const namespace of [parsed(file)].flat())
      documents.push(...(await documentsOf(namespace, file, readInner)));
    return documents;
  },
  example: {
    name: 'application.json',
    text: JSON.stringify({
      appId: 'shop',
      clusterName: 'default',
      namespaceName: 'application',
      format: 'properties',
      items: [
        { key: 'order.timeout', value: '30s', comment: 'how long' },
        { key: '', value: '', comment: 'a line between' },
      ],
    }),
    documents: [{ entries: [{ key: 'order.timeout', value: '30s' }] }],
  },
};

interface Namespace {
  readonly namespaceName?: string;
  readonly format?: string;
  readonly items?: readonly { readonly key?: string; readonly value?: string }[];
  readonly configurations?: Readonly<Record<string, string>>;
}

function parsed({ file, text }: ConfigText): Namespace | readonly Namespace[] {
  try {
    return JSON.parse(text) as Namespace;
  } catch (cause) {
    throw unreadable(
      file,
      1,
      `Not readable as JSON: ${(cause as Error).message}.`,
      'Export the namespace again.',
    );
  }
}

async function documentsOf(
  { namespaceName = '', format = 'properties', items, configurations = {} }: Namespace,
  { file }: ConfigText,
  readInner: ReadInner,
): Promise<readonly ConfigDocument[]> {
  const pairs =
    items?.map(({ key = '', value = '' }) => [key, value] as const) ?? Object.entries(configurations);
  const [[onlyKey, content] = ['', '']] = pairs;
  // A namespace that is no properties file has one item with the whole file.
  const ending = /\.(ya?ml|json|toml)$/i.exec(namespaceName)?.[1] ?? format;
  if (pairs.length === 1 && onlyKey === 'content' && ending !== 'properties')
    return readInner({ name: `${namespaceName}.${ending}`, file, text: content });
  return [{ entries: pairs.filter(([key]) => key !== '').map(([key, value]) => ({ key, value })) }];
}
