/** What statements of migrations may say, and since when servers understand it. From the release notes of each. */
import type { Since } from '../target-version.ts';

export interface NewerSyntax {
  /** As a report names it. */
  readonly what: string;
  readonly since: Since;
  readonly pattern: RegExp;
  readonly example: string;
}

export const newerSyntax: readonly NewerSyntax[] = [
  {
    what: 'CREATE PROCEDURE',
    since: { PostgreSQL: '11' },
    pattern: /^create\s+(?:or\s+replace\s+)?procedure\b/i,
    example: 'CREATE PROCEDURE p() LANGUAGE sql AS $$ SELECT 1 $$',
  },
  {
    what: 'INCLUDE of an index',
    since: { PostgreSQL: '11' },
    pattern: /^create\s+(?:unique\s+)?index\b.*\binclude\s*\(/is,
    example: 'CREATE INDEX i ON t (a) INCLUDE (b)',
  },
  {
    what: 'a generated column',
    since: { PostgreSQL: '12', MySQL: '5.7.6', MariaDB: '5.2' },
    pattern: /\bgenerated\s+always\s+as\s*\(/i,
    example: 'ALTER TABLE t ADD b int GENERATED ALWAYS AS (a * 2) STORED',
  },
  {
    what: 'REINDEX CONCURRENTLY',
    since: { PostgreSQL: '12' },
    pattern: /^reindex\b.*\bconcurrently\b/is,
    example: 'REINDEX TABLE CONCURRENTLY t',
  },
  {
    what: 'CREATE OR REPLACE TRIGGER',
    since: { PostgreSQL: '14', MariaDB: '10.1.4' },
    pattern: /^create\s+or\s+replace\s+(?:constraint\s+)?trigger\b/i,
    example: 'CREATE OR REPLACE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()',
  },
  {
    what: 'DETACH PARTITION CONCURRENTLY',
    since: { PostgreSQL: '14' },
    pattern: /\bdetach\s+partition\b.*\bconcurrently\b/is,
    example: 'ALTER TABLE t DETACH PARTITION p CONCURRENTLY',
  },
  {
    what: 'NULLS NOT DISTINCT',
    since: { PostgreSQL: '15' },
    pattern: /\bnulls\s+(?:not\s+)?distinct\b/i,
    example: 'CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT',
  },
  {
    what: 'MERGE',
    since: { PostgreSQL: '15' },
    pattern: /^(?:with\b.*\)\s*)?merge\s+into\b/is,
    example: 'MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE',
  },
  {
    what: 'security_invoker of a view',
    since: { PostgreSQL: '15' },
    pattern: /\bview\b.*\bsecurity_invoker\b/is,
    example: 'CREATE VIEW v WITH (security_invoker = true) AS SELECT 1',
  },
  {
    what: 'SET EXPRESSION',
    since: { PostgreSQL: '17' },
    pattern: /\bset\s+expression\s+as\b/i,
    example: 'ALTER TABLE t ALTER b SET EXPRESSION AS (a * 3)',
  },
  {
    what: 'a virtual generated column',
    since: { PostgreSQL: '18' },
    pattern: /\bgenerated\s+always\s+as\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)(?!\s*stored\b)/i,
    example: 'ALTER TABLE t ADD b int GENERATED ALWAYS AS (abs(a) * 2)',
  },
  {
    what: 'NOT NULL as a constraint with a name',
    since: { PostgreSQL: '18' },
    pattern: /\badd\s+constraint\s+\S+\s+not\s+null\b/i,
    example: 'ALTER TABLE t ADD CONSTRAINT c NOT NULL a NOT VALID',
  },
  {
    what: 'NOT ENFORCED',
    since: { PostgreSQL: '18', MySQL: '8.0.16' },
    pattern: /\bnot\s+enforced\b/i,
    example: 'ALTER TABLE t ADD CHECK (a > 0) NOT ENFORCED',
  },
  {
    what: 'WITHOUT OVERLAPS',
    since: { PostgreSQL: '18', MariaDB: '10.5.3' },
    pattern: /\bwithout\s+overlaps\b/i,
    example: 'ALTER TABLE t ADD PRIMARY KEY (a, p WITHOUT OVERLAPS)',
  },
  {
    what: 'uuidv7()',
    since: { PostgreSQL: '18', MariaDB: '11.7' },
    pattern: /\buuid_?v7\s*\(/i,
    example: 'ALTER TABLE t ADD b uuid DEFAULT uuidv7()',
  },
  {
    what: 'RENAME COLUMN',
    since: { MySQL: '8.0.3', MariaDB: '10.5.2' },
    pattern: /^alter\b.*\brename\s+column\b/is,
    example: 'ALTER TABLE t RENAME COLUMN a TO b',
  },
  {
    what: 'RENAME INDEX',
    since: { MySQL: '5.7.1', MariaDB: '10.5.2' },
    pattern: /^alter\b.*\brename\s+(?:index|key)\b/is,
    example: 'ALTER TABLE t RENAME INDEX i TO k',
  },
  {
    what: 'DROP CONSTRAINT',
    since: { MySQL: '8.0.19', MariaDB: '10.2.1' },
    pattern: /^alter\b.*\bdrop\s+constraint\b/is,
    example: 'ALTER TABLE t DROP CONSTRAINT c',
  },
  {
    what: 'a default that is an expression',
    since: { MySQL: '8.0.13', MariaDB: '10.2.1' },
    pattern: /\bdefault\s*\(/i,
    example: 'ALTER TABLE t ADD b varchar(36) DEFAULT (uuid())',
  },
  {
    what: 'ALGORITHM=INSTANT',
    since: { MySQL: '8.0.12', MariaDB: '10.3.2' },
    pattern: /\balgorithm\s*=?\s*instant\b/i,
    example: 'ALTER TABLE t ADD b int, ALGORITHM=INSTANT',
  },
  {
    what: 'an index on an expression',
    since: { MySQL: '8.0.13' },
    pattern: /^create\s+(?:unique\s+)?index\b[^(]*\(\s*\(|\badd\s+(?:unique\s+)?(?:index|key)\b[^(]*\(\s*\(/i,
    example: 'CREATE INDEX i ON t ((lower(a)))',
  },
  {
    what: 'a collation utf8mb4_0900',
    since: { MySQL: '8.0.1', MariaDB: '11.4.5' },
    pattern: /\butf8mb4_0900_/i,
    example: 'ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci',
  },
];
