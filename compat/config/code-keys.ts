import { codeReaders } from './code/index.ts';
import type { CodeKeys, KeyRead, Place } from './model.ts';
import { placeholdersIn } from './placeholders.ts';
import { decodeText } from './read/decode-text.ts';
import type { ConfigTree } from './read/config-tree.ts';
import { profileInName } from './read/profiles.ts';
import { readConfig } from './read/read-config.ts';
import { keyUses } from './key-uses.ts';
import type { SecretValues } from './secret-value.ts';

/** Tests read what they set themselves. */
const isTest = /(?:^|\/)(?:tests?|__tests__|testdata|fixtures|e2e)\//i;

/** Configuration that is shipped with the code gives defaults: of Spring, and of node-config. */
const isShipped =
  /(?:^|\/)(?:(?:application|bootstrap)(?:-[\w-]+)?\.(?:ya?ml|properties)|config\/default\.(?:json5?|ya?ml|toml))$/i;

/** Whether a file of this name says which keys the code reads. */
export function mayReadKeys(name: string): boolean {
  return !isTest.test(name) && (isShipped.test(name) || codeReaders.some(({ names }) => names.test(name)));
}

export interface CodeRules {
  readonly profiles: readonly string[];
  readonly declared: readonly KeyRead[];
  readonly values: SecretValues;
}

/**
 * Every key that the code reads.
 *
 * @throws {HarnessError} `input-unreadable` for shipped configuration that cannot be read.
 */
export async function codeKeys(
  tree: ConfigTree,
  { profiles, declared, values }: CodeRules,
): Promise<CodeKeys> {
  const found: KeyRead[] = [];
  const notFollowed: Place[] = [];
  for (const { name, content } of tree.files) {
    const file = tree.display(name);
    if (isShipped.test(name))
      found.push(...(await shippedDefaults({ name, file, text: decodeText(content, file) }, profiles)));
    const text = content.toString();
    for (const reader of codeReaders.filter((one) => one.names.test(name))) {
      const { reads, notFollowed: lines } = await reader.read({ name, text });
      found.push(...reads.map((read) => ({ ...read, file })));
      notFollowed.push(...lines.map((line) => ({ file, line })));
    }
  }
  return { uses: keyUses({ found, declared }, values), notFollowed, files: tree.files.length };
}

/** Shipped values are defaults of their keys; a value that refers to another key reads it. */
async function shippedDefaults(
  file: { readonly name: string; readonly file: string; readonly text: string },
  active: readonly string[],
): Promise<readonly KeyRead[]> {
  const inName = profileInName(file.name);
  if (inName !== undefined && !active.includes(inName)) return [];
  const documents = await readConfig(file);
  return documents
    .filter(({ profiles }) => profiles === undefined || profiles.some((name) => active.includes(name)))
    .flatMap(({ entries }) => entries)
    .flatMap(({ key, value, line }): KeyRead[] => {
      const place = { file: file.file, ...(line !== undefined && { line }) };
      return [
        { key, fallback: value, isForAll: true, ...place },
        ...placeholdersIn(value).map((reference) => ({ ...reference, ...place })),
      ];
    });
}
