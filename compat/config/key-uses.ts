/** From single reads to keys: what all places together demand. Pure. */
import type { KeyRead, KeyUse } from './model.ts';
import { relaxedKey } from './relaxed-key.ts';
import type { SecretValues } from './secret-value.ts';

export interface ReadsOfCode {
  readonly found: readonly KeyRead[];
  /** What a list of keys says; it counts more than what is found. */
  readonly declared: readonly KeyRead[];
}

/**
 * Keys in the order of their names. A key that one place reads without a default is required, whatever others do; a
 * default for all places, as shipped configuration gives it, holds for each of them.
 */
export function keyUses({ found, declared }: ReadsOfCode, values: SecretValues): readonly KeyUse[] {
  const byKey = new Map<string, KeyRead[]>();
  for (const read of [...found, ...declared]) {
    const known = byKey.get(relaxedKey(read.key));
    if (known === undefined) byKey.set(relaxedKey(read.key), [read]);
    else known.push(read);
  }
  const said = new Map(declared.map((read) => [relaxedKey(read.key), read]));
  return [...byKey]
    .map(([key, reads]) => useOf(reads, said.get(key), values))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function useOf(reads: readonly KeyRead[], declared: KeyRead | undefined, values: SecretValues): KeyUse {
  const [first] = reads;
  const key = declared?.key ?? first?.key ?? '';
  const forAll = reads.find(({ isForAll, fallback }) => isForAll === true && fallback !== undefined);
  const decisive = declared === undefined ? reads : [declared];
  const fallback = (forAll ?? decisive.find((read) => read.fallback !== undefined))?.fallback;
  const isRequired =
    forAll === undefined && decisive.some((read) => read.fallback === undefined && read.isOptional !== true);
  const isSecret = reads.some((read) => read.isSecret === true) || values.isSecret(key, fallback ?? '');
  const type = declared?.type ?? reads.find((read) => read.type !== undefined)?.type;
  const allowed = declared?.allowed;
  return {
    key,
    places: reads.map(({ file, line }) => ({ file, ...(line !== undefined && { line }) })),
    ...(fallback !== undefined && { fallback, shownFallback: values.show(fallback, isSecret) }),
    isRequired,
    isOptional: !isRequired && fallback === undefined,
    isExact:
      reads.every((read) => read.isExact === true || read === declared) &&
      reads.some((read) => read.isExact === true),
    isPrefix: reads.some((read) => read.isPrefix === true),
    isHot: reads.some((read) => read.isHot === true),
    ...(type !== undefined && { type }),
    ...(allowed !== undefined && { allowed }),
  };
}
