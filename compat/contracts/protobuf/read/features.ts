/** Features of editions, which proto2 and proto3 have by their syntax. (Protobuf Editions, "Feature settings".) */

export type Features = ReadonlyMap<string, string>;

const proto2: Features = new Map([
  ['field_presence', 'EXPLICIT'],
  ['enum_type', 'CLOSED'],
  ['utf8_validation', 'NONE'],
  ['json_format', 'LEGACY_BEST_EFFORT'],
  ['message_encoding', 'LENGTH_PREFIXED'],
  ['repeated_field_encoding', 'EXPANDED'],
]);

const edition2023: Features = new Map([
  ['field_presence', 'EXPLICIT'],
  ['enum_type', 'OPEN'],
  ['utf8_validation', 'VERIFY'],
  ['json_format', 'ALLOW'],
  ['message_encoding', 'LENGTH_PREFIXED'],
  ['repeated_field_encoding', 'PACKED'],
]);

/** Of a file that sets none. */
export function featuresOf(syntax: string): Features {
  if (syntax === 'proto2') return proto2;
  return syntax === 'proto3' ? new Map([...edition2023, ['field_presence', 'IMPLICIT']]) : edition2023;
}

/** What an element sets goes before what holds it. Names of languages stand in front: `(pb.cpp).string_type`. */
export function withFeatures(
  outer: Features,
  options: Readonly<Record<string, unknown>> | undefined,
): Features {
  const own = options?.['features'];
  const inner = new Map(outer);
  if (typeof own === 'object' && own !== null) addAll(inner, '', own as Readonly<Record<string, unknown>>);
  for (const [name, value] of Object.entries(options ?? {})) {
    if (!name.startsWith('features.')) continue;
    const short = name.slice('features.'.length);
    if (typeof value === 'object' && value !== null)
      addAll(inner, `${short}.`, value as Record<string, unknown>);
    else inner.set(short, String(value));
  }
  return inner;
}

function addAll(into: Map<string, string>, prefix: string, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'object' && value !== null)
      addAll(into, `${prefix}${name}.`, value as Readonly<Record<string, unknown>>);
    else into.set(`${prefix}${name}`, String(value));
  }
}
