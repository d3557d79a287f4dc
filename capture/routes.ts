import * as place from '../reports/place.ts';
import { segmentShape } from './route-segment.ts';
import { RouteTemplates } from './route-templates.ts';

/** Deeper paths are cut there; the rest becomes one `{}`. */
const depthMax = 12;
/** More different values below one parent than this are never names. */
const childrenMax = 1000;
/** From this many rare values on, they are values of one parameter. */
const rareMin = 50;
/** A value is rare below this share of the traffic through its parent. */
const rareShare = 0.01;
/** Few routes get most requests. */
const knownMax = 10_000;
/** About 30 MB. Beyond it nothing new is learned, and only then does the order of the capture matter. */
const nodesMax = 100_000;

interface Node {
  hits: number;
  /** More than `childrenMax` were seen: all of them are in the child `{}`. */
  wide: boolean;
  readonly children: Map<string, Node>;
}

interface RouteNode {
  readonly literals: ReadonlyMap<string, RouteNode>;
  /** Where all other values go. */
  readonly rest: RouteNode | undefined;
}

/** `GET`, `/orders/7?full=1` → `GET /orders/{}`, by the looks of each segment alone. */
export function routeOf(method: string, target: string): string {
  const route = plainRoute(target);
  if (route !== undefined) return `${method.toUpperCase()} ${route}`;
  return routeName(method, segmentsOf(target).map(segmentShape));
}

/** Of most targets, read once from left to right; undefined for those with parameters or marks in their path. */
function plainRoute(target: string): string | undefined {
  const mark = target.indexOf('?');
  const length = mark < 0 ? target.length : mark;
  if (!target.startsWith('/')) return undefined;
  let [route, start, depth, seen] = ['', 1, 0, 0];
  for (let at = 1; at <= length; at++) {
    const code = at < length ? target.charCodeAt(at) : slash;
    if (code !== slash) {
      seen |= code < 128 ? (segmentMarks[code] as number) : letter;
      continue;
    }
    if (seen === 0) {
      start = at + 1;
      continue;
    }
    depth += 1;
    if (depth > depthMax || (seen & odd) !== 0) return undefined;
    const segment = target.slice(start, at);
    const isName = (seen & (digit | joint)) === 0 && segment.length < 20;
    route += `/${seen === digit ? '{}' : isName ? segment : segmentShape(segment)}`;
    start = at + 1;
    seen = 0;
  }
  return route === '' ? '/' : route;
}

const slash = 47;
const [letter, digit, joint, odd] = [1, 2, 4, 8];
/** By character below 128: what it may make of a segment. */
const segmentMarks = Uint8Array.from({ length: 128 }, (_, code) => {
  const one = String.fromCharCode(code);
  if (';{}:#'.includes(one)) return odd;
  return /\d/.test(one) ? digit : /[-@]/.test(one) ? joint : letter;
});

/**
 * Learns the routes of a service from its captured targets: what `routeOf` sees, and segments that take many
 * different values. Given templates win. The routes are the same whatever the order of the targets.
 */
export class RouteLearner {
  readonly #templates: RouteTemplates;
  readonly #root: Node = newNode();
  #nodes = 1;
  #learned: RouteNode | undefined;
  /** Paths of routes by what `plainRoute` makes of a target: all that it leaves out decides nothing. */
  readonly #known = new Map<string, string>();

  constructor(options: { readonly templates?: readonly string[] } = {}) {
    this.#templates = new RouteTemplates(options.templates ?? []);
  }

