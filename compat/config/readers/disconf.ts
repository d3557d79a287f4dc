import { unreadable } from '../read/unreadable.ts';
import type { ConfigDocument } from '../model.ts';
import type { ConfigReader, ConfigText } from './config-reader.ts';

/** What the web API of Disconf lists for an app and environment. Its exported files are read by their names. */
export const disconf: ConfigReader = {
  id: 'disconf',
  title: 'Disconf lists (JSON)',
  recognizes: ({ name, text }) =>
    /\.json$/i.test(name) &&
    /"(?:envName|appName)"\s*:/.test(text) &&
    /"key"\s*:/.test(text) &&
    /"value"\s*:/.test(text),
  async read(file, readInner) {
    const documents: ConfigDocument[] = [];
    for (const { key = '', value = '', type, typeId } of itemsIn(file)) {
      const isFile = typeId === 0 || /file|配置文件/i.test(type ?? '');
      if (isFile) documents.push(...(await readInner({ name: key, file: file.file, text: value })));
      else if (key !== '') documents.push({ entries: [{ key, value }] });
    }
    return documents;
  },
  example: {
    name: 'shop-online.json',
    text: JSON.stringify({
      success: 'true',
      page: {
        result: [
          {
            appName: 'shop',
            envName: 'online',
            version: '1.0',
            type: '配置文件',
            key: 'order.properties',
            value: 'order.timeout=30s\n',
          },
          {
            appName: 'shop',
            envName: 'online',
            version: '1.0',
            type: '配置项',
            key: 'order.max',
            value: '3',
          },
        ],
      },
    }),
    documents: [
      { entries: [{ key: 'order.timeout', value: '30s', line: 1 }] },
      { entries: [{ key: 'order.max', value: '3' }] },
    ],
  },
};

interface Item {
  readonly key?: string;
  readonly value?: string;
  readonly type?: string;
  /** 0 for a file, 1 for an item. */
  readonly typeId?: number;
}

function itemsIn({ file, text }: ConfigText): readonly Item[] {
  try {
    const answer = JSON.parse(text) as
      Item[] | { readonly page?: { readonly result?: readonly Item[] }; readonly result?: Item };
    if (Array.isArray(answer)) return answer;
    return answer.page?.result ?? [answer.result ?? {}];
  } catch (cause) {
    throw unreadable(file, 1, `Not readable as JSON: ${(cause as Error).message}.`, 'Export the list again.');
  }
}
