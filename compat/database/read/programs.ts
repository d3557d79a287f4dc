/** Steps that are programs: what they change only running them could show. Pure. */
import { counted } from '../../../reports/index.ts';
import type { TextFile } from '../../sources/text-files.ts';
import { someOf } from '../wording.ts';
import { dumpKind } from './dump.ts';
import { inOrder } from './migration.ts';
import type { Migration } from './migration.ts';

const endings = 'go|java|kt|[cm]?js|[cm]?ts|py|rb|exs|php|cs';

/** Names under which tools look for steps that are programs. */
const names = [
  new RegExp(`(?:^|/)[VR]?\\d[\\d.]*[_-][^/]*\\.(?:${endings})$`),
  /(?:^|\/)versions\/[^/]+\.py$|(?:^|\/)[\da-f]{10,}_[^/]*\.py$/,
  /(?:^|\/)Migration\d+[^/]*\.[cm]?[jt]s$/,
];

export function isProgram({ name }: { readonly name: string }): boolean {
  return names.some((pattern) => pattern.test(name)) && !/\.(?:test|spec|d|designer)\.\w+$/i.test(name);
}

/** What tools leave in the text of their programs; the first that fits names the tool. */
const tools: readonly (readonly [tool: string, mark: RegExp])[] = [
  ['Alembic', /^down_revision\b/m],
  ['Django', /\bmigrations\.Migration\b/],
  ['Rails', /\bActiveRecord::Migration\b/],
  ['Ecto', /\buse Ecto\.Migration\b/],
  ['Laravel', /\bextends Migration\b[^]*\bSchema::|\bIlluminate\\Database\b/],
  ['Entity Framework', /\bMicrosoft\.EntityFrameworkCore\b|\boverride void Up\b/],
  ['TypeORM', /\bMigrationInterface\b/],
  ['MikroORM', /@mikro-orm\b/],
  ['Sequelize', /\bqueryInterface\b|\bSequelize\b/],
  ['Kysely', /\bKysely\b/],
  ['Knex', /\bknex\b/i],
  ['node-pg-migrate', /\bpgm\b|\bMigrationBuilder\b/],
  ['Flyway', /\bBaseJavaMigration\b/],
  ['goose', /\bgoose\.Add/],
];

/** `3 programs of Knex (1_a.js, 2_b.js, 3_c.js)`; undefined where none is there. */
export function programsIn(files: readonly TextFile[]): string | undefined {
  const programs = files.filter(isProgram);
  if (programs.length === 0) return undefined;
  const tool = tools.find(([, mark]) => programs.some(({ text }) => mark.test(text)))?.[0];
  const what = counted(programs.length, ['program', 'programs']);
  return `${what}${tool === undefined ? '' : ` of ${tool}`} (${someOf(programs.map(({ name }) => name))})`;
}

/** Names of the programs whose changes are missing; none where a dump stands beside them, which holds what they change. */
export function programsNotRun(files: readonly TextFile[]): string[] {
  const isDumped = files.some(({ text }) => dumpKind(text) !== undefined);
  return isDumped ? [] : files.filter(isProgram).map(({ name }) => name);
}

/** Those that come before the last of the migrations, so that they have run where it has. */
export function programsBefore(migrations: readonly Migration[], programs: readonly string[]): string[] {
  const last = migrations
    .map(({ name }) => name)
    .toSorted(inOrder)
    .at(-1);
  return programs.filter((name) => last !== undefined && inOrder(name, last) < 0);
}
