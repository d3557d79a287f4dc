import { childrenOf, type Node, programOf, unwrapped } from '../../database/queries/code/javascript.ts';
import type { TextFile } from '../../sources/text-files.ts';
import {
  type Around,
  askedNames,
  calleeName,
  literalText,
  nameOf,
  type Use,
  useOf,
} from './javascript-use.ts';
import type { CodeReader, FoundRead, FoundReads } from './code-reader.ts';
import { schemaReads } from './javascript-schema.ts';

/** Nothing here reads the process itself. */
const env = 'process.env';

/** Keys that TypeScript and JavaScript read: variables of the process, `config.get`, and schemas of zod and envalid. */
export const javascript: CodeReader = {
  id: 'javascript',
  title: 'TypeScript and JavaScript',
  names: /(?<!\.d|\.min|\.test|\.spec|\.config)\.[cm]?[jt]sx?$/,
  read: readsIn,
  example: {
    file: {
      name: 'settings.ts',
      text: [
        "import { z } from 'zod';",
        "const PREFIX = 'ORDER_';",
        `export const timeout = Number(${env}.ORDER_TIMEOUT ?? '30'); // ${env}.COMMENT`,
        `export const token = ${env}['ORDER_TOKEN']!;`,
        `const { REGION = 'eu', ZONE } = ${env};`,
        `if (${env}.DEBUG) enable();`,
        `export const later = ${env}[PREFIX + name()];`,
        "export const host = config.get<string>('order.host');",
        "export const max = configService.get('order.max', 3);",
        `export const env = z.object({ PORT: z.coerce.number().default(3000), KEY: z.string() }).parse(${env});`,
        `if (!${env}.MUST) throw new Error('MUST is missing');`,
      ].join('\n'),
    },
    reads: [
      { key: 'ORDER_TIMEOUT', fallback: '30', type: 'number', isExact: true, line: 3 },
      { key: 'ORDER_TOKEN', isExact: true, line: 4 },
      { key: 'REGION', fallback: 'eu', isExact: true, line: 5 },
      { key: 'ZONE', isExact: true, line: 5 },
      { key: 'DEBUG', isOptional: true, isExact: true, line: 6 },
      { key: 'order.host', line: 8 },
      { key: 'order.max', fallback: '3', line: 9 },
      { key: 'PORT', fallback: '3000', type: 'number', isExact: true, line: 10 },
      { key: 'KEY', isExact: true, line: 10 },
      { key: 'MUST', isExact: true, line: 11 },
    ],
    notFollowed: [7],
  },
};

/** Nobody writes more than that into one file; programs do. */
const charactersMax = 1_000_000;

/** Deeper trees than the stack carries are not followed. */
async function readsIn(file: TextFile): Promise<FoundReads> {
  // Parsing is what costs.
  if (!/\benv\b|\b(?:conf|config|configService|settings|nconf)\s*[.?]/i.test(file.text))
    return { reads: [], notFollowed: [] };
  if (file.text.length > charactersMax) return { reads: [], notFollowed: [1] };
  const program = await programOf(file);
  if (program === undefined) return { reads: [], notFollowed: [1] };
  try {
    const walk = new ReadWalk(program);
    walk.visit(program, []);
    return walk.found();
  } catch (cause) {
    if (cause instanceof RangeError) return { reads: [], notFollowed: [1] };
    throw cause;
  }
}

class ReadWalk {
  readonly #reads: (FoundRead & Use)[] = [];
  readonly #notFollowed: number[] = [];
  readonly #asked: ReadonlySet<string>;
  readonly #constants = new Map<string, string>();
  /** What variables begin with. */
  readonly #values = new Map<string, Node>();

  constructor(program: Node) {
    this.#asked = askedNames(program);
  }

