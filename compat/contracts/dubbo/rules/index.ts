import type { ContractRule } from '../../rule.ts';
import { dubboEnumConstantAdded } from './dubbo-enum-constant-added.ts';
import { dubboEnumConstantRemoved } from './dubbo-enum-constant-removed.ts';
import { dubboEnumOrderChanged } from './dubbo-enum-order-changed.ts';
import { dubboExceptionAdded } from './dubbo-exception-added.ts';
import { dubboExceptionRemoved } from './dubbo-exception-removed.ts';
import { dubboFieldAdded } from './dubbo-field-added.ts';
import { dubboFieldRemoved } from './dubbo-field-removed.ts';
import { dubboFieldTypeChanged } from './dubbo-field-type-changed.ts';
import { dubboGenericTypeChanged } from './dubbo-generic-type-changed.ts';
import { dubboGroupChanged } from './dubbo-group-changed.ts';
import { dubboInterfaceAdded } from './dubbo-interface-added.ts';
import { dubboInterfaceRemoved } from './dubbo-interface-removed.ts';
import { dubboMethodAdded } from './dubbo-method-added.ts';
import { dubboMethodRemoved } from './dubbo-method-removed.ts';
import { dubboMethodSignatureChanged } from './dubbo-method-signature-changed.ts';
import { dubboNotSerializable } from './dubbo-not-serializable.ts';
import { dubboOverloadAdded } from './dubbo-overload-added.ts';
import { dubboReturnTypeChanged } from './dubbo-return-type-changed.ts';
import { dubboSerialVersionChanged } from './dubbo-serial-version-changed.ts';
import { dubboSerializationChanged } from './dubbo-serialization-changed.ts';
import { dubboTypeKindChanged } from './dubbo-type-kind-changed.ts';
import { dubboTypeRemoved } from './dubbo-type-removed.ts';
import { dubboVersionChanged } from './dubbo-version-changed.ts';

export const dubboRules: readonly ContractRule[] = [
  dubboInterfaceRemoved,
  dubboVersionChanged,
  dubboGroupChanged,
  dubboInterfaceAdded,
  dubboMethodRemoved,
  dubboMethodSignatureChanged,
  dubboMethodAdded,
  dubboOverloadAdded,
  dubboReturnTypeChanged,
  dubboGenericTypeChanged,
  dubboExceptionAdded,
  dubboExceptionRemoved,
  dubboTypeRemoved,
  dubboTypeKindChanged,
  dubboFieldRemoved,
  dubboFieldAdded,
  dubboFieldTypeChanged,
  dubboSerialVersionChanged,
  dubboNotSerializable,
  dubboEnumConstantAdded,
  dubboEnumConstantRemoved,
  dubboEnumOrderChanged,
  dubboSerializationChanged,
];