  /** Takes captured targets into account. Add all of them first: each `add` makes `routeOf` learn anew. */
  add(target: string, times = 1): void {
    const segments = segmentsOf(target);
    if (this.#templates.find(segments) !== undefined) return;
    this.#learned = undefined;
    this.#known.clear();
    let node = this.#root;
    for (const segment of segments) {
      node.hits += times;
      const name = segmentShape(segment);
      const next = node.children.get(node.wide ? '{}' : name) ?? this.#grow(node, name);
      if (next === undefined) return;
      node = next;
    }
    node.hits += times;
  }

  /** The route of any target, seen before or not, for example `GET /users/{}/ads`. */
  routeOf(method: string, target: string): string {
    if (this.#isUntaught) return routeOf(method, target);
    const looks = this.#templates.isEmpty ? plainRoute(target) : undefined;
    if (looks !== undefined) return `${method.toUpperCase()} ${this.#pathOf(looks)}`;
    const segments = segmentsOf(target);
    const template = this.#templates.find(segments);
    if (template !== undefined) return routeName(method, [template.slice(1)]);
    return routeName(method, this.#namesOf(segments.map(segmentShape)));
  }

  #pathOf(looks: string): string {
    let path = this.#known.get(looks);
    if (path === undefined) {
      path = `/${this.#namesOf(looks === '/' ? [] : looks.slice(1).split('/')).join('/')}`;
      if (this.#known.size >= knownMax) this.#known.clear();
      this.#known.set(looks, path);
    }
    return path;
  }

  #namesOf(shapes: readonly string[]): string[] {
    let node: RouteNode | undefined = (this.#learned ??= learn(this.#root));
    return shapes.map((name) => {
      const literal: RouteNode | undefined = node?.literals.get(name);
      const isValue = literal === undefined && node?.rest !== undefined;
      node = literal ?? node?.rest;
      return isValue ? '{}' : name;
    });
  }

  /** Then each segment is told by its looks alone. */
  get #isUntaught(): boolean {
    return this.#root.children.size === 0 && this.#templates.isEmpty;
  }

  #grow(node: Node, name: string): Node | undefined {
    if (this.#nodes >= nodesMax) return undefined;
    const child = newNode();
    node.children.set(name, child);
    this.#nodes += 1;
    if (node.children.size <= childrenMax) return child;
    const all = mergeNodes([...node.children.values()]);
    this.#nodes -= childrenMax;
    node.children.clear();
    node.children.set('{}', all);
    node.wide = true;
    return all;
  }
}

function segmentsOf(target: string): string[] {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const segments = path
    .split('/')
    .map(withoutParameters)
    .filter((segment) => segment !== '');
  return segments.length <= depthMax ? segments : [...segments.slice(0, depthMax), '{}'];
}

/** `ads;jsessionid=1` → `ads` */
function withoutParameters(segment: string): string {
  const mark = segment.indexOf(';');
  return mark < 0 ? segment : segment.slice(0, mark);
}

function routeName(method: string, names: readonly string[]): string {
  return place.label(place.operation(method, `/${names.join('/')}`));
}

function newNode(): Node {
  return { hits: 0, wide: false, children: new Map() };
}

function learn(node: Node): RouteNode {
  const named = [...node.children].filter(([name]) => name !== '{}');
  const total = named.reduce((sum, [, child]) => sum + child.hits, 0);
  const rare = named.filter(([, child]) => child.hits < total * rareShare);
  const folded = new Map(rare.length >= rareMin ? rare : []);
  const shaped = node.children.get('{}');
  const values = [...folded.values(), ...(shaped === undefined ? [] : [shaped])];
  const rest = values.length > 0 ? learn(mergeNodes(values)) : undefined;
  const literals = new Map<string, RouteNode>();
  for (const [name, child] of named) if (!folded.has(name)) literals.set(name, learn(child));
  if (rest !== undefined) literals.set('{}', rest);
  return { literals, rest: folded.size > 0 || node.wide ? rest : undefined };
}

/** One node that has seen what all of these have seen. */
function mergeNodes(nodes: readonly Node[]): Node {
  const [only] = nodes;
  if (nodes.length === 1 && only !== undefined) return only;
  const byName = new Map<string, Node[]>();
  for (const [name, child] of nodes.flatMap((node) => [...node.children])) {
    const group = byName.get(name);
    if (group === undefined) byName.set(name, [child]);
    else group.push(child);
  }
  const wide = byName.size > childrenMax || nodes.some((node) => node.wide);
  return {
    hits: nodes.reduce((sum, node) => sum + node.hits, 0),
    wide,
    children: wide
      ? new Map([['{}', mergeNodes([...byName.values()].flat())]])
      : new Map([...byName].map(([name, children]) => [name, mergeNodes(children)])),
  };
}
