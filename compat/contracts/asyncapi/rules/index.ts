import type { ContractRule } from '../../rule.ts';
import { asyncapiAddressChanged } from './asyncapi-address-changed.ts';
import { asyncapiContentTypeChanged } from './asyncapi-content-type-changed.ts';
import { asyncapiMeaningChanged } from './asyncapi-meaning-changed.ts';
import { asyncapiMessageAdded } from './asyncapi-message-added.ts';
import { asyncapiMessageRemoved } from './asyncapi-message-removed.ts';
import { asyncapiNeitherCanRead } from './asyncapi-neither-can-read.ts';
import { asyncapiNewCannotReadOld } from './asyncapi-new-cannot-read-old.ts';
import { asyncapiNotComparable } from './asyncapi-not-comparable.ts';
import { asyncapiOldCannotReadNew } from './asyncapi-old-cannot-read-new.ts';
import { asyncapiOperationAdded } from './asyncapi-operation-added.ts';
import { asyncapiOperationRemoved } from './asyncapi-operation-removed.ts';
import { asyncapiOtherChange } from './asyncapi-other-change.ts';

export const asyncapiRules: readonly ContractRule[] = [
  asyncapiOperationRemoved,
  asyncapiOperationAdded,
  asyncapiAddressChanged,
  asyncapiMessageRemoved,
  asyncapiMessageAdded,
  asyncapiContentTypeChanged,
  asyncapiOldCannotReadNew,
  asyncapiNewCannotReadOld,
  asyncapiNeitherCanRead,
  asyncapiMeaningChanged,
  asyncapiNotComparable,
  asyncapiOtherChange,
];
