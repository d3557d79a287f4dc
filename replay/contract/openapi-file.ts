import { readFile, stat } from 'node:fs/promises';
import { HarnessError } from '../../reports/index.ts';

/** Any node of a parsed description. */
export type Node = Readonly<Record<string, unknown>>;

/** What a description says of one operation's replies. */
export interface DescribedOperation {
  /** Upper case. */
  readonly method: string;
  /** For example `/orders/{orderId}`, below the path that the description's server names. */
  readonly template: string;
  /** JSON pointer of the schema of a JSON reply, by `200`, `2XX` or `default`; undefined where none is given. */
  readonly replies: ReadonlyMap<string, string | undefined>;
}

/** A description of an API: OpenAPI 2.0, 3.0 or 3.1. */
export interface OpenApiFile {
  readonly document: Node;
  /** Below each base path, for example `/v1/orders/{orderId}`. */
  readonly paths: readonly string[];
  readonly operations: readonly DescribedOperation[];
}

const bytesMax = 64 * 1024 * 1024;
const methods = ['get', 'head', 'put', 'post', 'delete', 'options', 'patch', 'trace'];

/** @throws {HarnessError} `contract-unreadable` for a file that is missing, too large or no OpenAPI. */
export async function readOpenApi(path: string): Promise<OpenApiFile> {
  const document = await parseFile(path);
  if (!isNode(document) || !isNode(document['paths']))
    throw unreadable(path, 'This is no OpenAPI description: it has no `paths`.');
  const bases = basePaths(document);
  const described = Object.entries(document['paths']).filter(([path]) => path.startsWith('/'));
  const operations = described.flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = isNode(item) ? item[method] : undefined;
      if (!isNode(operation)) return [];
      const replies = repliesOf(document, operation, `/paths/${escape(path)}/${method}`);
      return bases.map((base) => ({ method: method.toUpperCase(), template: base + path, replies }));
    }),
  );
  return {
    document,
    operations,
    paths: bases.flatMap((base) => described.map(([path]) => base + path)),
  };
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The node that a chain of local references ends at, with its pointer; undefined when it leaves the document. */
export function follow(
  document: Node,
  node: unknown,
  at: string,
): { readonly node: Node; readonly at: string } | undefined {
  let found: unknown = node;
  let pointer = at;
  for (let hops = 0; hops < 20 && isNode(found); hops += 1) {
    const ref = found['$ref'];
    if (typeof ref !== 'string') return { node: found, at: pointer };
    if (!ref.startsWith('#/')) return undefined;
    pointer = ref.slice(1);
    found = pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((inner, name) => (isNode(inner) ? inner[unescape(name)] : undefined), document);
  }
  return undefined;
}

async function parseFile(path: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    if ((await stat(path)).size > bytesMax) throw unreadable(path, 'The description is larger than 64 MiB.');
    return parse(await readFile(path, 'utf8'), { maxAliasCount: 1000, logLevel: 'error' });
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw unreadable(path, `The description cannot be read: ${reason}`, error);
  }
}

function unreadable(path: string, what: string, cause?: unknown): HarnessError {
  return new HarnessError('contract-unreadable', {
    what,
    where: path,
    todo: 'Give an OpenAPI description as YAML or JSON.',
    cause,
  });
}

/** Of `servers` (OpenAPI 3) or `basePath` (OpenAPI 2.0); without a slash at the end. */
function basePaths({ basePath, servers }: Node): string[] {
  const urls = Array.isArray(servers)
    ? servers.map((server: unknown) => (isNode(server) ? server['url'] : undefined))
    : [];
  const bases = [basePath, ...urls].filter((url) => typeof url === 'string').map(pathOf);
  return bases.length === 0 ? [''] : [...new Set(bases)];
}

/** `https://{region}.example.com/v1/` → `/v1` */
function pathOf(url: string): string {
  return url.replace(/^(?:https?:)?\/\/[^/]*/i, '').replace(/\/+$/, '');
}

function repliesOf(document: Node, operation: Node, at: string): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  const responses = isNode(operation['responses']) ? operation['responses'] : {};
  for (const [status, response] of Object.entries(responses)) {
    const reply = follow(document, response, `${at}/responses/${escape(status)}`);
    found.set(
      status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
      reply && schemaPointer(reply.node, reply.at),
    );
  }
  return found;
}

function schemaPointer(reply: Node, at: string): string | undefined {
  if (isNode(reply['schema'])) return `${at}/schema`;
  const content = isNode(reply['content']) ? reply['content'] : {};
  const type = Object.keys(content).find((name) => /^application\/(?:[\w.+-]+\+)?json\b/i.test(name));
  const media = type === undefined ? undefined : content[type];
  return isNode(media) && isNode(media['schema']) ? `${at}/content/${escape(type ?? '')}/schema` : undefined;
}

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescape(name: string): string {
  return decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
}
