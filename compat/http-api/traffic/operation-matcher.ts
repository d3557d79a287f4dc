import type { Contract, Operation } from '../contract.ts';

/** A captured request that belongs to a described operation. */
export interface MatchedRequest {
  readonly operation: Operation;
  /** Key of the operation in its contract. */
  readonly key: string;
  /** Texts of the path parameters in their order. */
  readonly pathValues: readonly string[];
  readonly query: URLSearchParams;
}

interface Route {
  readonly key: string;
  readonly operation: Operation;
  readonly segments: readonly string[];
}

/** Finds the operation that a captured request called. Literal segments win over parameters. */
export class OperationMatcher {
  readonly #basePath: string;
  /** By method and number of segments, so that few templates are tried for a request. */
  readonly #routes = new Map<string, Route[]>();

  constructor(contract: Contract) {
    this.#basePath = contract.basePath;
    for (const [key, operation] of contract.operations) {
      const segments = segmentsOf(operation.path);
      const group = `${operation.method} ${segments.length}`;
      const routes = this.#routes.get(group) ?? [];
      routes.push({ key, operation, segments });
      this.#routes.set(group, routes);
    }
    for (const routes of this.#routes.values()) routes.sort((a, b) => literals(b) - literals(a));
  }

  /** `target` is path and query as sent; captures behind a router may lack the base path. */
  match(method: string, target: string): MatchedRequest | undefined {
    const [path = '', query = ''] = target.split('?', 2);
    const base = this.#basePath;
    const inner =
      base !== '' && (path === base || path.startsWith(`${base}/`)) ? path.slice(base.length) : undefined;
    const found = (inner === undefined ? undefined : this.#find(method, inner)) ?? this.#find(method, path);
    return found && { ...found, query: new URLSearchParams(query) };
  }

  #find(method: string, path: string): Omit<MatchedRequest, 'query'> | undefined {
    const sent = segmentsOf(path);
    for (const { key, operation, segments } of this.#routes.get(`${method.toUpperCase()} ${sent.length}`) ??
      []) {
      if (!segments.every((segment, index) => isParameter(segment) || segment === sent[index])) continue;
      return { key, operation, pathValues: sent.filter((_, index) => isParameter(segments[index] ?? '')) };
    }
    return undefined;
  }
}

function segmentsOf(path: string): string[] {
  return path.replace(/\/+$/, '').split('/').slice(1);
}

function isParameter(segment: string): boolean {
  return segment.includes('{');
}

function literals(route: Route): number {
  return route.segments.filter((segment) => !isParameter(segment)).length;
}
