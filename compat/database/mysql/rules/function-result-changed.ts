import { functionResultChanged as shared } from '../../rules/function-result-changed.ts';

export const functionResultChanged: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'a number becomes a text',
        before: 'CREATE FUNCTION one() RETURNS int DETERMINISTIC RETURN 1;',
        after: 'DROP FUNCTION one; CREATE FUNCTION one() RETURNS varchar(9) DETERMINISTIC RETURN 1;',
      },
    ],
    good: [
      {
        title: 'the same type in other words',
        before: 'CREATE FUNCTION one() RETURNS int DETERMINISTIC RETURN 1;',
        after: 'DROP FUNCTION one; CREATE FUNCTION one() RETURNS integer DETERMINISTIC RETURN 1;',
      },
    ],
  },
};
