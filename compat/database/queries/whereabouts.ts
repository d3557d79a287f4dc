import { counted } from '../../../reports/index.ts';
import type { Query } from './planned.ts';

/** `src/store.ts:4 and 2 other places`. */
export function whereabouts({ source, alsoAt = [] }: Query): string {
  const first = source.line === undefined ? source.file : `${source.file}:${source.line}`;
  return alsoAt.length === 0
    ? first
    : `${first} and ${counted(alsoAt.length, ['other place', 'other places'])}`;
}

/** `Query getUser`, with how often it is found and sent where that says more. */
export function queryTitle({ name, calls, alsoAt = [] }: Query): string {
  const more = [
    ...(alsoAt.length === 0 ? [] : [`in ${alsoAt.length + 1} places`]),
    ...(calls === undefined ? [] : [`sent ${counted(calls, ['time', 'times'])}`]),
  ];
  return more.length === 0 ? `Query ${name}` : `Query ${name} (${more.join(', ')})`;
}
