import type { ContractRule } from '../../rule.ts';
import { protoEnumKindChanged } from './proto-enum-kind-changed.ts';
import { protoEnumValueAdded } from './proto-enum-value-added.ts';
import { protoEnumValueRemoved } from './proto-enum-value-removed.ts';
import { protoEnumValueRenamed } from './proto-enum-value-renamed.ts';
import { protoExtensionRemoved } from './proto-extension-removed.ts';
import { protoFieldAdded } from './proto-field-added.ts';
import { protoFieldCardinalityChanged } from './proto-field-cardinality-changed.ts';
import { protoFieldDefaultChanged } from './proto-field-default-changed.ts';
import { protoFieldOneofChanged } from './proto-field-oneof-changed.ts';
import { protoFieldOptionChanged } from './proto-field-option-changed.ts';
import { protoFieldRemoved } from './proto-field-removed.ts';
import { protoFieldRenamed } from './proto-field-renamed.ts';
import { protoFieldTypeChanged } from './proto-field-type-changed.ts';
import { protoFileOptionChanged } from './proto-file-option-changed.ts';
import { protoFileRemoved } from './proto-file-removed.ts';
import { protoJsonFormatChanged } from './proto-json-format-changed.ts';
import { protoMessageOptionChanged } from './proto-message-option-changed.ts';
import { protoMethodAdded } from './proto-method-added.ts';
import { protoMethodIdempotencyChanged } from './proto-method-idempotency-changed.ts';
import { protoMethodRemoved } from './proto-method-removed.ts';
import { protoMethodStreamingChanged } from './proto-method-streaming-changed.ts';
import { protoMethodTypeChanged } from './proto-method-type-changed.ts';
import { protoOneofRemoved } from './proto-oneof-removed.ts';
import { protoPackageChanged } from './proto-package-changed.ts';
import { protoRequiredChanged } from './proto-required-changed.ts';
import { protoReservedRemoved } from './proto-reserved-removed.ts';
import { protoServiceRemoved } from './proto-service-removed.ts';
import { protoSyntaxChanged } from './proto-syntax-changed.ts';
import { protoTypeMoved } from './proto-type-moved.ts';
import { protoTypeRemoved } from './proto-type-removed.ts';

export const protobufRules: readonly ContractRule[] = [
  protoFileRemoved,
  protoPackageChanged,
  protoSyntaxChanged,
  protoFileOptionChanged,
  protoTypeRemoved,
  protoTypeMoved,
  protoExtensionRemoved,
  protoFieldRemoved,
  protoFieldAdded,
  protoFieldTypeChanged,
  protoFieldRenamed,
  protoFieldCardinalityChanged,
  protoFieldOneofChanged,
  protoOneofRemoved,
  protoFieldDefaultChanged,
  protoFieldOptionChanged,
  protoRequiredChanged,
  protoEnumValueRemoved,
  protoEnumValueRenamed,
  protoEnumValueAdded,
  protoEnumKindChanged,
  protoReservedRemoved,
  protoJsonFormatChanged,
  protoMessageOptionChanged,
  protoServiceRemoved,
  protoMethodRemoved,
  protoMethodAdded,
  protoMethodTypeChanged,
  protoMethodStreamingChanged,
  protoMethodIdempotencyChanged,
];
