/** Tells files whose queries a library puts together at run time, so that no text of them can be read. Pure. */
import type { TextFile } from '../../../sources/text-files.ts';

export interface BuilderFile {
  /** Title of the library. */
  readonly library: string;
  readonly file: string;
  /** The names in it, as `nameKey` spells them. */
  readonly words: readonly string[];
}

interface Library {
  readonly title: string;
  /** How a program takes it up. */
  readonly imports: RegExp;
  /** What it does where it builds queries or maps tables: one that only sends texts has none of it. */
  readonly builds: RegExp;
}

const inJavascript = (packages: string): RegExp =>
  new RegExp(String.raw`(?:\bfrom|\brequire\(|\bimport\(?)\s*['"](?:${packages})(?:/[^'"]*)?['"]`);

const chained =
  /\.(?:from|into|table|where\w*|select\w*|insert\w*|update\w*|delete\w*|upsert|join|\w+Join|find\w*|findOne\w*|create\w*|save|destroy|remove|count|orderBy|getRepository)\s*\(|@(?:Entity|Column)\b|\b(?:pg|mysql)Table\s*\(|\bextends Model\b|\.define\s*\(/;

/** The libraries that are told, in the order of the docs. */
export const builderLibraries: readonly Library[] = [
  { title: 'Knex', imports: inJavascript('knex'), builds: chained },
  { title: 'Objection', imports: inJavascript('objection'), builds: chained },
  { title: 'Kysely', imports: inJavascript('kysely'), builds: chained },
  { title: 'Drizzle', imports: inJavascript('drizzle-orm'), builds: chained },
  { title: 'TypeORM', imports: inJavascript('typeorm|@nestjs/typeorm'), builds: chained },
  { title: 'Sequelize', imports: inJavascript('sequelize|sequelize-typescript'), builds: chained },
  { title: 'MikroORM', imports: inJavascript('@mikro-orm'), builds: chained },
  {
    title: 'SQLAlchemy',
    imports: /^\s*(?:from|import)\s+(?:flask_)?sqlalchemy\b/m,
    builds:
      /\b(?:select|insert|update|delete|Table|Column|mapped_column|declarative_base)\s*\(|\.(?:query|filter\w*|where)\s*\(/,
  },
  {
    title: 'Django',
    imports: /^\s*from\s+django\.db\s+import\b/m,
    builds: /\bmodels\.Model\b|\.objects\b/,
  },
  {
    title: 'GORM',
    imports: /"gorm\.io\/gorm"/,
    builds:
      /\.(?:Where|Find|First|Take|Last|Create|Save|Model|Table|Updates?|Delete|Select|Joins|Preload)\s*\(|\bgorm:"/,
  },
  {
    title: 'Squirrel or goqu',
    imports: /"github\.com\/(?:Masterminds\/squirrel|doug-martin\/goqu\/[^"]*)"/,
    builds: /\.(?:Select|Insert|Update|Delete|From|Where)\s*\(/,
  },
  {
    title: 'JPA',
    imports:
      /\bimport\s+(?:jakarta|javax)\.persistence\b|\bimport\s+org\.springframework\.data\.(?:jpa|repository)\b/,
    builds: /@(?:Entity|Table|Column)\b|\b\w*Repository\s*<|\bCriteriaBuilder\b/,
  },
  {
    title: 'jOOQ, Querydsl or MyBatis-Plus',
    imports: /\bimport\s+(?:static\s+)?(?:org\.jooq|com\.querydsl|com\.baomidou\.mybatisplus)\b/,
    builds:
      /\bDSLContext\b|\.(?:selectFrom|select|insertInto|update|deleteFrom)\s*\(|\bQueryWrapper\b|Wrapper\s*<|@TableName\b|\bBaseMapper\s*</,
  },
];

/** The library that builds queries in this file; undefined where none does. */
export function builderIn({ name, text }: TextFile): BuilderFile | undefined {
  const library = builderLibraries.find(({ imports, builds }) => imports.test(text) && builds.test(text));
  if (library === undefined) return undefined;
  const words = new Set((text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).map(nameKey));
  return { library: library.title, file: name, words: [...words] };
}

/** Whether the file names a column, or a table, which models call by its singular too. */
export function namesIt({ words }: BuilderFile, name: string): boolean {
  const key = nameKey(name);
  return [key, key.replace(/e?s$/, ''), key.replace(/s$/, ''), key.replace(/ies$/, 'y')].some(
    (one) => one.length > 1 && words.includes(one),
  );
}

/** `order_note`, `orderNote` and `OrderNote` are one name to these libraries. */
function nameKey(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
