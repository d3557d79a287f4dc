import { describe, expect, test } from 'vitest';
import { builderIn, builderLibraries, namesIt } from './builders.ts';

const files: Readonly<Record<string, string>> = {
  Knex: `const knex = require('knex')(config); knex('orders').where('order_note', 1)`,
  Objection: `import { Model } from 'objection'; class Order extends Model { static tableName = 'orders'; orderNote; }`,
  Kysely: `import { Kysely } from 'kysely'; db.selectFrom('orders').select('order_note')`,
  Drizzle: `import { pgTable, text } from 'drizzle-orm/pg-core'; export const orders = pgTable('orders', { n: text('order_note') })`,
  TypeORM: `import { Entity, Column } from 'typeorm'; @Entity() class Order { @Column() orderNote: string }`,
  Sequelize: `import { Sequelize } from "sequelize"; sequelize.define('Order', { orderNote: STRING })`,
  MikroORM: `import { EntityManager } from '@mikro-orm/core'; em.find(Order, { orderNote: 1 })`,
  SQLAlchemy: `from sqlalchemy.orm import mapped_column\nclass Order(Base):\n    order_note = mapped_column(String)`,
  Django: `from django.db import models\nclass Order(models.Model):\n    order_note = models.TextField()`,
  GORM: `import "gorm.io/gorm"\ntype Order struct { OrderNote string }\nfunc f() { db.Find(&orders) }`,
  'Squirrel or goqu': `import sq "github.com/Masterminds/squirrel"\nvar q = sq.Select("order_note").From("orders")`,
  JPA: `import jakarta.persistence.Entity;\n@Entity class Order { String orderNote; }`,
  'jOOQ, Querydsl or MyBatis-Plus': `import org.jooq.DSLContext;\nclass S { Object f(DSLContext db) { return db.selectFrom(ORDER).where(ORDER_NOTE.eq(1)); } }`,
};

describe('a file that builds queries', () => {
  test.each(builderLibraries.map(({ title }) => title))('with %s is known, and what it names', (library) => {
    const found = builderIn({ name: 'a', text: files[library] ?? '' });
    expect(found).toMatchObject({ library, file: 'a' });
    expect(
      found && [namesIt(found, 'order_note'), namesIt(found, 'orders'), namesIt(found, 'buyer')],
    ).toEqual([true, true, false]);
  });

  test.each([
    ['only sends texts', `import { Sequelize } from 'sequelize'; sequelize.query('SELECT 1 FROM orders')`],
    ['has a text of its own', `from sqlalchemy import text\nconn.execute(text("SELECT 1"))`],
    ['is not taken up', `// knex would be nice: db.from('orders').where('a', 1)`],
  ])('is none that %s', (_, text) => expect(builderIn({ name: 'a', text })).toBeUndefined());
});
