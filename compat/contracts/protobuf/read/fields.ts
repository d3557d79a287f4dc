import type { Cardinality, ProtoField } from '../model.ts';
import { type Features, withFeatures } from './features.ts';
import type { Protobuf, protobuf } from './parser.ts';
import { joined, type Scope } from './scope.ts';
import type { TypeNames } from './type-names.ts';

export interface FieldReading {
  readonly library: Protobuf;
  readonly names: TypeNames;
  readonly scope: Scope;
}

export function fieldOf(field: protobuf.Field, { library, names, scope }: FieldReading): ProtoField {
  const features = withFeatures(scope.features, field.options);
  const isMap = field instanceof library.MapField;
  const value = isScalar(field.type, library) ? field.type : names.resolve(field.type, scope.scope);
  const form = isMap ? 'message' : formOf(value, { library, names, features });
  const type = isMap ? `map<${field.keyType}, ${value}>` : value;
  const isOptional = field.options?.['proto3_optional'] === true;
  const oneof = isOptional ? undefined : field.partOf?.name;
  return {
    number: field.id,
    name: field.name,
    at: scope.context.at(joined(scope.scope, field.name)),
    jsonName: String(field.options?.['json_name'] ?? jsonNameOf(field.name)),
    cardinality: cardinalityOf(field, { isMap, isOptional, form, features }),
    type,
    form,
    ...(oneof === undefined ? {} : { oneof }),
    default: field.options?.['default'] === undefined ? '' : JSON.stringify(field.options['default']),
    options: optionsOf(field, { features, scope, holdsText: holdsText(type) }),
  };
}

function isScalar(type: string, { types }: Protobuf): boolean {
  return type in types.basic;
}

function formOf(
  type: string,
  { library, names, features }: { library: Protobuf; names: TypeNames; features: Features },
): ProtoField['form'] {
  if (isScalar(type, library)) return 'scalar';
  const form = names.formOf(type) ?? 'message';
  return form === 'message' && features.get('message_encoding') === 'DELIMITED' ? 'group' : form;
}

function cardinalityOf(
  field: protobuf.Field,
  {
    isMap,
    isOptional,
    form,
    features,
  }: { isMap: boolean; isOptional: boolean; form: ProtoField['form']; features: Features },
): Cardinality {
  const rule = (field as { rule?: string }).rule;
  if (isMap) return 'map';
  if (rule === 'repeated' || field.repeated) return 'repeated';
  const presence = features.get('field_presence');
  if (rule === 'required' || presence === 'LEGACY_REQUIRED') return 'required';
  const isExplicit =
    isOptional || presence === 'EXPLICIT' || field.partOf !== null || form === 'message' || form === 'group';
  return isExplicit ? 'optional' : 'implicit';
}

/** `ad_price` → `adPrice`, as the JSON mapping says. */
function jsonNameOf(name: string): string {
  return name.replace(/_+(\w?)/g, (_, letter: string) => letter.toUpperCase());
}

function holdsText(type: string): boolean {
  return /\bstring\b/.test(type);
}

/** What changes only the code that tools make. */
function optionsOf(
  { options = {} }: protobuf.Field,
  { features, scope, holdsText }: { features: Features; scope: Scope; holdsText: boolean },
): Map<string, string> {
  const found = new Map<string, string>();
  found.set('jstype', String(options['jstype'] ?? 'JS_NORMAL'));
  const text = (name: string, usual: string): string => features.get(name) ?? usual;
  const ctype = String(options['ctype'] ?? 'STRING');
  found.set('ctype', ctype);
  const cpp = text('(pb.cpp).string_type', '');
  found.set('C++ string type', cpp === '' ? ctype : cpp);
  if (!holdsText) return found;
  const utf8 = text('utf8_validation', 'NONE');
  found.set('UTF-8 validation', utf8);
  const java = text('(pb.java).utf8_validation', 'DEFAULT');
  const isChecked =
    scope.options['java_string_check_utf8'] === true || java === 'VERIFY' || utf8 === 'VERIFY';
  found.set('Java UTF-8 validation', isChecked ? 'VERIFY' : 'DEFAULT');
  return found;
}
