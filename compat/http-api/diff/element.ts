/** Names of changed elements: short, the same in every run, and as the user wrote them. */
import type { Element, Role } from '../changes.ts';
import { type Location, pointerSteps } from '../read/location.ts';

/** Where a comparison starts: a parameter, a body, one status of the responses. */
export interface Root {
  readonly role: Role;
  /** For example `GET /ads query size`. */
  readonly key: string;
  /** For example "query parameter `size`". */
  readonly label: string;
  /** Canonical key of the operation. */
  readonly place: string;
  readonly parameter?: string;
  /** True for parameters and headers: their values travel as text, whatever their type. */
  readonly isText?: true;
}

/**
 * Name of an element that is shared by operations: `/components/schemas/Ad/properties/price` → `Ad.price`.
 * Undefined for what stands inside one operation.
 */
export function elementName(at: Location): string | undefined {
  const steps = pointerSteps(at.pointer);
  if (steps[0] === 'paths') return undefined;
  // a file that is one schema, as many descriptions are split: its name is the schema's
  if (keywords.has(steps[0] ?? '')) return at.file.replace(/\.[^./]*$/, '') + pathText(steps);
  const skipped = { components: 2, definitions: 1 }[steps[0] ?? ''] ?? 0;
  const [name = at.file, ...inner] = steps.slice(skipped);
  return name + pathText(inner);
}

const keywords = new Set(['properties', 'items', 'additionalProperties', 'allOf', 'oneOf', 'anyOf']);

/** Steps of a JSON pointer inside a schema as one writes them: `.price`, `[]`, `.*`. */
function pathText(steps: readonly string[]): string {
  let text = '';
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    const next = steps[index + 1];
    if (step === 'items') text += '[]';
    else if (step === 'additionalProperties') text += '.*';
    else if (step === 'schema') continue;
    else {
      if (step === 'properties') text += `.${next}`;
      else if (step === 'oneOf' || step === 'anyOf') text += `(${next})`;
      else if (step !== 'allOf' && step !== 'content') text += `.${step}`;
      if (['properties', 'oneOf', 'anyOf', 'allOf', 'content'].includes(step ?? '')) index += 1;
    }
  }
  return text;
}

/** The element at `path` below a root; `at` is where it stands. */
export function elementBelow(root: Root, path: string, at: Location): Element {
  const name = elementName(at);
  const shown = path.replace(/^\./, '');
  const { role, label } = root;
  const key = name ?? root.key + (shown === '' ? '' : ` ${shown}`);
  if (shown === '') return { role, key, label };
  if (role === 'parameter') return { role, key, label: `field \`${shown}\` of ${label}` };
  return { role, key, label: `${role} field \`${name ?? shown}\`` };
}
