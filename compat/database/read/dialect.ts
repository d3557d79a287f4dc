/** Which server a schema is for; MariaDB counts as MySQL. */
export type Dialect = 'postgresql' | 'mysql';

const named = {
  postgresql: 'postgres(?:ql)?|pg',
  mysql: 'mysql|mariadb',
  none: 'sqlite3?|cockroach(?:db)?|mssql|sqlserver|oracle|h2',
};

/** Whether a file's name says that it is for another engine: `1_init.mysql.up.sql`, `mysql/1_init.sql`. */
export function isForOther(name: string, dialect: Dialect): boolean {
  const other = dialect === 'mysql' ? named.postgresql : named.mysql;
  return says(`${other}|${named.none}`).test(name) && !says(named[dialect]).test(name);
}

/** The name without the engine in it, so that `1_init.up.sql` and `1_init.postgres.up.sql` can be told to be one. */
export function withoutEngine(name: string, dialect: Dialect): string {
  return name.replace(new RegExp(`[._-](?:${named[dialect]})(?=(?:\\.\\w+)*\\.sql$)`, 'i'), '');
}

function says(engines: string): RegExp {
  return new RegExp(`(?:^|/)(?:${engines})/|[._-](?:${engines})(?=(?:\\.\\w+)*\\.sql$)`, 'i');
}

/** Whether a list as Liquibase writes it (`postgresql, oracle`, `!h2`, `all`) has the server among it. */
export function isForDialect(list: string, dialect: Dialect): boolean {
  const names = list
    .toLowerCase()
    .trim()
    .split(/\s*,\s*/);
  const ours = dialect === 'mysql' ? ['mysql', 'mariadb'] : ['postgresql'];
  if (names.some((name) => name.startsWith('!') && ours.includes(name.slice(1)))) return false;
  return names.some((name) => name === 'all' || name.startsWith('!') || ours.includes(name));
}
