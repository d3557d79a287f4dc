import type { QuerySource } from '../query-source.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { mybatis } from './mybatis.ts';
import { mysqlGeneralLog } from './mysql-general-log.ts';
import { mysqlSlowLog } from './mysql-slow-log.ts';
import { performanceSchema } from './performance-schema.ts';
import { pgStatStatements } from './pg-stat-statements.ts';
import { python } from './python.ts';
import { postgresqlCsvlog } from './postgresql-csvlog.ts';
import { postgresqlJsonlog } from './postgresql-jsonlog.ts';
import { postgresqlLog } from './postgresql-log.ts';
import { prisma } from './prisma.ts';
import { sqlFile } from './sql-file.ts';
import { typescript } from './typescript.ts';

/** Every kind of file that queries are read from. */
export const querySources: readonly QuerySource[] = [
  sqlFile,
  prisma,
  typescript,
  java,
  mybatis,
  go,
  python,
  pgStatStatements,
  performanceSchema,
  postgresqlLog,
  postgresqlCsvlog,
  postgresqlJsonlog,
  mysqlGeneralLog,
  mysqlSlowLog,
];
