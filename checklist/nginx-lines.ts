/** Questions to the directives of an nginx configuration. */
import type { Directive } from './adapters/nginx-config.ts';

/**
 * Each simple directive as one line with the blocks around it, sorted; a `server` is named by its names and ports.
 * What stands in `except`, and all inside it, is left out.
 */
export function linesOf(directives: readonly Directive[], except: readonly string[]): string[] {
  return walk(directives, except, []).sort();
}

function walk(
  directives: readonly Directive[],
  except: readonly string[],
  above: readonly string[],
): string[] {
  return directives
    .filter(({ name }) => !except.includes(name))
    .flatMap((directive) => {
      const line = [...above, titleOf(directive, except)];
      return directive.inside === undefined ? [line.join(' > ')] : walk(directive.inside, except, line);
    });
}

function titleOf({ name, value, inside }: Directive, except: readonly string[]): string {
  if (name !== 'server' || inside === undefined) return `${name} ${value}`.trim();
  const parts = inside.filter(
    (each) => ['server_name', 'listen'].includes(each.name) && !except.includes(each.name),
  );
  return ['server', ...parts.map((each) => each.value)].join(' ');
}

/** Addresses of an upstream that take requests; undefined where there is no such upstream. */
export function serversOf(directives: readonly Directive[], upstream: string): string[] | undefined {
  for (const { name, value, inside = [] } of directives) {
    if (name === 'upstream' && value === upstream) {
      return inside
        .filter((each) => each.name === 'server' && !/\sdown(\s|$)/.test(each.value))
        .map((each) => each.value.split(' ')[0] ?? '');
    }
    const below = serversOf(inside, upstream);
    if (below) return below;
  }
  return undefined;
}
