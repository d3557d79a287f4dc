/** Reads of a Prisma schema what shows in SQL. */
export interface PrismaSchema {
  /** The names of the database are quoted with backticks. */
  readonly isMysql: boolean;
  /** Enums that are types of the database; none for a server without them. */
  readonly enums: readonly PrismaEnum[];
  readonly models: readonly PrismaModel[];
}

export interface PrismaEnum {
  readonly name: string;
  readonly table: TableName;
  readonly labels: readonly string[];
  readonly line: number;
}

export interface PrismaModel {
  readonly name: string;
  readonly table: TableName;
  readonly columns: readonly PrismaColumn[];
  /** Columns that find one row: of the id, else of the first unique key. */
  readonly key: readonly string[];
  readonly isView: boolean;
  readonly line: number;
  /** Its lists of other models; two that hold lists of each other are joined by a table. */
  readonly lists: readonly { readonly of: string; readonly relation?: string }[];
}

export interface PrismaColumn {
  readonly field: string;
  readonly column: string;
  /** The database fills it in when the client says nothing. */
  readonly isGenerated: boolean;
}

export interface TableName {
  readonly schema?: string;
  readonly name: string;
}

interface Block {
  readonly kind: string;
  readonly name: string;
  readonly line: number;
  readonly lines: readonly string[];
}

export function modelsIn(text: string): PrismaSchema {
  const blocks = blocksIn(text);
  const provider = blocks
    .filter(({ kind }) => kind === 'datasource')
    .flatMap(({ lines }) => lines)
    .map((line) => /^provider\s*=\s*"(\w+)"/.exec(line)?.[1])
    .find((found) => found !== undefined);
  const isModel = ({ kind }: Block): boolean => kind === 'model' || kind === 'view';
  const others = new Set(
    blocks.filter((block) => isModel(block) || block.kind === 'type').map(({ name }) => name),
  );
  return {
    isMysql: provider === 'mysql',
    enums:
      provider === 'mysql' || provider === 'sqlite'
        ? []
        : blocks.filter(({ kind }) => kind === 'enum').map(enumOf),
    models: blocks.filter(isModel).map((block) => modelOf(block, others)),
  };
}

/** `model User { … }`: a block ends with the line that is only its bracket. */
function blocksIn(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { kind: string; name: string; line: number; lines: string[] } | undefined;
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = withoutComment(raw).trim();
    const [, kind, name] = /^(model|view|enum|type|datasource)\s+(\w+)\s*\{/.exec(line) ?? [];
    if (kind !== undefined && name !== undefined) {
      open = { kind, name, line: i + 1, lines: [] };
      blocks.push(open);
    } else if (line === '}') open = undefined;
    else if (line !== '') open?.lines.push(line);
  });
  return blocks;
}

function withoutComment(line: string): string {
  return /^(?:"(?:[^"\\]|\\.)*"|(?!\/\/)[^"])*/.exec(line)?.[0] ?? '';
}

function enumOf(block: Block): PrismaEnum {
  const { name, line, lines } = block;
  const labels = lines
    .filter((text) => /^\w/.test(text))
    .map((text) => mapped(text) ?? /^\w+/.exec(text)?.[0] ?? '');
  return { name, line, labels, table: tableOf(block) };
}

function tableOf({ name, lines }: Block): TableName {
  const argument = (attribute: string): string | undefined =>
    lines
      .map((line) => new RegExp(String.raw`^@@${attribute}\(\s*(?:name:\s*)?"([^"]*)"`).exec(line)?.[1])
      .find((found) => found !== undefined);
  const schema = argument('schema');
  return { name: argument('map') ?? name, ...(schema !== undefined && { schema }) };
}

function mapped(line: string): string | undefined {
  return /(?<!@)@map\(\s*(?:name:\s*)?"([^"]*)"/.exec(line)?.[1];
}

function modelOf(block: Block, others: ReadonlySet<string>): PrismaModel {
  const fields = block.lines
    .map((line) => ({ line, parts: /^(\w+)\s+(\w+)(\[\])?/.exec(line) }))
    .map(({ line, parts }) => ({
      line,
      field: parts?.[1] ?? '',
      type: parts?.[2] ?? '',
      isList: parts?.[3] !== undefined,
    }))
    .filter(({ field }) => field !== '');
  const columns = fields
    .filter(({ type }) => !others.has(type) && type !== 'Unsupported')
    .map(({ line, field }): PrismaColumn => ({
      field,
      column: mapped(line) ?? field,
      isGenerated: /@default\(\s*(?:autoincrement|dbgenerated|sequence)\(/.test(line),
    }));
  const single = (attribute: RegExp): string[] =>
    fields
      .filter(({ line }) => attribute.test(line))
      .slice(0, 1)
      .map(({ field }) => field);
  const keys = [
    single(/(?<!@)@id\b/),
    several(block, 'id'),
    single(/(?<!@)@unique\b/),
    several(block, 'unique'),
  ];
  const key = keys.find((found) => found.length > 0) ?? [];
  const { name, line, kind } = block;
  return {
    name,
    line,
    columns,
    table: tableOf(block),
    isView: kind === 'view',
    key: key.map((field) => columns.find((column) => column.field === field)?.column ?? field),
    lists: fields
      .filter(({ type, isList }) => isList && others.has(type))
      .map(({ type, line: text }) => {
        const relation = /@relation\(\s*(?:name:\s*)?"([^"]*)"/.exec(text)?.[1];
        return { of: type, ...(relation !== undefined && { relation }) };
      }),
  };
}

/** Fields of `@@id([a, b])`. */
function several({ lines }: Block, attribute: string): string[] {
  const list = lines
    .map((line) => new RegExp(String.raw`^@@${attribute}\(\s*(?:fields:\s*)?\[([^\]]*)\]`).exec(line)?.[1])
    .find((found) => found !== undefined);
  return (list ?? '').split(',').flatMap((part) => /\w+/.exec(part)?.[0] ?? []);
}
