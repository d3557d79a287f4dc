import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const sequenceChanged: ChangeRule<'sequence-changed', 'none'> = {
  id: 'sequence-changed',
  inventory: ['C030'],
  title: 'A sequence counts otherwise',
  level: 'warn',
  states: ['A', 'B'],
  on: 'sequence-changed',
  examines: 'sequences',
  why: 'Object mappers that take a block of numbers with one call know its size by heart: with other steps old and new code give the same number twice (23505). A sequence that begins again gives old numbers again, and one that ends earlier fails with 2200H.',
  cause: ({ sequence }) => plainName(sequence),
  places: ({ sequence }) => [tablePlace(sequence)],
  proofFor: () => ({ kind: 'none' }),
  judge({ sequence, steps, cycles, ends }) {
    const what = `Sequence ${plainName(sequence)}`;
    const said = [
      ...(steps === null ? [] : [`${what} counted by ${steps[0]} and now counts by ${steps[1]}.`]),
      ...(cycles ? [`${what} now begins again at its end.`] : []),
      ...(ends === null ? [] : [`${what} ended at ${ends[0]} and now ends at ${ends[1]}.`]),
    ];
    return judgeHazard(said.join(' '));
  },
  fix: ({ sequence }) =>
    `Leave ${plainName(sequence)} as it is and give new code a sequence of its own that starts far above it.`,
  examples: {
    bad: [
      {
        title: 'smaller steps',
        before: 'CREATE SEQUENCE ids INCREMENT BY 50;',
        after: 'ALTER SEQUENCE ids INCREMENT BY 1;',
      },
      {
        title: 'round and round',
        before: 'CREATE SEQUENCE ids MAXVALUE 1000;',
        after: 'ALTER SEQUENCE ids CYCLE;',
      },
      {
        title: 'an earlier end',
        before: 'CREATE SEQUENCE ids;',
        after: 'ALTER SEQUENCE ids MAXVALUE 1000;',
      },
    ],
    good: [
      {
        title: 'more numbers, kept at hand',
        before: 'CREATE SEQUENCE ids AS int;',
        after: 'ALTER SEQUENCE ids AS bigint CACHE 20;',
      },
    ],
  },
};
