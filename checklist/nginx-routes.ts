/**
 * Routes of an nginx configuration that can never be taken. Which location nginx takes:
 * https://nginx.org/en/docs/http/ngx_http_core_module.html#location
 */
import type { Directive } from './adapters/nginx-config.ts';
import { matches } from './pattern.ts';

interface Location {
  readonly kind: '' | '=' | '~' | '~*' | '^~';
  readonly path: string;
}

/** In words: servers that stand twice under one name and port, and locations that others take everything from. */
export function lostRoutes(directives: readonly Directive[]): string[] {
  const servers = serversIn(directives);
  const names = servers.flatMap(namesOf);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [
    ...[...twice].map((name) => `two servers are ${name}`),
    ...servers.flatMap((server) => {
      const locations = (server.inside ?? []).flatMap((each) => locationIn(each) ?? []);
      return locations.flatMap((location, index) => {
        const by = shadowOf(location, index, locations);
        return by === undefined
          ? []
          : [
              `location ${shown(location)} of ${namesOf(server)[0]} is never taken, for location ${shown(by)} is`,
            ];
      });
    }),
  ];
}

function serversIn(directives: readonly Directive[]): Directive[] {
  return directives.flatMap((each) =>
    each.name === 'server' && each.inside !== undefined ? [each] : serversIn(each.inside ?? []),
  );
}

function namesOf({ inside = [] }: Directive): string[] {
  const valuesOf = (name: string): string[] =>
    inside.filter((each) => each.name === name).map((each) => each.value);
  const listens = valuesOf('listen').map((value) => value.split(' ')[0] ?? '');
  const names = valuesOf('server_name').flatMap((value) => value.split(' '));
  return (listens.length === 0 ? ['80'] : listens).flatMap((listen) =>
    (names.length === 0 ? ['any name'] : names).map((name) => `${name} on ${listen}`),
  );
}

function locationIn({ name, value }: Directive): Location | undefined {
  if (name !== 'location' || value.startsWith('@')) return undefined;
  const [, kind = '', path = ''] = /^(=|~\*|~|\^~)?\s*(.*)$/.exec(value) ?? [];
  return { kind: kind as Location['kind'], path: path.replaceAll(/^["']|["']$/g, '') };
}

/** A location that takes all that this one could; only what is sure. */
function shadowOf(location: Location, index: number, all: readonly Location[]): Location | undefined {
  const earlier = all.slice(0, index);
  const same = earlier.find(({ kind, path }) => kind === location.kind && path === location.path);
  if (same !== undefined || location.kind === '=' || location.kind === '^~') return same;
  if (location.kind === '') {
    // Every expression that matches goes before a prefix, wherever it stands.
    const inside = `${location.path.replace(/\/$/, '')}/x`;
    return all.find((each) => isExpression(each) && isMatch(each, location.path) && isMatch(each, inside));
  }
  const start = location.path;
  return earlier.find(
    ({ kind, path }) => kind === location.kind && /^\^[\w/-]+$/.test(path) && start.startsWith(path),
  );
}

function isExpression({ kind }: Location): boolean {
  return kind === '~' || kind === '~*';
}

function isMatch({ kind, path }: Location, text: string): boolean {
  const fold = (each: string): string => (kind === '~*' ? each.toLowerCase() : each);
  try {
    return matches(fold(path), fold(text));
  } catch {
    // What this engine does not read proves nothing.
    return false;
  }
}

function shown({ kind, path }: Location): string {
  return `${kind} ${path}`.trim();
}
