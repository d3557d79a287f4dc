import type { Layout } from '../layout.ts';
import { atlas } from './atlas.ts';
import { dbmate } from './dbmate.ts';
import { diesel } from './diesel.ts';
import { drizzle } from './drizzle.ts';
import { flyway } from './flyway.ts';
import { golangMigrate } from './golang-migrate.ts';
import { goose } from './goose.ts';
import { liquibase } from './liquibase.ts';
import { nodePgMigrate } from './node-pg-migrate.ts';
import { plain } from './plain.ts';
import { prisma } from './prisma.ts';
import { sqlMigrate } from './sql-migrate.ts';

/** Every layout of migrations, in the order of the docs; `plain` is what is left. */
export const layouts: readonly Layout[] = [
  flyway,
  liquibase,
  goose,
  sqlMigrate,
  dbmate,
  golangMigrate,
  diesel,
  prisma,
  nodePgMigrate,
  atlas,
  drizzle,
  plain,
];
