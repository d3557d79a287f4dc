import { readFile } from 'node:fs/promises';
import { HarnessError } from '../../reports/index.ts';

/**
 * The paths of an OpenAPI or Swagger description, JSON or YAML, below each base path that it names:
 * `/v1/orders/{orderId}`.
 *
 * @throws {HarnessError} `contract-unreadable`
 */
export async function readOpenApiPaths(file: string): Promise<string[]> {
  const description = await parse(file);
  const paths = Object.keys(objectAt(description, 'paths') ?? {}).filter((path) => path.startsWith('/'));
  if (paths.length === 0) throw unreadable(file, 'It has no "paths".');
  return basePaths(description).flatMap((base) => paths.map((path) => base + path));
}

async function parse(file: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    return parse(await readFile(file, 'utf8'), { maxAliasCount: 1000 }) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n', 1)[0] ?? '') : String(cause);
    throw unreadable(file, `The API description cannot be read: ${reason}`, cause);
  }
}

/** Of `servers` (OpenAPI 3) or `basePath` (Swagger 2); without a slash at the end. */
function basePaths(description: unknown): string[] {
  const { basePath, servers } = (description ?? {}) as { basePath?: unknown; servers?: unknown };
  const urls = Array.isArray(servers)
    ? servers.map((server: unknown) => (server as { url?: unknown } | null)?.url)
    : [];
  const bases = [basePath, ...urls].filter((url) => typeof url === 'string').map(pathOf);
  return bases.length === 0 ? [''] : [...new Set(bases)];
}

/** `https://{region}.example.com/v1/` → `/v1` */
function pathOf(url: string): string {
  return url.replace(/^(?:https?:)?\/\/[^/]*/i, '').replace(/\/+$/, '');
}

function objectAt(value: unknown, name: string): object | undefined {
  const inner: unknown = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof inner === 'object' && inner !== null ? inner : undefined;
}

function unreadable(file: string, what: string, cause?: unknown): HarnessError {
  return new HarnessError('contract-unreadable', {
    what,
    where: file,
    todo: 'Give an OpenAPI description as JSON or YAML.',
    cause,
  });
}
