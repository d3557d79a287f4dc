import type { ConfigRule } from '../rule.ts';
import { configDefaultChanged } from './config-default-changed.ts';
import { configGroupKeyMissing } from './config-group-key-missing.ts';
import { configGroupValueDiffers } from './config-group-value-differs.ts';
import { configKeyDuplicated } from './config-key-duplicated.ts';
import { configKeyMissing } from './config-key-missing.ts';
import { configKeyRemoved } from './config-key-removed.ts';
import { configKeyRenamed } from './config-key-renamed.ts';
import { configKeyUnused } from './config-key-unused.ts';
import { configPointsElsewhere } from './config-points-elsewhere.ts';
import { configReferenceUnresolved } from './config-reference-unresolved.ts';
import { configSecretInPlainText } from './config-secret-in-plain-text.ts';
import { configTypeChanged } from './config-type-changed.ts';
import { configValueChanged } from './config-value-changed.ts';
import { configValueFormChanged } from './config-value-form-changed.ts';
import { configValueUnfit } from './config-value-unfit.ts';

/** What can be wrong between code and its configuration. */
export const configRules: readonly ConfigRule[] = [
  configKeyMissing,
  configKeyRemoved,
  configKeyRenamed,
  configValueUnfit,
  configReferenceUnresolved,
  configGroupKeyMissing,
  configTypeChanged,
  configDefaultChanged,
  configValueChanged,
  configValueFormChanged,
  configGroupValueDiffers,
  configKeyDuplicated,
  configSecretInPlainText,
  configPointsElsewhere,
  configKeyUnused,
];
