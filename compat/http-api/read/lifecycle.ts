import type { Lifecycle } from '../lifecycle.ts';
import { type JsonObject, textOf } from './record.ts';

/** Of an operation, a parameter, a header or a schema. Undefined where nothing is said. */
function lifecycleOf(value: JsonObject): Lifecycle | undefined {
  const deprecated = value['deprecated'] === true;
  const sunset = textOf(value['x-sunset'] ?? value['x-sunset-date']);
  const stability = textOf(value['x-stability-level']);
  if (!deprecated && sunset === '' && stability === '') return undefined;
  return { deprecated, ...(sunset && { sunset }), ...(stability && { stability }) };
}

/** To be spread into what is read; nothing where nothing is said. */
export function withLifecycle(value: JsonObject): { readonly lifecycle?: Lifecycle } {
  const lifecycle = lifecycleOf(value);
  return lifecycle === undefined ? {} : { lifecycle };
}
