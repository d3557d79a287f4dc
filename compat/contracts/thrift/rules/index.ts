import type { ContractRule } from '../../rule.ts';
import { thriftConstantChanged } from './thrift-constant-changed.ts';
import { thriftDefaultChanged } from './thrift-default-changed.ts';
import { thriftEnumValueAdded } from './thrift-enum-value-added.ts';
import { thriftEnumValueRemoved } from './thrift-enum-value-removed.ts';
import { thriftEnumValueRenamed } from './thrift-enum-value-renamed.ts';
import { thriftFieldAdded } from './thrift-field-added.ts';
import { thriftFieldRemoved } from './thrift-field-removed.ts';
import { thriftFieldRenamed } from './thrift-field-renamed.ts';
import { thriftFieldTypeChanged } from './thrift-field-type-changed.ts';
import { thriftFunctionAdded } from './thrift-function-added.ts';
import { thriftFunctionRemoved } from './thrift-function-removed.ts';
import { thriftNamespaceChanged } from './thrift-namespace-changed.ts';
import { thriftOnewayChanged } from './thrift-oneway-changed.ts';
import { thriftRequirednessChanged } from './thrift-requiredness-changed.ts';
import { thriftReturnTypeChanged } from './thrift-return-type-changed.ts';
import { thriftServiceRemoved } from './thrift-service-removed.ts';
import { thriftTypeRemoved } from './thrift-type-removed.ts';

export const thriftRules: readonly ContractRule[] = [
  thriftFieldRemoved,
  thriftFieldAdded,
  thriftFieldTypeChanged,
  thriftRequirednessChanged,
  thriftFieldRenamed,
  thriftDefaultChanged,
  thriftTypeRemoved,
  thriftEnumValueRemoved,
  thriftEnumValueAdded,
  thriftEnumValueRenamed,
  thriftServiceRemoved,
  thriftFunctionRemoved,
  thriftFunctionAdded,
  thriftOnewayChanged,
  thriftReturnTypeChanged,
  thriftConstantChanged,
  thriftNamespaceChanged,
];
