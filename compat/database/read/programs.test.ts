import { expect, test } from 'vitest';
import { programsIn } from './programs.ts';

test.each([
  ['Alembic', 'versions/ae1027a6acf0_a.py', "down_revision = 'x'"],
  ['Django', '0001_initial.py', 'class Migration(migrations.Migration):'],
  ['Rails', '20260101000000_a.rb', 'class A < ActiveRecord::Migration[8.0]'],
  ['Ecto', '20260101000000_a.exs', 'use Ecto.Migration'],
  ['Laravel', '2026_01_01_000000_a.php', 'class extends Migration { up() { Schema::create() } }'],
  ['Entity Framework', '20260101000000_A.cs', 'using Microsoft.EntityFrameworkCore.Migrations;'],
  ['TypeORM', '1700000000000-A.ts', 'class A implements MigrationInterface {}'],
  ['MikroORM', 'Migration20260101000000.ts', "import { Migration } from '@mikro-orm/migrations';"],
  ['Sequelize', '20260101-a.js', 'up: (queryInterface) => queryInterface.createTable()'],
  ['Kysely', '2026-01-01.ts', "import { Kysely } from 'kysely';"],
  ['Knex', '20260101_a.js', 'exports.up = (knex) => knex.schema'],
  ['node-pg-migrate', '1700000000000_a.js', 'exports.up = (pgm) => pgm.sql()'],
  ['Flyway', 'V2__a.java', 'class V2__a extends BaseJavaMigration {}'],
  ['goose', '00001_a.go', 'goose.AddMigrationContext(up, down)'],
])('programs of %s are named', (tool, name, text) => {
  const other = { name: '1_a.sql', text: 'SELECT 1;' };
  expect(programsIn([{ name, text }, other])).toBe(`1 program of ${tool} (${name})`);
});

test('programs of nobody known, and none', () => {
  expect(programsIn([{ name: '1_a.js', text: '' }])).toBe('1 program (1_a.js)');
  expect(
    programsIn([
      { name: '1_a.test.js', text: '' },
      { name: 'README.md', text: '' },
    ]),
  ).toBeUndefined();
});
