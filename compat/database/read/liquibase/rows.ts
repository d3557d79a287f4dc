/** Changes of rows, and SQL as it stands, as Liquibase names them. */
import type { ChangeTypes, Said } from './change-type.ts';
import { columnsOf } from './columns.ts';
import { valueOf } from './element.ts';
import { valueSql } from './spelling.ts';

function where({ element }: Said): string {
  const condition = valueOf(element, 'where');
  return condition === undefined ? '' : ` WHERE ${condition}`;
}

function pairs({ element, spelling }: Said): (readonly [name: string, value: string])[] {
  return columnsOf(element).map((column) => [
    spelling.name(valueOf(column, 'name') ?? ''),
    valueSql(column, 'value', spelling) ?? 'NULL',
  ]);
}

function nothing(): readonly string[] {
  return [];
}

export const rowChanges: ChangeTypes = {
  insert: (said) => {
    const given = pairs(said);
    const names = given.map(([name]) => name).join(', ');
    const values = given.map(([, value]) => value).join(', ');
    return [`INSERT INTO ${said.spelling.path(said.element, 'tableName')} (${names}) VALUES (${values})`];
  },
  update: (said) => {
    const set = pairs(said).map(([name, value]) => `${name} = ${value}`);
    return [`UPDATE ${said.spelling.path(said.element, 'tableName')} SET ${set.join(', ')}${where(said)}`];
  },
  delete: (said) => [`DELETE FROM ${said.spelling.path(said.element, 'tableName')}${where(said)}`],
  sql: ({ element }) => [valueOf(element, 'sql') ?? element.text],
  sqlFile: ({ element, say, file }) => [
    file(say('path'), valueOf(element, 'relativeToChangelogFile') === 'true'),
  ],
  createProcedure: ({ element }) => [valueOf(element, 'procedureText') ?? element.text],
  tagDatabase: nothing,
  empty: nothing,
  output: nothing,
  setTableRemarks: nothing,
  setColumnRemarks: nothing,
};
