import { expect, test } from 'vitest';
import { answeredElsewhere, inventoryRows, notOfMysql } from './inventory.ts';
import { mysqlRules } from './mysql/rules/index.ts';
import { databaseRules } from './rules/index.ts';

/** Every row of a group: C001, C002 … */
function rowsOf(group: keyof typeof inventoryRows): string[] {
  const numbers = Array.from({ length: inventoryRows[group] }, (_, i) => String(i + 1).padStart(3, '0'));
  return numbers.map((number) => `${group}${number}`);
}

const groups = Object.keys(inventoryRows) as (keyof typeof inventoryRows)[];
const claimed = [...databaseRules, ...mysqlRules].flatMap(({ inventory }) => inventory);

test.each(['C', 'D', 'B', 'L', 'E'] as const)(
  'each row of group %s has a rule, or a reason why not',
  (group) => {
    const answered = new Set<string>([...claimed, ...Object.keys(answeredElsewhere)]);
    expect(rowsOf(group).filter((row) => !answered.has(row))).toEqual([]);
  },
);

test.each(['C', 'D', 'B', 'L', 'E'] as const)(
  'each row of group %s has a rule of MySQL, or a reason why not',
  (group) => {
    const judged = mysqlRules.flatMap(({ inventory }) => inventory);
    const answered = new Set<string>([
      ...judged,
      ...Object.keys(notOfMysql),
      ...Object.keys(answeredElsewhere),
    ]);
    expect(rowsOf(group).filter((row) => !answered.has(row))).toEqual([]);
  },
);

test('no rule names a row that is not there', () => {
  const rows = new Set(groups.flatMap(rowsOf));
  const named = [...claimed, ...Object.keys(answeredElsewhere), ...Object.keys(notOfMysql)];
  expect(named.filter((row) => !rows.has(row))).toEqual([]);
});

test('style is off by default', () => {
  const onlyStyle = databaseRules.filter(
    ({ inventory }) => inventory.length > 0 && inventory.every((row) => row.startsWith('S')),
  );
  expect(onlyStyle.map(({ level }) => level)).toEqual(onlyStyle.map(() => 'off'));
  expect(onlyStyle.length).toBeGreaterThan(0);
});
