import { judgeHazard } from '../../judgements.ts';
import type { ChangeRule } from '../../rule.ts';
import { plainName } from '../../sql.ts';
import { tablePlace } from '../../wording.ts';

export const routineChanged: ChangeRule<'routine-changed', 'none'> = {
  id: 'routine-changed',
  inventory: ['C024'],
  title: 'A routine that old code may call takes other arguments or does something else',
  level: 'warn',
  states: ['A'],
  on: 'routine-changed',
  examines: 'functions',
  why: 'MySQL knows one routine of a name. Old code that calls it with another number of arguments fails with 1318; arguments of another type are converted without a word; another body does something that old code was never tried with.',
  cause: ({ routine, kindOf }) => `${kindOf} ${plainName(routine)}`,
  places: ({ routine }) => [tablePlace(routine)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ routine, kindOf, arguments: old, newArguments, counts: [count, newCount] }) => {
    const what = `The ${kindOf} ${plainName(routine)}`;
    if (count !== newCount) {
      const message = `${what} took (${old}) and now takes (${newArguments}): each call of old code fails with 1318.`;
      return { outcome: 'fail', level: 'block', message };
    }
    return old === newArguments
      ? { ...judgeHazard(`${what} has another body.`), level: 'info' }
      : judgeHazard(`${what} took (${old}) and now takes (${newArguments}).`);
  },
  fix: ({ routine, kindOf }) =>
    `Leave the ${kindOf} ${plainName(routine)} as it is, put one of another name beside it for new code, and drop the old one in a later release.`,
  examples: {
    bad: [
      {
        title: 'one more argument',
        before: 'CREATE PROCEDURE tidy(IN age int) BEGIN SELECT age; END;',
        after: 'DROP PROCEDURE tidy; CREATE PROCEDURE tidy(IN age int, IN what text) BEGIN SELECT age; END;',
      },
      {
        title: 'an argument of another type',
        before: 'CREATE FUNCTION twice(x int) RETURNS int DETERMINISTIC RETURN x * 2;',
        after:
          'DROP FUNCTION twice; CREATE FUNCTION twice(x decimal(10, 2)) RETURNS int DETERMINISTIC RETURN x * 2;',
      },
      {
        title: 'another body',
        before: 'CREATE FUNCTION twice(x int) RETURNS int DETERMINISTIC RETURN x * 2;',
        after: 'DROP FUNCTION twice; CREATE FUNCTION twice(x int) RETURNS int DETERMINISTIC RETURN x + 2;',
      },
    ],
    good: [
      {
        title: 'written otherwise',
        before: 'CREATE FUNCTION twice(x int) RETURNS int DETERMINISTIC RETURN x * 2;',
        after: `DROP FUNCTION twice; CREATE FUNCTION twice(x INTEGER) RETURNS int READS SQL DATA COMMENT 'twice it'
          return X*2;`,
      },
    ],
  },
};
