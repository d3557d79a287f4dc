import type { WrittenItem } from '../schema.ts';

/** A checklist that comes with Seaworthy; a file extends it by `seaworthy:` and its name. */
export interface BuiltInList {
  /** Equals the file name, for example `general`. */
  readonly name: string;
  /** One sentence: for which releases. */
  readonly title: string;
  /** What `${var:…}` in its items mean, by name: what to give, with an example. */
  readonly vars: Readonly<Record<string, string>>;
  readonly items: readonly WrittenItem[];
}
