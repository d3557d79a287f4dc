import type { Element } from './element.ts';
import type { Spelling } from './spelling.ts';

/** A change as it is written, and how its server spells things. */
export interface Said {
  readonly element: Element;
  readonly spelling: Spelling;
  /** A value that must be there. @throws {HarnessError} `input-unreadable` */
  say(this: void, key: string): string;
  /** The text of an SQL file that the change names. @throws {HarnessError} `input-unreadable` */
  file(this: void, path: string, relative: boolean): string;
}

export function isMysql({ spelling }: Said): boolean {
  return spelling.dialect === 'mysql';
}

/** How a change of a table begins. */
export function alterTable({ element, spelling }: Said, key = 'tableName', schemaKey = 'schemaName'): string {
  return `ALTER TABLE ${spelling.path(element, key, schemaKey)}`;
}

/** The statements of each kind of change, without semicolons. */
export type ChangeTypes = Readonly<Record<string, (said: Said) => readonly string[]>>;