  /** A program that asks once whether a key is there knows that it may be missing. */
  found(): FoundReads {
    const asked = new Set(this.#reads.filter(({ isOptional }) => isOptional === true).map(({ key }) => key));
    for (const { key, isDemanded } of this.#reads) if (isDemanded === true) asked.delete(key);
    const reads = this.#reads.map(({ isDemanded: _isDemanded, ...read }) =>
      asked.has(read.key) && read.fallback === undefined ? { ...read, isOptional: true } : read,
    );
    return { reads, notFollowed: this.#notFollowed };
  }

  visit(node: Node, around: Around): void {
    this.#noteConstant(node);
    if (isEnvironment(node)) this.#whole(node, around);
    else if (isMember(node) && isEnvironment(node['object'])) this.#member(node, around);
    else {
      if (node.type === 'CallExpression') this.#call(node, around);
      for (const child of childrenOf(node)) this.visit(child, [node, ...around]);
    }
  }

  #noteConstant({ type, id, init }: Node): void {
    const text = type === 'VariableDeclarator' ? literalText(init as Node | undefined) : undefined;
    const name = nameOf(id);
    if (type === 'VariableDeclarator' && name !== undefined && init) this.#values.set(name, init as Node);
    if (text !== undefined && name !== undefined) this.#constants.set(name, text);
  }

  /** One variable, by `.X` or `['X']`. */
  #member(node: Node, around: Around): void {
    const { property, computed } = node as Node & { readonly property: Node };
    const key = computed === true ? this.#textOf(property) : nameOf(property);
    const [outer] = around;
    if (outer?.type === 'AssignmentExpression' && outer['left'] === node && outer['operator'] === '=') return;
    if (outer?.type === 'UnaryExpression' && outer['operator'] === 'delete') return;
    if (key === undefined) this.#notFollowed.push(lineOf(node));
    else this.#reads.push({ key, ...useOf(node, around, this.#asked), isExact: true, line: lineOf(node) });
  }

  /** The whole environment: taken apart, given to a schema, or gone to where it cannot be followed. */
  #whole(node: Node, around: Around): void {
    const [outer] = around;
    if (outer?.type === 'VariableDeclarator' && (outer['id'] as Node).type === 'ObjectPattern') {
      this.#pattern(outer['id'] as Node);
    } else if (
      outer?.type === 'CallExpression' &&
      /^(?:parse|safeParse|cleanEnv|validate|load|from)$/.test(calleeName(outer) ?? '')
    ) {
      const reads = schemaReads(outer, this.#values);
      this.#reads.push(...reads);
      if (reads.length === 0) this.#notFollowed.push(lineOf(node));
    }
  }

  #pattern({ properties }: Node): void {
    for (const property of properties as readonly Node[]) {
      const key = nameOf(property['key']) ?? literalText(property['key'] as Node | undefined);
      const value = property['value'] as Node | undefined;
      if (key === undefined || value === undefined) this.#notFollowed.push(lineOf(property));
      else {
        const fallback =
          value.type === 'AssignmentPattern'
            ? (literalText(value['right'] as Node) ?? '(computed)')
            : undefined;
        const isOptional = this.#asked.has(nameOf(value) ?? '');
        const use = fallback !== undefined ? { fallback } : isOptional && { isOptional };
        this.#reads.push({ key, ...use, isExact: true, line: lineOf(property) });
      }
    }
  }

  /** `config.get('a.b')` of node-config, `configService.get('a.b', 1)` of Nest. */
  #call(node: Node, around: Around): void {
    const callee = node['callee'] as Node;
    const method = nameOf(callee['property']) ?? '';
    const receiver = nameOf(callee['object']) ?? nameOf((callee['object'] as Node | undefined)?.['property']);
    if (
      !/^(?:get|getOrThrow|has)$/.test(method) ||
      !/^(?:config|conf|configService|settings|nconf)$/i.test(receiver ?? '')
    )
      return;
    const [first, second] = node['arguments'] as readonly Node[];
    const key = first && this.#textOf(first);
    if (key === undefined) {
      if (first !== undefined) this.#notFollowed.push(lineOf(node));
    } else if (/^[\w.:-]+$/.test(key)) {
      const fallback =
        second === undefined || second.type === 'ObjectExpression'
          ? undefined
          : (literalText(unwrapped(second)) ?? '(computed)');
      const use =
        method === 'has'
          ? { isOptional: true }
          : fallback === undefined
            ? useOf(node, around, this.#asked)
            : { fallback };
      this.#reads.push({ key, ...use, line: lineOf(node) });
    }
  }

  #textOf(node: Node): string | undefined {
    return literalText(unwrapped(node)) ?? this.#constants.get(nameOf(node) ?? '');
  }
}

function isMember({ type }: Node): boolean {
  return type === 'MemberExpression' || type === 'OptionalMemberExpression';
}

/** The variables of `process`, `import.meta.env`, `Bun.env`. */
function isEnvironment(value: unknown): boolean {
  const node = value as Node | undefined;
  if (node === undefined || !isMember(node) || nameOf(node['property']) !== 'env') return false;
  const object = node['object'] as Node;
  return /^(?:process|Bun)$/.test(nameOf(object) ?? '') || object.type === 'MetaProperty';
}

function lineOf({ loc }: Node): number {
  return loc?.start.line ?? 1;
}
