import { matches } from './pattern.ts';

/**
 * Whether an expression means this node, of which a server tells several names with spaces between, such as an
 * address and a name of its own. One name is enough: an anchored expression must not miss who is to be gone.
 */
export function isNamed(pattern: string, names: string): boolean {
  return [names, ...names.split(' ')].some((name) => matches(pattern, name));
}
