import type { KeyRead } from './model.ts';
import { yamlValues } from './read/yaml-values.ts';
import { unreadable } from './read/unreadable.ts';
import type { ValueType } from './value-type.ts';

const types: readonly ValueType[] = [
  'text',
  'integer',
  'number',
  'boolean',
  'duration',
  'size',
  'url',
  'json',
];
const members = ['key', 'type', 'required', 'default', 'allowed', 'secret', 'reload'];

/**
 * Reads a list of keys, YAML or JSON: `keys: [{ key, type, required, default, allowed, secret, reload }]`.
 *
 * @throws {HarnessError} `input-unreadable` with file and line.
 */
export function declaredKeys(file: string, text: string): readonly KeyRead[] {
  const items = new Map<number, { readonly line: number; readonly said: Map<string, string[]> }>();
  for (const { path, value, line = 1 } of yamlValues(file, text).flat()) {
    const [list, index, member = ''] = path;
    if (list !== 'keys' || typeof index !== 'number' || !members.includes(String(member)))
      throw unreadable(
        file,
        line,
        `A list of keys has no place for "${path.join('.')}".`,
        `Write keys: with a list of { ${members.join(', ')} }.`,
      );
    const item = items.get(index) ?? { line, said: new Map<string, string[]>() };
    item.said.set(String(member), [...(item.said.get(String(member)) ?? []), value]);
    items.set(index, item);
  }
  if (items.size === 0)
    throw unreadable(file, 1, 'No key is listed.', `Write keys: with a list of { ${members.join(', ')} }.`);
  return [...items.values()].map((item) => readOf(item, file));
}

function readOf(
  { line, said }: { readonly line: number; readonly said: ReadonlyMap<string, readonly string[]> },
  file: string,
): KeyRead {
  const one = (member: string): string | undefined => said.get(member)?.[0];
  const [key, type = 'text', fallback, allowed] = [
    one('key'),
    one('type'),
    one('default'),
    said.get('allowed'),
  ];
  if (key === undefined || key === '')
    throw unreadable(file, line, 'The key has no name.', 'Give it as key:.');
  const known = types.find((name) => name === type);
  if (known === undefined)
    throw unreadable(file, line, `There is no type "${type}".`, `Types: ${types.join(', ')}.`);
  return {
    key,
    file,
    line,
    type: known,
    ...(fallback !== undefined ? { fallback } : one('required') === 'false' && { isOptional: true }),
    ...(allowed !== undefined && { allowed }),
    ...(one('secret') === 'true' && { isSecret: true }),
    ...(one('reload') === 'hot' && { isHot: true }),
  };
}
