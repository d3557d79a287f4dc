import { basename } from 'node:path';
import { randomBytes } from 'node:crypto';
import { codeKeys, mayReadKeys } from './code-keys.ts';
import { declaredKeys } from './declared-keys.ts';
import { environmentOf, type KnownEnvironment } from './environment.ts';
import type { GatheredConfig } from './facts.ts';
import type { CodeKeys, KeyRead } from './model.ts';
import type { CompatConfigOptions } from './options.ts';
import { type ConfigTree, readTree } from './read/config-tree.ts';
import { decodeText } from './read/decode-text.ts';
import { readDocuments } from './read/read-documents.ts';
import { relaxedKey } from './relaxed-key.ts';
import { secretValues } from './secret-value.ts';

/** Reads the files of one place; `wanted` names what is looked for there. */
export type ReadTree = (spec: string, wanted: (name: string) => boolean) => Promise<ConfigTree>;

/** What was read, and what was not. */
export interface Gathered extends GatheredConfig {
  readonly environment?: KnownEnvironment;
  readonly leftOut: readonly string[];
}

/**
 * Reads code and configuration.
 *
 * @throws {HarnessError} `input-unreadable` with the place.
 */
export async function gatherConfig(options: CompatConfigOptions, read: ReadTree): Promise<Gathered> {
  const { environment: place, environmentName = nameOf(place ?? ''), profiles = [environmentName] } = options;
  const values = secretValues(options.hashKey ?? randomBytes(32).toString('hex'));
  const declared = await declaredAt(options.declared, read);
  const oldDeclared = await declaredAt(options.oldDeclared, read);
  const secretKeys = new Set(
    [...declared, ...oldDeclared].filter(({ isSecret }) => isSecret).map(({ key }) => relaxedKey(key)),
  );
  const known = async (spec: string | undefined, name: string): Promise<KnownEnvironment | undefined> => {
    if (spec === undefined) return undefined;
    const tree = await read(spec, () => true);
    return environmentOf(await readDocuments(tree), { name, profiles, values, secretKeys });
  };
  const keys = async (spec: string | undefined, said: readonly KeyRead[]): Promise<CodeKeys | undefined> => {
    if (spec === undefined) return undefined;
    return codeKeys(await read(spec, mayReadKeys), { profiles, declared: said, values });
  };
  const environment = await known(place, environmentName);
  const oldEnvironment = await known(options.oldEnvironment, `old ${environmentName}`);
  const groups: KnownEnvironment[] = [];
  for (const [name, spec] of Object.entries(options.groups ?? {})) {
    const group = await known(spec, name);
    if (group !== undefined) groups.push(group);
  }
  const oldCode = await keys(options.oldCode, oldDeclared);
  const newCode = await keys(options.newCode, declared);
  return {
    ...(oldCode && { oldCode }),
    ...(newCode && { newCode }),
    ...(environment && { environment }),
    ...(oldEnvironment && { oldEnvironment }),
    groups,
    leftOut: [environment, oldEnvironment, ...groups].flatMap((one) => one?.leftOut ?? []),
  };
}

async function declaredAt(spec: string | undefined, read: ReadTree): Promise<readonly KeyRead[]> {
  if (spec === undefined) return [];
  const tree = await read(spec, (name) => /\.(?:ya?ml|json)$/i.test(name));
  return tree.files.flatMap(({ name, content }) =>
    declaredKeys(tree.display(name), decodeText(content, tree.display(name))),
  );
}

/** `config/prod`, `prod.zip` and `git:main:config/prod` are `prod`. */
function nameOf(spec: string): string {
  return (
    basename(spec.replace(/^git:[^:]+:/, '')).replace(/\.(?:zip|ya?ml|json|properties|toml)$/i, '') ||
    'environment'
  );
}

/** Reads from the disk and from git. */
export function treeReader(signal: AbortSignal): ReadTree {
  return (spec, wanted) => readTree(spec, wanted, signal);
}
