/** The only file that imports toml-eslint-parser. */
import type { AST } from 'toml-eslint-parser';
import { entryOf, type Flat } from '../read/flat.ts';
import { unreadable } from '../read/unreadable.ts';
import type { ConfigReader } from './config-reader.ts';

/** TOML 1.0; the format itself allows no key twice. */
export const toml: ConfigReader = {
  id: 'toml',
  title: 'TOML',
  recognizes: ({ name }) => /\.toml$/i.test(name),
  async read({ file, text }) {
    const { parseTOML } = await import('toml-eslint-parser');
    try {
      const values: Flat[] = [];
      for (const node of parseTOML(text).body[0].body) visit(node, [], values);
      return [{ entries: values.map(entryOf) }];
    } catch (cause) {
      const { lineNumber, message = 'no reason given' } = cause as { lineNumber?: number; message?: string };
      throw unreadable(file, lineNumber ?? 1, `Not readable as TOML: ${message.replace(/\.$/, '')}.`);
    }
  },
  example: {
    name: 'order.toml',
    text: 'title = "shop"\n[order]\ntimeout = "30s" # seconds\nretry.max = 3\n[[hosts]]\nname = "a.example"\nports = [80, 443]\n',
    documents: [
      {
        entries: [
          { key: 'title', value: 'shop', line: 1 },
          { key: 'order.timeout', value: '30s', line: 3 },
          { key: 'order.retry.max', value: '3', line: 4 },
          { key: 'hosts[0].name', value: 'a.example', line: 6 },
          { key: 'hosts[0].ports[0]', value: '80', line: 7 },
          { key: 'hosts[0].ports[1]', value: '443', line: 7 },
        ],
      },
    ],
  },
};

type Node = AST.TOMLTable | AST.TOMLKeyValue | AST.TOMLContentNode;

function visit(node: Node, path: Flat['path'], values: Flat[]): void {
  switch (node.type) {
    case 'TOMLTable':
      for (const pair of node.body) visit(pair, node.resolvedKey, values);
      return;
    case 'TOMLKeyValue': {
      const names = node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value));
      visit(node.value, [...path, ...names], values);
      return;
    }
    case 'TOMLArray':
      node.elements.forEach((element, i) => visit(element, [...path, i], values));
      return;
    case 'TOMLInlineTable':
      for (const pair of node.body) visit(pair, path, values);
      return;
    default: {
      const value = 'datetime' in node ? node.datetime : 'number' in node ? node.number : String(node.value);
      values.push({ path, value, line: node.loc.start.line });
    }
  }
}
