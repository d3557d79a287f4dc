import { placeholdersIn } from './placeholders.ts';

/** Where a value that was extracted takes the place of a recorded one: one text of `SessionOptions.into`. */
export interface Slot {
  readonly name: string;
  /** The target with `value` in its place; undefined where this slot is not in it. */
  fill(target: string, value: string): string | undefined;
}

/** `/users/{userId}` or `/orders?cursor={cursor}`; undefined where the text is neither. */
export function slotOf(text: string): Slot | undefined {
  const [path = '', query] = text.split('?', 2);
  const [name, ...more] = placeholdersIn(text);
  if (name === undefined || more.length > 0 || !path.startsWith('/')) return undefined;
  const segments = path.split('/').slice(1);
  if (query === undefined) return pathSlot(name, segments);
  const parameter = /^([^=&{}]+)=\{[^}]+\}$/.exec(query)?.[1];
  return parameter === undefined ? undefined : querySlot(name, segments, parameter);
}

function pathSlot(name: string, segments: readonly string[]): Slot | undefined {
  const at = segments.indexOf(`{${name}}`);
  if (at < 0) return undefined;
  return {
    name,
    fill(target, value) {
      const [path = '', ...query] = target.split('?');
      const actual = path.split('/').slice(1);
      if (!begins(actual, segments)) return undefined;
      actual[at] = encodeURIComponent(value);
      return [`/${actual.join('/')}`, ...query].join('?');
    },
  };
}

function querySlot(name: string, segments: readonly string[], parameter: string): Slot {
  return {
    name,
    fill(target, value) {
      const [path = '', ...rest] = target.split('?');
      const pairs = rest.join('?').split('&');
      const at = pairs.findIndex((pair) => pair.startsWith(`${parameter}=`));
      if (at < 0 || !begins(path.split('/').slice(1), segments)) return undefined;
      pairs[at] = `${parameter}=${encodeURIComponent(value)}`;
      return `${path}?${pairs.join('&')}`;
    },
  };
}

/** Whether a path is this one or below it. */
function begins(actual: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((segment, index) => {
    const found = actual[index];
    if (segment === found) return true;
    return found !== undefined && found !== '' && (segment === '*' || segment.startsWith('{'));
  });
}
