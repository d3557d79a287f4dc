/** How Liquibase spells names, types and values for a server. Pure. */
import { quoteBackticks } from '../../mysql/names.ts';
import { quoteIdentifier, quoteLiteral } from '../../sql.ts';
import type { Dialect } from '../dialect.ts';
import { valueOf } from './element.ts';
import type { Element } from './element.ts';

export interface Spelling {
  readonly dialect: Dialect;
  name(this: void, name: string): string;
  /** `a, b` of a list of columns. */
  names(this: void, list: string): string;
  /** The name under a key, with the schema that stands beside it. */
  path(this: void, element: Element, key: string, schemaKey?: string): string;
  type(this: void, written: string): string;
}

export function spellingOf(dialect: Dialect): Spelling {
  const quote = dialect === 'mysql' ? quoteBackticks : quoteFolded;
  const name = (text: string): string => quote(text.trim().replace(/^["`]|["`]$/g, ''));
  return {
    dialect,
    name,
    names: (list) => list.split(',').map(name).join(', '),
    path: (element, key, schemaKey = 'schemaName') =>
      [valueOf(element, schemaKey), valueOf(element, key) ?? '']
        .flatMap((part) => (part === undefined ? [] : [name(part)]))
        .join('.'),
    type: (written) => typeOf(written.trim(), dialect),
  };
}

/** Names in one case are not quoted there, so PostgreSQL folds them; those in both cases are. */
function quoteFolded(name: string): string {
  return quoteIdentifier(/\p{Ll}/u.test(name) ? name : name.toLowerCase());
}

const types: Readonly<Record<Dialect, Readonly<Record<string, string>>>> = {
  postgresql: {
    datetime: 'timestamp',
    clob: 'text',
    nclob: 'text',
    longtext: 'text',
    mediumtext: 'text',
    tinytext: 'text',
    nvarchar: 'varchar',
    varchar2: 'varchar',
    nvarchar2: 'varchar',
    nchar: 'char',
    blob: 'bytea',
    longblob: 'bytea',
    varbinary: 'bytea',
    binary: 'bytea',
    number: 'numeric',
    currency: 'decimal',
    double: 'double precision',
    tinyint: 'smallint',
    mediumint: 'int',
    float: 'real',
  },
  mysql: {
    clob: 'longtext',
    nclob: 'longtext',
    text: 'longtext',
    uuid: 'char(36)',
    boolean: 'tinyint(1)',
    blob: 'longblob',
    number: 'numeric',
    currency: 'decimal',
    varchar2: 'varchar',
    nvarchar2: 'nvarchar',
    timestamptz: 'timestamp',
    'timestamp with time zone': 'timestamp',
  },
};

/** Those whose length the server's own type has not. */
const unmeasured =
  /^(?:text|bytea|smallint|int|double precision|real|longtext|longblob|char\(36\)|tinyint\(1\))$/;

function typeOf(written: string, dialect: Dialect): string {
  const plain = written.replace(/^java\.sql\.Types\./i, '');
  const [, base = plain, size = ''] = /^([^()]+?)\s*(\([^)]*\))?$/.exec(plain) ?? [];
  const own = types[dialect][base.toLowerCase()];
  if (own === undefined) return plain;
  return unmeasured.test(own) ? own : `${own}${size}`;
}

/** The default or value that a column says, as SQL; undefined where it says none. */
export function valueSql(
  column: Element,
  prefix: 'value' | 'defaultValue',
  spelling: Spelling,
): string | undefined {
  const say = (key: string): string | undefined => valueOf(column, `${prefix}${key}`);
  const raw = say('Computed') ?? say('Numeric');
  if (raw !== undefined) return raw;
  const truth = say('Boolean');
  if (truth !== undefined) return /^(?:true|1)$/i.test(truth) ? 'true' : 'false';
  const date = say('Date');
  if (date !== undefined) {
    return /^\d{4}-\d\d|^\d\d:\d\d/.test(date) ? quoteLiteral(date.replace('T', ' ')) : date;
  }
  const sequence = say('SequenceNext');
  if (sequence !== undefined) return `nextval(${quoteLiteral(spelling.names(sequence))})`;
  const text = say('');
  return text === undefined ? undefined : /^null$/i.test(text) ? 'NULL' : quoteLiteral(text);
}
