import type { ConfigDocument } from '../model.ts';
import { decodeText } from './decode-text.ts';
import { isMetadata, mayBeConfig, readConfig } from './read-config.ts';
import type { ConfigTree } from './config-tree.ts';
import { yamlValues } from './yaml-values.ts';

/** One document with the file that it stands in. */
export interface PlacedDocument extends ConfigDocument {
  /** Path below what the user named. */
  readonly name: string;
  /** The file as the user would name it. */
  readonly file: string;
}

export interface ReadDocuments {
  readonly documents: readonly PlacedDocument[];
  /** Files that no format knows. */
  readonly leftOut: readonly string[];
}

/**
 * What the files of a place set. Exports of Nacos say the formats of files without an ending in `.metadata.yml`.
 *
 * @throws {HarnessError} `input-unreadable` with file and line.
 */
export async function readDocuments(tree: ConfigTree): Promise<ReadDocuments> {
  const formats = nacosFormats(tree);
  const documents: PlacedDocument[] = [];
  const leftOut: string[] = [];
  for (const { name, content } of tree.files) {
    if (isMetadata(name)) continue;
    const file = tree.display(name);
    const typed = mayBeConfig(name) ? name : `${name}.${formats.get(name) ?? 'unknown'}`;
    if (!mayBeConfig(typed)) {
      leftOut.push(file);
      continue;
    }
    const read = await readConfig({ name: typed, file, text: decodeText(content, file) });
    documents.push(...read.map((document) => ({ ...document, name, file })));
  }
  return { documents, leftOut };
}

/** By path, the format that an export of Nacos names. */
function nacosFormats(tree: ConfigTree): ReadonlyMap<string, string> {
  const formats = new Map<string, string>();
  for (const { name, content } of tree.files.filter((file) => /\.metadata\.ya?ml$/i.test(file.name))) {
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const [values = []] = yamlValues(tree.display(name), decodeText(content, name));
    const items = new Map<string | number, Record<string, string>>();
    for (const { path, value } of values) {
      const [, index = 0, member = ''] = path;
      items.set(index, { ...items.get(index), [member]: value });
    }
    for (const { dataId = '', group = '', type = '' } of items.values())
      formats.set(`${folder}${group}/${dataId}`, type);
  }
  return formats;
}
