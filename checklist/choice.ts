import { Type, type TUnsafe } from '@sinclair/typebox';

/** A schema for one of some words. (A union of literals would give one error per word.) */
export function choice<const Word extends string>(
  words: readonly Word[],
  description?: string,
): TUnsafe<Word> {
  return Type.Unsafe<Word>({ type: 'string', enum: [...words], ...(description ? { description } : {}) });
}
