import type { ContractRule } from '../../rule.ts';
import { graphqlAdded } from './graphql-added.ts';
import { graphqlDefaultChanged } from './graphql-default-changed.ts';
import { graphqlDescribed } from './graphql-described.ts';
import { graphqlDirectiveUsed } from './graphql-directive-used.ts';
import { graphqlInputAdded } from './graphql-input-added.ts';
import { graphqlOtherChange } from './graphql-other-change.ts';
import { graphqlRemoved } from './graphql-removed.ts';
import { graphqlRequiredInputAdded } from './graphql-required-input-added.ts';
import { graphqlRootChanged } from './graphql-root-changed.ts';
import { graphqlTypeChanged } from './graphql-type-changed.ts';
import { graphqlValueAdded } from './graphql-value-added.ts';

export const graphqlRules: readonly ContractRule[] = [
  graphqlRemoved,
  graphqlTypeChanged,
  graphqlRequiredInputAdded,
  graphqlInputAdded,
  graphqlValueAdded,
  graphqlAdded,
  graphqlDefaultChanged,
  graphqlRootChanged,
  graphqlDirectiveUsed,
  graphqlDescribed,
  graphqlOtherChange,
];
