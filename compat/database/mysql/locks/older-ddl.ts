/** What older servers do by writing the table anew, in place and beside its readers and writers. From their manuals. */
import type { TableModel } from '../../model.ts';
import type { Since } from '../../target-version.ts';

export interface OlderDdl {
  readonly why: string;
  /** From then on it is done at once. */
  readonly until: Since;
  matches(clause: string, table: TableModel): boolean;
}

const adds =
  /^add\s+(?:column\s+)?(?!(?:index|key|unique|primary|constraint|check|foreign|fulltext|spatial|partition)\b)/i;
const drops = /^drop\s+(?:column\s+)?(?!(?:index|key|primary|constraint|check|foreign|partition)\b)/i;

export const olderDdl: readonly OlderDdl[] = [
  {
    why: 'a column is added at once from MySQL 8.0.12 and MariaDB 10.3.2 on, and before by writing the table anew',
    until: { MySQL: '8.0.12', MariaDB: '10.3.2' },
    matches: (clause) => adds.test(clause),
  },
  {
    why: 'a column is added in another place than the end at once from MySQL 8.0.29 and MariaDB 10.4 on, and before by writing the table anew',
    until: { MySQL: '8.0.29', MariaDB: '10.4.0' },
    matches: (clause) => adds.test(clause) && /\b(?:first|after\s+\S+)\s*$/i.test(clause),
  },
  {
    why: 'a column is dropped at once from MySQL 8.0.29 and MariaDB 10.4 on, and before by writing the table anew',
    until: { MySQL: '8.0.29', MariaDB: '10.4.0' },
    matches: (clause) => drops.test(clause),
  },
];
