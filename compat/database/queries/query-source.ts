import type { Dialect } from '../read/dialect.ts';
import type { TextFile } from '../../sources/text-files.ts';

/** What a spec names before its path: `log:db.log`. A bare path to a file fits any of them, one to a folder `sql`. */
export const sourceKinds = [
  'sql',
  'code',
  'log',
  'prisma',
  'pg_stat_statements',
  'performance_schema',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Stands in SQL for a part that is known at run time only; the private-use area of Unicode has no meaning there. */
export const runTimePart = '\uE000';

/** One query as a source has it. */
export interface FoundQuery {
  /** Where the source names its queries. */
  readonly name?: string;
  /** As written, with `runTimePart` where the program puts something in. */
  readonly sql: string;
  readonly line: number;
  /** How often it was sent, where the source knows. */
  readonly calls?: number;
  /** Only the server whose log or schema this is knows it; absent where any may be meant. */
  readonly dialect?: 'mysql';
  /** Why it cannot be tried, a clause. */
  readonly unusable?: string;
}

/** Finds queries in one kind of file. One object per file; `sources/index.ts` lists them. */
export interface QuerySource {
  /** Equals the file name. */
  readonly id: string;
  readonly title: string;
  readonly kind: SourceKind;
  /** `private`: what the users of the service entered may stand in it, and is never shown. */
  readonly literals: 'written' | 'private';
  /** Whether the name of a file is one of its kind. */
  readonly names: RegExp;
  /** Whether a file with such a name, or one that a spec names itself, is of this kind. */
  recognizes(file: TextFile): boolean;
  /** Never throws for content; what is no query is left out. The dialect is that of the schemas. */
  read(file: TextFile, dialect?: Dialect): Promise<readonly FoundQuery[]>;
  /** A small file and what is found in it. These are the source's tests. */
  readonly example: { readonly file: TextFile; readonly queries: readonly FoundQuery[] };
}
