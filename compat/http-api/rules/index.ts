import type { ApiRule } from '../rule.ts';
import { defaultChanged } from './default-changed.ts';
import { discriminatorChanged } from './discriminator-changed.ts';
import { eventAdded } from './event-added.ts';
import { eventRemoved } from './event-removed.ts';
import { fieldAccessChanged } from './field-access-changed.ts';
import { lifecycleAnnounced } from './lifecycle-announced.ts';
import { mediaTypeAdded } from './media-type-added.ts';
import { mediaTypeRemoved } from './media-type-removed.ts';
import { operationAdded } from './operation-added.ts';
import { operationRemoved } from './operation-removed.ts';
import { operationRenamed } from './operation-renamed.ts';
import { optionalParameterAdded } from './optional-parameter-added.ts';
import { parameterBecameOptional } from './parameter-became-optional.ts';
import { parameterBecameRequired } from './parameter-became-required.ts';
import { parameterEnumNarrowed } from './parameter-enum-narrowed.ts';
import { parameterRemoved } from './parameter-removed.ts';
import { parameterStyleChanged } from './parameter-style-changed.ts';
import { parameterTypeChanged } from './parameter-type-changed.ts';
import { parameterValuesNarrowed } from './parameter-values-narrowed.ts';
import { parameterValuesWidened } from './parameter-values-widened.ts';
import { requestBodyBecameOptional } from './request-body-became-optional.ts';
import { requestBodyRemoved } from './request-body-removed.ts';
import { requestBodyRequired } from './request-body-required.ts';
import { requestEnumNarrowed } from './request-enum-narrowed.ts';
import { requestExtraFieldsRefused } from './request-extra-fields-refused.ts';
import { requestFieldAdded } from './request-field-added.ts';
import { requestFieldBecameOptional } from './request-field-became-optional.ts';
import { requestFieldBecameRequired } from './request-field-became-required.ts';
import { requestFieldRemoved } from './request-field-removed.ts';
import { requestFieldTypeNarrowed } from './request-field-type-narrowed.ts';
import { requestValuesNarrowed } from './request-values-narrowed.ts';
import { requestValuesWidened } from './request-values-widened.ts';
import { requiredParameterAdded } from './required-parameter-added.ts';
import { requiredRequestFieldAdded } from './required-request-field-added.ts';
import { responseEnumWidened } from './response-enum-widened.ts';
import { responseExtraFieldsChanged } from './response-extra-fields-changed.ts';
import { responseFieldAdded } from './response-field-added.ts';
import { responseFieldBecameNullable } from './response-field-became-nullable.ts';
import { responseFieldBecameOptional } from './response-field-became-optional.ts';
import { responseFieldBecameRequired } from './response-field-became-required.ts';
import { responseFieldRemoved } from './response-field-removed.ts';
import { responseFieldTypeChanged } from './response-field-type-changed.ts';
import { responseHeaderAdded } from './response-header-added.ts';
import { responseHeaderBecameOptional } from './response-header-became-optional.ts';
import { responseHeaderBecameRequired } from './response-header-became-required.ts';
import { responseHeaderRemoved } from './response-header-removed.ts';
import { responseStatusAdded } from './response-status-added.ts';
import { responseStatusRemoved } from './response-status-removed.ts';
import { responseValuesNarrowed } from './response-values-narrowed.ts';
import { responseValuesWidened } from './response-values-widened.ts';
import { schemaNotComparable } from './schema-not-comparable.ts';
import { securityLoosened } from './security-loosened.ts';
import { securitySchemeChanged } from './security-scheme-changed.ts';
import { securityTightened } from './security-tightened.ts';
import { serverChanged } from './server-changed.ts';
import { stabilityLowered } from './stability-lowered.ts';
import { sunsetTooSoon } from './sunset-too-soon.ts';

/** Every judgement on HTTP contracts: operations, then parameters, requests and responses. */
export const apiRules: readonly ApiRule[] = [
  operationRemoved,
  operationAdded,
  requiredParameterAdded,
  optionalParameterAdded,
  parameterRemoved,
  parameterBecameRequired,
  parameterBecameOptional,
  parameterStyleChanged,
  parameterTypeChanged,
  parameterEnumNarrowed,
  parameterValuesNarrowed,
  parameterValuesWidened,
  requestBodyRequired,
  requestBodyBecameOptional,
  requestBodyRemoved,
  mediaTypeRemoved,
  mediaTypeAdded,
  requiredRequestFieldAdded,
  requestFieldAdded,
  requestFieldBecameRequired,
  requestFieldBecameOptional,
  requestFieldRemoved,
  requestFieldTypeNarrowed,
  requestEnumNarrowed,
  requestValuesNarrowed,
  requestValuesWidened,
  requestExtraFieldsRefused,
  responseFieldRemoved,
  responseFieldAdded,
  responseFieldBecameOptional,
  responseFieldBecameRequired,
  responseFieldBecameNullable,
  responseFieldTypeChanged,
  responseEnumWidened,
  responseValuesWidened,
  responseValuesNarrowed,
  responseExtraFieldsChanged,
  responseStatusRemoved,
  responseStatusAdded,
  responseHeaderRemoved,
  responseHeaderAdded,
  responseHeaderBecameOptional,
  responseHeaderBecameRequired,
  schemaNotComparable,
  defaultChanged,
  discriminatorChanged,
  eventAdded,
  eventRemoved,
  fieldAccessChanged,
  operationRenamed,
  securityLoosened,
  securitySchemeChanged,
  securityTightened,
  serverChanged,
  sunsetTooSoon,
  stabilityLowered,
  lifecycleAnnounced,
];
