/** Fills `${var:name}` into parameters. A text that is nothing else becomes the value itself, of whatever type. */

const whole = /^\$\{var:([A-Za-z][A-Za-z0-9]*)\}$/;
const inside = /\$\{var:([A-Za-z][A-Za-z0-9]*)\}/g;

export interface Filled<Value> {
  readonly value: Value;
  /** Names that have no value, each once. What names them stays as it was written. */
  readonly unset: readonly string[];
}

export function fillVariables<Value>(value: Value, vars: Readonly<Record<string, unknown>>): Filled<Value> {
  const unset = new Set<string>();
  const valueOf = (name: string, written: string): unknown => {
    if (Object.hasOwn(vars, name)) return vars[name];
    unset.add(name);
    return written;
  };
  const fill = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(fill);
    if (typeof part === 'object' && part !== null) {
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, fill(inner)]));
    }
    if (typeof part !== 'string') return part;
    const name = whole.exec(part)?.[1];
    if (name !== undefined) return valueOf(name, part);
    return part.replaceAll(inside, (written, inner: string) => String(valueOf(inner, written)));
  };
  return { value: fill(value) as Value, unset: [...unset] };
}
