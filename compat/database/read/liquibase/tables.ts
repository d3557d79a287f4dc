/** Changes of tables, keys, indexes, views and sequences, as Liquibase names them. */
import { alterTable, isMysql, type ChangeTypes, type Said } from './change-type.ts';
import { columnSql, columnsOf, constraintsOf } from './columns.ts';
import { valueOf } from './element.ts';
import type { Element } from './element.ts';

function named({ element, spelling }: Said, key: string): string {
  const name = valueOf(element, key);
  return name === undefined ? '' : `CONSTRAINT ${spelling.name(name)} `;
}

function keyed(element: Element): string[] {
  return columnsOf(element)
    .filter((column) => constraintsOf(column)?.said.get('primaryKey') === 'true')
    .map((column) => valueOf(column, 'name') ?? '');
}

/** What a delete or update of the other row leads to. */
function actions({ element }: Said): string {
  const onDelete =
    valueOf(element, 'onDelete') ?? (valueOf(element, 'deleteCascade') === 'true' ? 'CASCADE' : undefined);
  const onUpdate = valueOf(element, 'onUpdate');
  return [onDelete && ` ON DELETE ${onDelete}`, onUpdate && ` ON UPDATE ${onUpdate}`].join('');
}

const isTrue = ({ element }: Said, key: string): boolean => valueOf(element, key) === 'true';

export const tableChanges: ChangeTypes = {
  createTable: ({ element, spelling }) => {
    const columns = columnsOf(element);
    const keys = keyed(element);
    const name = columns.flatMap((column) => constraintsOf(column)?.said.get('primaryKeyName') ?? [])[0];
    const key = `${name === undefined ? '' : `CONSTRAINT ${spelling.name(name)} `}PRIMARY KEY (${spelling.names(keys.join())})`;
    const parts = [
      ...columns.map((column) => columnSql(column, spelling)),
      ...(keys.length === 0 ? [] : [key]),
    ];
    return [`CREATE TABLE ${spelling.path(element, 'tableName')} (${parts.join(', ')})`];
  },
  dropTable: (said) => [
    `DROP TABLE ${said.spelling.path(said.element, 'tableName')}${isTrue(said, 'cascadeConstraints') ? ' CASCADE' : ''}`,
  ],
  renameTable: (said) => [
    `${alterTable(said, 'oldTableName')} RENAME TO ${said.spelling.name(said.say('newTableName'))}`,
  ],
  addPrimaryKey: (said) => [
    `${alterTable(said)} ADD ${named(said, 'constraintName')}PRIMARY KEY (${said.spelling.names(said.say('columnNames'))})`,
  ],
  dropPrimaryKey: (said) => {
    const name = valueOf(said.element, 'constraintName') ?? `${said.say('tableName')}_pkey`;
    return [
      `${alterTable(said)} DROP ${isMysql(said) ? 'PRIMARY KEY' : `CONSTRAINT ${said.spelling.name(name)}`}`,
    ];
  },
  addUniqueConstraint: (said) => [
    `${alterTable(said)} ADD ${named(said, 'constraintName')}UNIQUE (${said.spelling.names(said.say('columnNames'))})`,
  ],
  dropUniqueConstraint: (said) => [
    `${alterTable(said)} DROP ${isMysql(said) ? 'KEY' : 'CONSTRAINT'} ${said.spelling.name(said.say('constraintName'))}`,
  ],
  addForeignKeyConstraint: (said) => {
    const { element, spelling, say } = said;
    const columns = spelling.names(say('baseColumnNames'));
    const target = `${spelling.path(element, 'referencedTableName', 'referencedTableSchemaName')} (${spelling.names(say('referencedColumnNames'))})`;
    const start = alterTable(said, 'baseTableName', 'baseTableSchemaName');
    return [
      `${start} ADD ${named(said, 'constraintName')}FOREIGN KEY (${columns}) REFERENCES ${target}${actions(said)}`,
    ];
  },
  dropForeignKeyConstraint: (said) => [
    `${alterTable(said, 'baseTableName', 'baseTableSchemaName')} DROP ${isMysql(said) ? 'FOREIGN KEY' : 'CONSTRAINT'} ${said.spelling.name(said.say('constraintName'))}`,
  ],
  createIndex: (said) => {
    const { element, spelling } = said;
    const columns = columnsOf(element).map((column) => {
      const isComputed = column.said.get('computed') === 'true';
      const name = valueOf(column, 'name') ?? '';
      return `${isComputed ? name : spelling.name(name)}${column.said.get('descending') === 'true' ? ' DESC' : ''}`;
    });
    const name = valueOf(element, 'indexName');
    return [
      `CREATE ${isTrue(said, 'unique') ? 'UNIQUE ' : ''}INDEX ${name === undefined ? '' : `${spelling.name(name)} `}ON ${spelling.path(element, 'tableName')} (${columns.join(', ')})`,
    ];
  },
  dropIndex: (said) => [
    isMysql(said)
      ? `DROP INDEX ${said.spelling.name(said.say('indexName'))} ON ${said.spelling.path(said.element, 'tableName')}`
      : `DROP INDEX ${said.spelling.path(said.element, 'indexName')}`,
  ],
  createSequence: (said) => {
    const { element, spelling } = said;
    const parts = [
      ['startValue', 'START WITH'],
      ['incrementBy', 'INCREMENT BY'],
      ['minValue', 'MINVALUE'],
      ['maxValue', 'MAXVALUE'],
    ].flatMap(([key = '', words = '']) => {
      const value = valueOf(element, key);
      return value === undefined ? [] : [` ${words} ${value}`];
    });
    return [`CREATE SEQUENCE ${spelling.path(element, 'sequenceName')}${parts.join('')}`];
  },
  dropSequence: ({ element, spelling }) => [`DROP SEQUENCE ${spelling.path(element, 'sequenceName')}`],
  createView: (said) => {
    const { element, spelling } = said;
    const start = isTrue(said, 'replaceIfExists') ? 'CREATE OR REPLACE VIEW' : 'CREATE VIEW';
    return [
      `${start} ${spelling.path(element, 'viewName')} AS ${valueOf(element, 'selectQuery') ?? element.text}`,
    ];
  },
  dropView: ({ element, spelling }) => [`DROP VIEW ${spelling.path(element, 'viewName')}`],
};
