import { modelsIn } from '../prisma/schema.ts';
import { modelQueries } from '../prisma/model-queries.ts';
import type { QuerySource } from '../query-source.ts';

/** What the Prisma client sends for each model: all columns by name, read and written, and the labels of enums. */
export const prisma: QuerySource = {
  id: 'prisma',
  title: 'Prisma schemas',
  kind: 'prisma',
  literals: 'written',
  names: /\.prisma$/i,
  recognizes: ({ name }) => /\.prisma$/i.test(name),
  read: ({ text }) => Promise.resolve(modelQueries(modelsIn(text))),
  example: {
    file: {
      name: 'schema.prisma',
      text: [
        'datasource db {',
        '  provider = "postgresql"',
        '}',
        'enum Role {',
        '  ADMIN',
        '  USER @map("user")',
        '}',
        '/// Who may sign in.',
        'model User {',
        '  id    Int     @id @default(autoincrement())',
        '  email String  @unique @map("email_address") // not { shown',
        '  role  Role    @default(USER)',
        '  posts Post[]',
        '  read  Post[]  @relation("Readers")',
        '  text  Unsupported("tsvector")?',
        '  @@map("users")',
        '  @@schema("auth")',
        '}',
        'model Post {',
        '  author   User @relation(fields: [authorId], references: [id])',
        '  authorId Int',
        '  tags     String[]',
        '  readers  User[] @relation("Readers")',
        '  @@id([authorId, tags])',
        '}',
      ].join('\n'),
    },
    queries: [
      { name: 'Role labels', sql: `SELECT 'ADMIN'::"Role", 'user'::"Role"`, line: 4 },
      { name: 'User.find', sql: 'SELECT "id", "email_address", "role" FROM "auth"."users"', line: 9 },
      {
        name: 'User.create',
        sql: 'INSERT INTO "auth"."users" ("email_address", "role") VALUES ($1, $2) RETURNING "id", "email_address", "role"',
        line: 9,
      },
      {
        name: 'User.update',
        sql: 'UPDATE "auth"."users" SET "id" = $1, "email_address" = $2, "role" = $3 WHERE "id" = $4',
        line: 9,
      },
      { name: 'User.delete', sql: 'DELETE FROM "auth"."users" WHERE "id" = $1', line: 9 },
      { name: 'Post.find', sql: 'SELECT "authorId", "tags" FROM "Post"', line: 19 },
      {
        name: 'Post.create',
        sql: 'INSERT INTO "Post" ("authorId", "tags") VALUES ($1, $2) RETURNING "authorId", "tags"',
        line: 19,
      },
      {
        name: 'Post.update',
        sql: 'UPDATE "Post" SET "authorId" = $1, "tags" = $2 WHERE "authorId" = $3 AND "tags" = $4',
        line: 19,
      },
      { name: 'Post.delete', sql: 'DELETE FROM "Post" WHERE "authorId" = $1 AND "tags" = $2', line: 19 },
      { name: '_Readers', sql: 'SELECT "A", "B" FROM "_Readers"', line: 19 },
    ],
  },
};
