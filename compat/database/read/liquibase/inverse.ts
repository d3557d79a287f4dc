import { columnsOf } from './columns.ts';
import { valueOf } from './element.ts';
import type { Element } from './element.ts';

/** By what Liquibase takes a change back where nothing is written; undefined where it refuses to. */
export function inverseOf(change: Element): Element | undefined {
  const turned = inverses[change.name];
  return turned === undefined
    ? undefined
    : { ...change, inside: columnsOf(change), text: '', ...turned(change) };
}

type Turned = Pick<Element, 'name'> & Partial<Element>;

function swapped(name: string, from: string, to: string): (change: Element) => Turned {
  return (change) => {
    const [old, now] = [valueOf(change, from) ?? '', valueOf(change, to) ?? ''];
    return { name, said: new Map([...change.said, [from, now], [to, old]]) };
  };
}

function undone(name: string): (change: Element) => Turned {
  return ({ said }) => ({ name, said });
}

const inverses: Readonly<Record<string, (change: Element) => Turned>> = {
  createTable: undone('dropTable'),
  addColumn: undone('dropColumn'),
  createIndex: undone('dropIndex'),
  createSequence: undone('dropSequence'),
  createView: undone('dropView'),
  addPrimaryKey: undone('dropPrimaryKey'),
  addUniqueConstraint: undone('dropUniqueConstraint'),
  addForeignKeyConstraint: undone('dropForeignKeyConstraint'),
  addNotNullConstraint: undone('dropNotNullConstraint'),
  dropNotNullConstraint: undone('addNotNullConstraint'),
  addDefaultValue: undone('dropDefaultValue'),
  renameColumn: swapped('renameColumn', 'oldColumnName', 'newColumnName'),
  renameTable: swapped('renameTable', 'oldTableName', 'newTableName'),
};
