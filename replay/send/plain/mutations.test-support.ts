import { array, assert, asyncProperty, boolean, constantFrom, nat, tuple } from 'fast-check';
import { expect } from 'vitest';
import { seeds, tokens, type Readers } from './against-library.test-support.ts';

const mutation = tuple(
  constantFrom('insert', 'replace', 'delete', 'repeat'),
  nat(400),
  nat(12),
  constantFrom(...tokens),
);

function damaged(seed: string, [kind, at, length, token]: readonly [string, number, number, string]): string {
  const from = at % (seed.length + 1);
  const [before, piece, after] = [
    seed.slice(0, from),
    seed.slice(from, from + length),
    seed.slice(from + length),
  ];
  if (kind === 'insert') return before + token + piece + after;
  if (kind === 'replace') return before + token + after;
  return kind === 'delete' ? before + after : before + piece + piece + after;
}

/**
 * Holds that we may refuse what the library takes, but never take what it refuses, nor read it otherwise. Gives
 * how many of the damaged replies we took and refused.
 */
export async function readDamaged(
  readers: Readers,
  runs: number,
): Promise<{ readonly taken: number; readonly refused: number }> {
  const count = { taken: 0, refused: 0 };
  await assert(
    asyncProperty(
      constantFrom(...seeds),
      array(mutation, { minLength: 1, maxLength: 3 }),
      nat(200),
      boolean(),
      async (seed, mutations, cut, isHead) => {
        const text = mutations.reduce(damaged, seed);
        const pieces = [text.slice(0, cut), text.slice(cut)].filter((piece) => piece !== '');
        const { ours, library } = await readers.both(pieces, isHead ? 'HEAD' : 'GET');
        if (ours === 'refused') count.refused += 1;
        else {
          count.taken += 1;
          expect({ text, ...ours }).toEqual(library === 'refused' ? library : { text, ...library });
        }
      },
    ),
    { numRuns: runs },
  );
  return count;
}
