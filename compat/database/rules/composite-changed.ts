import { judgeGone, judgeHazard } from '../judgements.ts';
import type { ChangeOf } from '../changes.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlace, someOf, tablePlace } from '../wording.ts';

export const compositeChanged: ChangeRule<'composite-changed', 'none' | 'usage'> = {
  id: 'composite-changed',
  inventory: ['C001'],
  title: 'A type of several fields has other fields',
  level: 'block',
  states: ['A', 'B'],
  on: 'composite-changed',
  examines: 'columns',
  why: 'Old code that names a field that is gone fails with 42703. A value is written as a whole: old code that gives too many or too few fields is refused with 42846 or 22P02, and what stood in a field that is dropped is lost.',
  cause: ({ composite }) => plainName(composite),
  places: ({ composite, columns }) => [tablePlace(composite), ...columns.map(columnPlace)],
  proofFor({ columns: [first], ...change }) {
    return first === undefined || goneFrom(change).length === 0
      ? { kind: 'none' }
      : { kind: 'usage', ...first };
  },
  judge(change, proof) {
    const { composite, fields, newFields } = change;
    const gone = goneFrom(change);
    if (proof.kind === 'usage') return judgeGone(`Type ${plainName(composite)} loses ${someOf(gone)}`, proof);
    const said = (list: typeof fields): string => list.map(({ name, type }) => `${name} ${type}`).join(', ');
    const message = `Type ${plainName(composite)} held (${said(fields)}) and now holds (${said(newFields)}).`;
    return { ...judgeHazard(message), level: 'warn' };
  },
  fix: ({ composite }) =>
    `Put a type of another name beside ${plainName(composite)} for new code, and drop the old one in a later release.`,
  examples: {
    bad: [
      {
        title: 'a field of a column is dropped',
        before:
          'CREATE TYPE address AS (street text, zip text); CREATE TABLE people (id int PRIMARY KEY, home address);',
        after: 'ALTER TYPE address DROP ATTRIBUTE zip;',
      },
      {
        title: 'a field has another name, and an old query names it',
        before:
          'CREATE TYPE address AS (street text, zip text); CREATE TABLE people (id int PRIMARY KEY, home address);',
        after: 'ALTER TYPE address RENAME ATTRIBUTE zip TO code;',
        oldQueries: ['SELECT (home).zip FROM people'],
        queriesComplete: true,
      },
      {
        title: 'one more field',
        before: 'CREATE TYPE address AS (street text, zip text);',
        after: 'ALTER TYPE address ADD ATTRIBUTE city text;',
      },
    ],
    good: [
      {
        title: 'the same again',
        before: 'CREATE TYPE address AS (street text, zip varchar);',
        after: 'DROP TYPE address; CREATE TYPE address AS (street text, zip character varying);',
      },
      {
        title: 'no old query names the field',
        before:
          'CREATE TYPE address AS (street text, zip text); CREATE TABLE people (id int PRIMARY KEY, home address);',
        after: 'ALTER TYPE address RENAME ATTRIBUTE zip TO code;',
        oldQueries: ['SELECT (home).street FROM people'],
        queriesComplete: true,
      },
    ],
  },
};

function goneFrom({
  fields,
  newFields,
}: Pick<ChangeOf<'composite-changed'>, 'fields' | 'newFields'>): string[] {
  const names = new Set(newFields.map(({ name }) => name));
  return fields.map(({ name }) => name).filter((name) => !names.has(name));
}
