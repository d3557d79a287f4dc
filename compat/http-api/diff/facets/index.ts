import type { Facet } from '../facet.ts';
import { access } from './access.ts';
import { defaults } from './defaults.ts';
import { dependents } from './dependents.ts';
import { discriminators } from './discriminators.ts';
import { enums } from './enums.ts';
import { fields } from './fields.ts';
import { forms } from './forms.ts';
import { lifecycles } from './lifecycles.ts';
import { limitFacet } from './limits.ts';
import { parts } from './parts.ts';
import { types } from './types.ts';

/** Every aspect of a schema that is compared on its own. What holds further schemas is in `compare-schemas.ts`. */
export const facets: readonly Facet[] = [
  types,
  enums,
  limitFacet,
  forms,
  fields,
  access,
  dependents,
  parts,
  defaults,
  discriminators,
  lifecycles,
];
