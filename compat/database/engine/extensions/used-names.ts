/** What the statements of a history name and do not create: what an extension that is not there would have brought. */
import { parseTree } from '../statements.ts';

export interface UsedName {
  readonly schema?: string;
  readonly name: string;
  /** Of a call with named arguments: the name of each, or undefined where it has none. */
  readonly named?: readonly (string | undefined)[];
}

export interface UsedNames {
  readonly types: readonly UsedName[];
  readonly functions: readonly UsedName[];
  readonly languages: readonly string[];
  readonly wrappers: readonly string[];
  /** Schemas that the history creates. */
  readonly schemas: readonly string[];
  /** Versions that are asked for, by extension. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
}

interface Found {
  readonly used: Record<'types' | 'functions' | 'languages' | 'wrappers', UsedName[]>;
  readonly created: Record<'types' | 'functions' | 'schemas', string[]>;
  readonly versions: Record<string, string[]>;
}

type Node = Readonly<Record<string, unknown>>;

export async function usedNames(texts: readonly string[]): Promise<UsedNames> {
  const found: Found = {
    used: { types: [], functions: [], languages: [], wrappers: [] },
    created: { types: [], functions: [], schemas: [] },
    versions: {},
  };
  const bodies: string[] = [];
  for (const text of texts) visit((await parseTree(text)) ?? [], found, bodies);
  // The server reads bodies in SQL when they are created.
  for (const body of bodies) visit((await parseTree(body)) ?? [], found, []);
  const { used, created, versions } = found;
  return {
    types: unique(used.types.filter(({ name }) => !created.types.includes(name))),
    functions: unique(used.functions.filter(({ name }) => !created.functions.includes(name))),
    languages: unique(used.languages).map(({ name }) => name),
    wrappers: unique(used.wrappers).map(({ name }) => name),
    schemas: created.schemas,
    versions,
  };
}

function visit(node: unknown, found: Found, bodies: string[]): void {
  if (Array.isArray(node)) for (const item of node) visit(item, found, bodies);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { names, typemod } = node as Node;
  if (Array.isArray(names) && typemod !== undefined) found.used.types.push(nameOf(names));
  for (const [kind, inner] of Object.entries(node)) {
    if (typeof inner === 'object' && inner !== null) readers[kind]?.(inner as Node, found, bodies);
    visit(inner, found, bodies);
  }
}

/** What the nodes of PostgreSQL's parser say, by their kind. */
const readers: Readonly<Record<string, (node: Node, found: Found, bodies: string[]) => void>> = {
  FuncCall: ({ funcname, args }, { used }) => {
    const named = list(args).map(
      (arg) => (arg['NamedArgExpr'] as Node | undefined)?.['name'] as string | undefined,
    );
    const isNamed = named.some((one) => one !== undefined);
    used.functions.push({ ...nameOf(funcname), ...(isNamed && { named }) });
  },
  CreateFunctionStmt: ({ funcname, options }, { used, created }, bodies) => {
    created.functions.push(nameOf(funcname).name);
    for (const [name, value] of settings(options)) {
      if (name === 'language') used.languages.push({ name: textOf(value) });
      if (name === 'as')
        bodies.push(textOf(list((value as Node)['List'] && ((value as Node)['List'] as Node)['items'])[0]));
    }
  },
  DefineStmt: ({ kind, defnames }, { created }) =>
    created[kind === 'OBJECT_TYPE' ? 'types' : 'functions'].push(nameOf(defnames).name),
  CreateEnumStmt: ({ typeName }, { created }) => created.types.push(nameOf(typeName).name),
  CreateRangeStmt: ({ typeName }, { created }) => created.types.push(nameOf(typeName).name),
  CreateDomainStmt: ({ domainname }, { created }) => created.types.push(nameOf(domainname).name),
  CompositeTypeStmt: ({ typevar }, { created }) => created.types.push(relation(typevar)),
  CreateStmt: ({ relation: table }, { created }) => created.types.push(relation(table)),
  ViewStmt: ({ view }, { created }) => created.types.push(relation(view)),
  CreateSchemaStmt: ({ schemaname }, { created }) => created.schemas.push(String(schemaname)),
  CreateForeignServerStmt: ({ fdwname }, { used }) => used.wrappers.push({ name: String(fdwname) }),
  CreateExtensionStmt: readVersion,
  AlterExtensionStmt: readVersion,
};

function readVersion({ extname, options }: Node, { versions }: Found): void {
  for (const [name, value] of settings(options)) {
    if (name === 'new_version') (versions[String(extname)] ??= []).push(textOf(value));
  }
}

/** Name and value of each `DefElem`. */
function settings(options: unknown): [string, unknown][] {
  return list(options).map((option) => {
    const { defname, arg } = (option['DefElem'] ?? {}) as Node;
    return [String(defname), arg ?? {}];
  });
}

function list(nodes: unknown): Node[] {
  return Array.isArray(nodes) ? (nodes as Node[]) : [];
}

function textOf(node: unknown): string {
  return (node as { String?: { sval?: string } } | undefined)?.String?.sval ?? '';
}

function nameOf(parts: unknown): UsedName {
  const words = list(parts).map(textOf);
  const [name = '', schema] = words.toReversed();
  return schema === undefined ? { name } : { schema, name };
}

function relation(node: unknown): string {
  return (node as { relname?: string } | undefined)?.relname ?? '';
}

function unique(names: readonly UsedName[]): UsedName[] {
  return [...new Map(names.map((one) => [JSON.stringify(one), one])).values()].filter(
    ({ name }) => name !== '',
  );
}
