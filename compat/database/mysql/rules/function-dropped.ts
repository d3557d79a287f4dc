import { functionDropped as shared } from '../../rules/function-dropped.ts';

export const functionDropped: typeof shared = {
  ...shared,
  why: 'Old code that calls it fails with 1305. Old queries, where they are given, prove it on a server.',
  examples: {
    bad: [
      {
        title: 'a procedure dropped',
        before: 'CREATE PROCEDURE tidy(IN age int) BEGIN DELETE FROM orders WHERE id > age; END;',
        after: 'DROP PROCEDURE tidy;',
      },
    ],
    good: [
      {
        title: 'another body',
        before: 'CREATE PROCEDURE tidy(IN age int) BEGIN SELECT 1; END;',
        after: 'DROP PROCEDURE tidy; CREATE PROCEDURE tidy(IN age int) BEGIN SELECT 2; END;',
      },
    ],
  },
};
