/** What must go before what, as plain graph arithmetic; equal input gives an equal order. */

/** Each node with what goes before it. Nodes that only go before others need no entry of their own. */
export type Graph = Readonly<Record<string, readonly string[]>>;

/** Two services that a planned order puts the wrong way round. */
export interface Violation {
  readonly first: string;
  readonly second: string;
  /** From the first to the second, each before what must go before it. */
  readonly path: readonly string[];
}

/**
 * All nodes in an order. Members of a cycle stand together: what is firm orders them, else their names.
 *
 * @param wished what goes before what as long as nothing firm is against it
 */
export function orderOf(firm: Graph, wished: Graph = {}): string[] {
  return components(joined(firm, wished)).flatMap((knot) =>
    knot.length === 1 ? knot : components(within(firm, knot)).flat(),
  );
}

/**
 * One cycle per knot, as a path that ends where it begins.
 *
 * @param members nodes that matter: a knot with fewer than two of them is none. Default: all, also one alone.
 */
export function findCycles(graph: Graph, members?: readonly string[]): string[][] {
  return components(graph).flatMap((knot) => {
    const [one, other = one] = knot.filter((node) => members?.includes(node) ?? true);
    if (one === undefined || other === undefined || (one === other && members !== undefined)) return [];
    const there = pathBetween(graph, one, other);
    const back = one === other ? [one] : pathBetween(graph, other, one);
    return there && back ? [[...there, ...back.slice(1)]] : [];
  });
}

/** The graph with the edges of both. */
export function joined(one: Graph, other: Graph): Graph {
  const nodes = [...new Set([...nodesOf(one), ...nodesOf(other)])];
  return Object.fromEntries(nodes.map((node) => [node, [...before(one, node), ...before(other, node)]]));
}

/** Pairs in a planned order where the first needs the second before it, also through services that stay. */
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

function within(graph: Graph, nodes: readonly string[]): Graph {
  return Object.fromEntries(
    nodes.map((node) => [node, before(graph, node).filter((other) => nodes.includes(other))]),
  );
}

function edgesOf(graph: Graph): { from: string; to: string }[] {
  return nodesOf(graph).flatMap((from) => before(graph, from).map((to) => ({ from, to })));
}

function before(graph: Graph, node: string): string[] {
  return Object.hasOwn(graph, node) ? [...new Set(graph[node])].sort() : [];
}

/** Kosaraju's strongly connected components, what goes before others first. A node alone is one, too. */
function components(graph: Graph): string[][] {
  const followers = new Map<string, string[]>(nodesOf(graph).map((node) => [node, []]));
  for (const { from, to } of edgesOf(graph)) followers.get(to)?.push(from);
  const taken = new Set<string>();
  return postOrder(nodesOf(graph).toReversed(), (node) => followers.get(node) ?? [], new Set())
    .toReversed()
    .map((root) => postOrder([root], (node) => before(graph, node), taken).sort())
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

/** A shortest path of at least one step, by breadth-first search. */
function pathBetween(graph: Graph, from: string, to: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [from];
  for (const node of queue) {
    for (const next of before(graph, node)) {
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
