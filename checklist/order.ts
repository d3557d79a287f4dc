/**
 * In which order services go out and come back: who is called goes out before its callers, and the way back
 * is the exact reverse. Plain graph arithmetic; equal input gives an equal order.
 */
import type { OrderPlan } from '../reports/index.ts';

/** Each node with what it depends on. Nodes that are only depended on need no entry of their own. */
export type Graph = Readonly<Record<string, readonly string[]>>;

/** Two services that a planned order puts the wrong way round. */
export interface Violation {
  readonly first: string;
  readonly second: string;
  /** Who depends on whom, as a path. */
  readonly path: readonly string[];
}

/** Orders a graph. Members of a cycle stand together, in the order of their names. */
export function planOrder(graph: Graph): OrderPlan {
  const deploy = components(graph).flat();
  return {
    deploy,
    rollback: deploy.toReversed(),
    cycles: findCycles(graph),
    edges: edgesOf(graph),
  };
}

/** One shortest cycle per knot of services, as a path that ends where it begins. */
export function findCycles(graph: Graph): string[][] {
  return components(graph)
    .filter(([node = '', ...others]) => others.length > 0 || callees(graph, node).includes(node))
    .map((knot) => cycleIn(graph, knot));
}

/** Pairs in a planned deploy order where a caller goes out before what it calls, also through services that stay. */
export function violationsOf(graph: Graph, planned: readonly string[]): Violation[] {
  return planned.flatMap((first, index) =>
    planned.slice(index + 1).flatMap((second) => {
      const path = pathBetween(graph, first, second);
      // In a cycle both ways are wrong; the cycle itself is the finding.
      return path && !pathBetween(graph, second, first) ? [{ first, second, path }] : [];
    }),
  );
}

function nodesOf(graph: Graph): string[] {
  return [...new Set([...Object.keys(graph), ...Object.values(graph).flat()])].sort();
}

function edgesOf(graph: Graph): { from: string; to: string }[] {
  return nodesOf(graph).flatMap((from) => callees(graph, from).map((to) => ({ from, to })));
}

function callees(graph: Graph, node: string): string[] {
  return Object.hasOwn(graph, node) ? [...new Set(graph[node])].sort() : [];
}

/** Kosaraju's strongly connected components, what is called before its callers. A service alone is one, too. */
function components(graph: Graph): string[][] {
  const callers = new Map<string, string[]>(nodesOf(graph).map((node) => [node, []]));
  for (const { from, to } of edgesOf(graph)) callers.get(to)?.push(from);
  const taken = new Set<string>();
  return postOrder(nodesOf(graph).toReversed(), (node) => callers.get(node) ?? [], new Set())
    .toReversed()
    .map((root) => postOrder([root], (node) => callees(graph, node), taken).sort())
    .filter((knot) => knot.length > 0);
}

/** Nodes reached from the roots, each after all that is reached through it. Without recursion: chains may be long. */
function postOrder(
  roots: readonly string[],
  next: (node: string) => readonly string[],
  seen: Set<string>,
): string[] {
  const found = new Set<string>();
  const work = roots.filter((root) => !seen.has(root)).toReversed();
  for (let node = work.at(-1); node !== undefined; node = work.at(-1)) {
    if (seen.has(node)) {
      work.pop();
      found.add(node);
    } else {
      seen.add(node);
      work.push(...next(node).filter((other) => !seen.has(other)));
    }
  }
  return [...found];
}

function cycleIn(graph: Graph, [start = '']: readonly string[]): string[] {
  return pathBetween(graph, start, start) ?? [start];
}

/** A shortest path of at least one step, by breadth-first search. */
function pathBetween(graph: Graph, from: string, to: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [from];
  for (const node of queue) {
    for (const next of callees(graph, node)) {
      if (next === to) return [...backTo(cameFrom, from, node), to];
      if (next !== from && !cameFrom.has(next)) {
        cameFrom.set(next, node);
        queue.push(next);
      }
    }
  }
  return undefined;
}

function backTo(cameFrom: ReadonlyMap<string, string>, from: string, node: string): string[] {
  const path = [node];
  for (let at = node; at !== from; path.unshift(at)) at = cameFrom.get(at) ?? from;
  return path;
}
